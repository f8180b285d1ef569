package org.fangyu.visibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.visibility.Thing.Coordinates;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A GeoJSON file of roads or targets.
 *
 * @param crs of its coordinates: that of its {@code crs} member, else the elevation's
 * @param things in that system
 */
record SightFile(Crs crs, List<Thing> things) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * Reads a file.
   *
   * @param option the command's option that named it, for the fault
   * @throws Problem 422 if it is no GeoJSON with features, 400 if a feature is wrong
   * @throws IOException if it cannot be read
   */
  static SightFile read(Path path, String option, Crs otherwise) throws IOException {
    JsonNode json;
    try {
      json = JSON.readTree(Files.readAllBytes(path));
    } catch (JacksonException broken) {
      throw Problem.unprocessable("not-json", "文件 %s 不是有效的 JSON / is not JSON: %s".formatted(path, broken.getOriginalMessage()),
          option, "GeoJSON", path);
    }
    Crs crs = crs(json, option, otherwise);
    List<Thing> things = Thing.read(json, option, Coordinates.ANY);
    if (things.isEmpty()) {
      throw Problem.unprocessable("no-features", "文件 %s 没有要素 / holds no features".formatted(path), option, "至少一个要素 / at least one", path);
    }
    return new SightFile(crs, things);
  }

  private static Crs crs(JsonNode json, String option, Crs otherwise) {
    JsonNode name = json.path("crs").path("properties").path("name");
    try {
      return name.isString() ? Crs.parse(name.asString()) : otherwise;
    } catch (CrsFault unknown) {
      throw Problem.unprocessable("crs", unknown.getMessage(), option + " crs", "EPSG:n", name.asString());
    }
  }

  /** The things in another system. @throws Problem 422 when the datums differ */
  List<Thing> in(Crs other) {
    CrsTransform transform = transform(crs, other);
    return things.stream().map(thing -> thing.with(moved(transform, thing.geometry(), "crs"))).toList();
  }

  /** As {@link #in}, the geometries alone. */
  List<Geometry> geometriesIn(Crs other) {
    return in(other).stream().map(Thing::geometry).toList();
  }

  /**
   * A geometry moved into another system.
   *
   * @param field that holds it, for the fault
   * @throws Problem 422 when it lies where the system means nothing, as on the other side of the earth
   */
  static Geometry moved(CrsTransform transform, Geometry geometry, String field) {
    try {
      return transform.apply(geometry);
    } catch (CrsFault outside) {
      throw Problem.unprocessable("place", "位置太远，所用坐标系到不了 / the place lies beyond the reach of the coordinate system", field,
          "高程所在坐标系的适用范围 / where the elevation's system is used", geometry.getEnvelopeInternal());
    }
  }

  /** As {@link #moved(CrsTransform, Geometry, String)}. */
  static Coordinate moved(CrsTransform transform, Coordinate place, String field) {
    return moved(transform, FACTORY.createPoint(place), field).getCoordinate();
  }

  /** @throws Problem 422 when the datums differ */
  static CrsTransform transform(Crs from, Crs to) {
    try {
      return CrsTransform.between(from, to);
    } catch (CrsFault fault) {
      throw Problem.unprocessable("datum", fault.getMessage(), "crs", from.code(), to.code());
    }
  }

  /** Writes features in a system. */
  static void write(Path path, Crs crs, Map<String, Object> collection) throws IOException {
    collection.put("crs", Map.of("type", "name", "properties", Map.of("name", "urn:ogc:def:crs:EPSG::" + crs.epsg())));
    Files.write(path, JSON.writeValueAsBytes(collection));
  }
}
