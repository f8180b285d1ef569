package org.fangyu.features;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Layer;
import org.fangyu.web.Form;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Describes the interface in OpenAPI 3.0: one document, no outside reference, every parameter by its name. What is the
 * same everywhere stands in openapi.json beside this class; the collections come from the catalogue.
 */
final class OpenApi {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final List<String> ITEM_PARAMETERS = List.of("f", "bbox", "bbox-crs", "datetime", "limit", "cursor", "offset");
  private static final List<String> FAULTS = List.of("400", "404", "406", "500", "503");

  private OpenApi() {}

  /** @param landing address of the landing page: everything is below it */
  static ObjectNode document(String landing, List<Layer> layers) {
    ObjectNode document = read();
    ((ArrayNode) document.get("servers")).addObject().put("url", landing);
    var paths = (ObjectNode) document.get("paths");
    refer(get(paths, "/", "getLandingPage", "入口 / Landing page", "application/json", "landingPage"), "f");
    refer(get(paths, "/conformance", "getConformance", "符合的标准 / Conformance", "application/json", "confClasses"), "f");
    refer(get(paths, "/api", "getApi", "本文档 / This document", Form.OPENAPI.toString(), "openApi"), "f");
    refer(get(paths, "/collections", "getCollections", "数据集 / Collections", "application/json", "collections"), "f");
    for (Layer layer : layers) collection(paths, layer);
    return document;
  }

  /** The JSON type of a column's values. */
  static String type(Column column) {
    return switch (column.kind()) {
      case INTEGER, NUMBER, BOOLEAN -> column.kind().name().toLowerCase(Locale.ROOT);
      case TEXT, DATE, INSTANT -> "string";
    };
  }

  private static void collection(ObjectNode paths, Layer layer) {
    String title = layer.title() + " / " + layer.titleEn();
    String path = "/collections/" + layer.id();
    refer(get(paths, path, "describe_" + layer.view(), title, "application/json", "collection"), "f");
    ArrayNode items = get(paths, path + "/items", "items_" + layer.view(), title + ": 要素 / features", Form.GEOJSON.toString(), "featureCollectionGeoJSON");
    ITEM_PARAMETERS.forEach(name -> refer(items, name));
    for (Column column : layer.properties()) parameter(items, column);
    ArrayNode item = get(paths, path + "/items/{featureId}", "item_" + layer.view(), title + ": 单个要素 / one feature", Form.GEOJSON.toString(), "featureGeoJSON");
    List.of("featureId", "f", "datetime").forEach(name -> refer(item, name));
  }

  /** Adds the operation and returns its still empty list of parameters. */
  private static ArrayNode get(ObjectNode paths, String path, String operation, String summary, String mediaType, String schema) {
    ObjectNode get = paths.putObject(path).putObject("get");
    get.put("operationId", operation).put("summary", summary);
    get.putArray("tags").add(operation.startsWith("item") ? "Data" : "Capabilities");
    ArrayNode parameters = get.putArray("parameters");
    ObjectNode responses = get.putObject("responses");
    ObjectNode content = responses.putObject("200").put("description", summary).putObject("content");
    content.putObject(mediaType).putObject("schema").put("$ref", "#/components/schemas/" + schema);
    content.putObject("text/html").putObject("schema").put("type", "string");
    for (String fault : FAULTS) responses.putObject(fault).put("$ref", "#/components/responses/" + fault);
    return parameters;
  }

  private static void refer(ArrayNode parameters, String name) {
    parameters.addObject().put("$ref", "#/components/parameters/" + name);
  }

  private static void parameter(ArrayNode parameters, Column column) {
    ObjectNode parameter = parameters.addObject().put("name", column.name()).put("in", "query").put("description", column.title() + " / " + column.titleEn())
        .put("required", false).put("style", "form").put("explode", false);
    ObjectNode schema = parameter.putObject("schema").put("type", type(column));
    if (column.kind() == Column.Kind.DATE) schema.put("format", "date");
    if (column.kind() == Column.Kind.INSTANT) schema.put("format", "date-time");
  }

  /** What a parameter of the document says of itself, where it is written or where it refers to. */
  static JsonNode resolve(JsonNode document, JsonNode parameter) {
    return parameter.has("$ref") ? document.at(parameter.get("$ref").asString().substring(1)) : parameter;
  }

  private static ObjectNode read() {
    try (InputStream json = OpenApi.class.getResourceAsStream("openapi.json")) {
      return (ObjectNode) JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
