package org.fangyu.features;

import java.io.OutputStream;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.fangyu.features.Address.Link;
import org.fangyu.web.Form;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** Writes features as GeoJSON (RFC 7946) while they come from the database; nothing of a page is kept. */
final class FeatureJson implements Items.Page {
  private static final JsonMapper JSON = JsonMapper.shared();

  private final JsonGenerator json;
  private final OptionalLong matched;
  private final Address address;
  private int returned;

  /** Begins a collection. @param matched how many there are without paging, where that was counted to its end */
  FeatureJson(OutputStream out, OptionalLong matched, Address address) {
    this.json = JSON.createGenerator(out);
    this.matched = matched;
    this.address = address;
    json.writeStartObject();
    json.writeStringProperty("type", "FeatureCollection");
    json.writeName("features");
    json.writeStartArray();
  }

  @Override
  public void feature(Feature feature) {
    write(feature, List.of(), json);
    returned++;
  }

  @Override
  public void end(OptionalLong next) {
    json.writeEndArray();
    json.writeNumberProperty("numberReturned", returned);
    if (matched.isPresent()) json.writeNumberProperty("numberMatched", matched.getAsLong());
    else json.writeNumberProperty("numberMatchedMoreThan", Items.MOST_COUNTED);
    json.writeStringProperty("timeStamp", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
    var links = new ArrayList<>(address.selfAndAlternate(Form.JSON, Form.GEOJSON.toString()));
    next.ifPresent(after -> links.add(address.next(after, Form.GEOJSON.toString())));
    links(links);
    json.writeEndObject();
    json.close();
  }

  /** One feature as a document of its own. */
  static void write(Feature feature, List<Link> links, OutputStream out) {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      write(feature, links, json);
    }
  }

  /** The place of a feature as text. */
  static String geometry(Feature feature) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      GeometryJson.write(feature.wkb(), json);
    }
    return text.toString();
  }

  private static void write(Feature feature, List<Link> links, JsonGenerator json) {
    json.writeStartObject();
    json.writeStringProperty("type", "Feature");
    json.writeStringProperty("id", feature.code());
    json.writeName("geometry");
    GeometryJson.write(feature.wkb(), json);
    json.writeName("properties");
    json.writeStartObject();
    for (Map.Entry<String, Object> property : feature.properties().entrySet()) {
      json.writeName(property.getKey());
      value(property.getValue(), json);
    }
    json.writeEndObject();
    if (!links.isEmpty()) {
      json.writeName("links");
      JSON.writeValue(json, links);
    }
    json.writeEndObject();
  }

  private void links(List<Link> links) {
    json.writeName("links");
    JSON.writeValue(json, links);
  }

  private static void value(Object value, JsonGenerator json) {
    if (value == null) json.writeNull();
    else if (value instanceof Long number) json.writeNumber(number);
    else if (value instanceof Double number) json.writeNumber(number);
    else if (value instanceof BigDecimal number) json.writeNumber(number);
    else if (value instanceof Boolean truth) json.writeBoolean(truth);
    else json.writeString(value.toString());
  }
}
