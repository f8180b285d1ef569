package org.fangyu.web;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import tools.jackson.databind.JsonNode;

/** GeoJSON geometries (RFC 7946): longitude and latitude in degrees, read strictly and written with full precision. */
public final class GeoJson {
  /** SRID of what is read: CGCS2000 longitude, latitude. */
  public static final int SRID = 4490;
  private static final int MOST_VERTICES = 200_000;
  private static final GeometryFactory FACTORY = new GeometryFactory(new PrecisionModel(), SRID);

  private GeoJson() {}

  /**
   * Reads a geometry in longitude, latitude degrees.
   *
   * @param field name of the member, for the fault
   * @throws Problem 400 naming the member, the bound and the offender
   */
  public static Geometry read(JsonNode node, String field) {
    return new Reader(Frame.LON_LAT).geometry(node, field);
  }

  /** As {@link #read} for numbers in another CRS: any finite coordinates; the SRID is the caller's to set. */
  public static Geometry readAnyCrs(JsonNode node, String field) {
    return new Reader(Frame.ANY).geometry(node, field);
  }

  /** As members of a JSON object; null for null. */
  public static Map<String, Object> write(Geometry geometry) {
    if (geometry == null) return null;
    var json = new LinkedHashMap<String, Object>();
    json.put("type", geometry.getGeometryType().equals("LinearRing") ? "LineString" : geometry.getGeometryType());
    if (geometry.getClass() == GeometryCollection.class) {
      json.put("geometries", parts(geometry).stream().map(GeoJson::write).toList());
    } else {
      json.put("coordinates", coordinates(geometry));
    }
    return json;
  }

  private static Object coordinates(Geometry geometry) {
    if (geometry instanceof Point point) return point.isEmpty() ? List.of() : position(point.getCoordinate());
    if (geometry instanceof LineString line) return positions(line.getCoordinates());
    if (geometry instanceof Polygon polygon) return rings(polygon);
    return parts(geometry).stream().map(GeoJson::coordinates).toList();
  }

  private static List<Geometry> parts(Geometry geometry) {
    var parts = new ArrayList<Geometry>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) parts.add(geometry.getGeometryN(i));
    return parts;
  }

  private static List<double[][]> rings(Polygon polygon) {
    var rings = new ArrayList<double[][]>();
    if (polygon.isEmpty()) return rings;
    rings.add(positions(polygon.getExteriorRing().getCoordinates()));
    for (int i = 0; i < polygon.getNumInteriorRing(); i++) rings.add(positions(polygon.getInteriorRingN(i).getCoordinates()));
    return rings;
  }

  private static double[][] positions(Coordinate[] coordinates) {
    double[][] positions = new double[coordinates.length][];
    for (int i = 0; i < coordinates.length; i++) positions[i] = position(coordinates[i]);
    return positions;
  }

  private static double[] position(Coordinate c) {
    return Double.isNaN(c.getZ()) ? new double[] {c.x, c.y} : new double[] {c.x, c.y, c.getZ()};
  }

  private enum Frame { LON_LAT, ANY }

  /** One reading: counts vertices, so that a hostile body ends in a clear answer and not in memory. */
  private static final class Reader {
    private final Frame frame;
    private int vertices;

    Reader(Frame frame) {
      this.frame = frame;
    }

    Geometry geometry(JsonNode node, String field) {
      if (node == null || !node.isObject()) throw Problem.badBody(field, "GeoJSON 几何对象 / a GeoJSON geometry", node);
      String type = node.path("type").asString("");
      JsonNode inner = node.path("coordinates");
      String at = field + ".coordinates";
      return switch (type) {
        case "Point" -> FACTORY.createPoint(position(inner, at));
        case "LineString" -> line(inner, at);
        case "Polygon" -> polygon(inner, at);
        case "MultiPoint" -> FACTORY.createMultiPointFromCoords(positions(inner, at));
        case "MultiLineString" -> FACTORY.createMultiLineString(each(inner, at, this::line).toArray(LineString[]::new));
        case "MultiPolygon" -> FACTORY.createMultiPolygon(each(inner, at, this::polygon).toArray(Polygon[]::new));
        default -> throw Problem.badBody(field + ".type", "Point, LineString, Polygon, MultiPoint, MultiLineString, MultiPolygon", type);
      };
    }

    private LineString line(JsonNode node, String at) {
      Coordinate[] points = positions(node, at);
      if (points.length < 2) throw Problem.badBody(at, "至少两个点 / at least two positions", points.length);
      return FACTORY.createLineString(points);
    }

    private Polygon polygon(JsonNode node, String at) {
      List<LinearRing> rings = each(node, at, this::ring);
      if (rings.isEmpty()) throw Problem.badBody(at, "至少一个环 / at least one ring", 0);
      return FACTORY.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
    }

    private LinearRing ring(JsonNode node, String at) {
      Coordinate[] points = positions(node, at);
      if (points.length < 4) throw Problem.badBody(at, "环至少四个点 / a ring has at least four positions", points.length);
      if (!points[0].equals2D(points[points.length - 1])) throw Problem.badBody(at, "环须闭合 / a ring ends where it starts", points[points.length - 1]);
      return FACTORY.createLinearRing(points);
    }

    private Coordinate[] positions(JsonNode node, String at) {
      return each(node, at, this::position).toArray(Coordinate[]::new);
    }

    private <T> List<T> each(JsonNode node, String at, java.util.function.BiFunction<JsonNode, String, T> read) {
      if (!node.isArray()) throw Problem.badBody(at, "数组 / an array", node);
      var all = new ArrayList<T>(node.size());
      for (int i = 0; i < node.size(); i++) all.add(read.apply(node.get(i), at + "[" + i + "]"));
      return all;
    }

    private Coordinate position(JsonNode node, String at) {
      if (++vertices > MOST_VERTICES) throw Problem.tooLarge(at, "最多 / at most " + MOST_VERTICES + " 个点 / positions", vertices);
      if (!node.isArray() || node.size() < 2 || node.size() > 4) throw Problem.badBody(at, "[经度, 纬度] / [lon, lat]", node);
      double x = number(node.get(0), at);
      double y = number(node.get(1), at);
      if (frame == Frame.LON_LAT && (Math.abs(x) > 180 || Math.abs(y) > 90)) {
        String swapped = Math.abs(x) <= 90 && Math.abs(y) <= 180 ? "; 经纬度似乎颠倒 / axes look swapped" : "";
        throw Problem.badBody(at, "经度 ±180, 纬度 ±90 / lon, lat in degrees" + swapped, x + "," + y);
      }
      return node.size() > 2 ? new Coordinate(x, y, number(node.get(2), at)) : new Coordinate(x, y);
    }

    private static double number(JsonNode node, String at) {
      if (node.isNumber() && Double.isFinite(node.doubleValue())) return node.doubleValue();
      throw Problem.badBody(at, "有限数字 / a finite number", node);
    }
  }
}
