package org.fangyu.files.geojson;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiLineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/** Geometry objects of RFC 7946, x first; heights (third numbers) are read and not written. */
final class GeoJsonGeometry {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  private GeoJsonGeometry() {}

  /**
   * The geometry of a node.
   *
   * @throws IllegalArgumentException if it is not one; the message says what is wrong where
   */
  static Geometry read(JsonNode node) {
    String type = node.path("type").stringValue(null);
    JsonNode coordinates = node.path("coordinates");
    if (type == null) {
      throw new IllegalArgumentException("a geometry needs a type");
    }
    return switch (type) {
      case "Point" -> coordinates.isEmpty() ? FACTORY.createPoint() : FACTORY.createPoint(position(coordinates));
      case "LineString" -> line(coordinates);
      case "Polygon" -> polygon(coordinates);
      case "MultiPoint" -> FACTORY.createMultiPoint(
          each(coordinates, c -> FACTORY.createPoint(position(c))).toArray(Point[]::new));
      case "MultiLineString" -> FACTORY.createMultiLineString(
          each(coordinates, GeoJsonGeometry::line).toArray(LineString[]::new));
      case "MultiPolygon" -> FACTORY.createMultiPolygon(
          each(coordinates, GeoJsonGeometry::polygon).toArray(Polygon[]::new));
      default -> throw new IllegalArgumentException("geometry type %s is not supported".formatted(type));
    };
  }

  private static LineString line(JsonNode node) {
    return FACTORY.createLineString(positions(node));
  }

  private static Polygon polygon(JsonNode node) {
    List<LinearRing> rings = each(node, ring -> FACTORY.createLinearRing(positions(ring)));
    return rings.isEmpty() ? FACTORY.createPolygon()
        : FACTORY.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }

  private static Coordinate[] positions(JsonNode node) {
    return each(node, GeoJsonGeometry::position).toArray(Coordinate[]::new);
  }

  private static Coordinate position(JsonNode node) {
    if (!node.isArray() || node.size() < 2 || !node.get(0).isNumber() || !node.get(1).isNumber()) {
      throw new IllegalArgumentException("a position must be [x, y], found " + shortened(node));
    }
    return new Coordinate(node.get(0).doubleValue(), node.get(1).doubleValue());
  }

  private static <T> List<T> each(JsonNode node, java.util.function.Function<JsonNode, T> part) {
    if (!node.isArray()) {
      throw new IllegalArgumentException("coordinates must be an array, found " + shortened(node));
    }
    List<T> parts = new ArrayList<>(node.size());
    node.forEach(child -> parts.add(part.apply(child)));
    return parts;
  }

  private static String shortened(JsonNode node) {
    String text = node.isMissingNode() ? "nothing" : node.toString();
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }

  /** Writes a geometry, or null, with every digit of its numbers. */
  static void write(JsonGenerator json, Geometry geometry) {
    if (geometry == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeStringProperty("type", geometry.getGeometryType());
    json.writeName("coordinates");
    coordinates(json, geometry);
    json.writeEndObject();
  }

  private static void coordinates(JsonGenerator json, Geometry geometry) {
    if (geometry instanceof Point point) {
      position(json, point.getX(), point.getY());
    } else if (geometry instanceof LineString line) {
      line(json, line);
    } else if (geometry instanceof Polygon polygon) {
      polygon(json, polygon);
    } else if (geometry instanceof MultiPoint || geometry instanceof MultiLineString
        || geometry instanceof MultiPolygon) {
      json.writeStartArray();
      for (int i = 0; i < geometry.getNumGeometries(); i++) {
        coordinates(json, geometry.getGeometryN(i));
      }
      json.writeEndArray();
    } else {
      throw new IllegalArgumentException("cannot write a " + geometry.getGeometryType());
    }
  }

  private static void polygon(JsonGenerator json, Polygon polygon) {
    json.writeStartArray();
    if (!polygon.isEmpty()) {
      line(json, polygon.getExteriorRing());
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        line(json, polygon.getInteriorRingN(i));
      }
    }
    json.writeEndArray();
  }

  private static void line(JsonGenerator json, LineString line) {
    json.writeStartArray();
    for (int i = 0; i < line.getNumPoints(); i++) {
      position(json, line.getCoordinateSequence().getX(i), line.getCoordinateSequence().getY(i));
    }
    json.writeEndArray();
  }

  private static void position(JsonGenerator json, double x, double y) {
    json.writeStartArray();
    json.writeNumber(x);
    json.writeNumber(y);
    json.writeEndArray();
  }
}
