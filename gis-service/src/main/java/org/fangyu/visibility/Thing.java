package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/**
 * A feature of a question: a road or a target, in the coordinates in which it was asked.
 *
 * @param id as given, or null
 * @param name of its properties, or null
 * @param properties as given
 */
record Thing(JsonNode id, String name, Map<String, JsonNode> properties, Geometry geometry) {

  private static final List<String> NAMES = List.of("name", "label", "code", "名称");

  /** How coordinates are read. */
  enum Coordinates {
    LON_LAT, ANY
  }

  /**
   * The features of a GeoJSON geometry, Feature or FeatureCollection.
   *
   * @param field where the GeoJSON stands, for the fault
   * @throws Problem 400 naming the member and the offender
   */
  static List<Thing> read(JsonNode json, String field, Coordinates coordinates) {
    String type = json == null ? "" : json.path("type").asString("");
    if (type.equals("FeatureCollection")) {
      JsonNode features = json.path("features");
      if (!features.isArray()) {
        throw Problem.badBody(field + ".features", "数组 / an array", features);
      }
      List<Thing> things = new ArrayList<>();
      for (int i = 0; i < features.size(); i++) {
        things.add(feature(features.get(i), field + ".features[" + i + "]", coordinates));
      }
      return things;
    }
    return List.of(type.equals("Feature") ? feature(json, field, coordinates)
        : new Thing(null, null, Map.of(), geometry(json, field, coordinates)));
  }

  private static Thing feature(JsonNode feature, String field, Coordinates coordinates) {
    Map<String, JsonNode> properties = new LinkedHashMap<>();
    feature.path("properties").properties().forEach(entry -> properties.put(entry.getKey(), entry.getValue()));
    String name = NAMES.stream().map(properties::get)
        .filter(value -> value != null && value.isValueNode() && !value.isNull()).map(JsonNode::asString)
        .filter(value -> !value.isBlank()).findFirst().orElse(null);
    return new Thing(feature.get("id"), name, properties, geometry(feature.get("geometry"), field + ".geometry", coordinates));
  }

  private static Geometry geometry(JsonNode json, String field, Coordinates coordinates) {
    Geometry geometry = coordinates == Coordinates.LON_LAT ? GeoJson.read(json, field) : GeoJson.readAnyCrs(json, field);
    if (geometry.isEmpty()) {
      throw Problem.badBody(field, "非空几何 / a geometry that is not empty", geometry.toText());
    }
    return geometry;
  }

  Thing with(Geometry moved) {
    return new Thing(id, name, properties, moved);
  }
}
