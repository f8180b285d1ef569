package org.fangyu.boundaries;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.OffsetCheck.Measured;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;
import tools.jackson.databind.JsonNode;

/** The bodies of the boundary checks, read strictly: every fault is a 400 or 413 with field, bound and offender. */
final class FeatureBody {

  private static final int MOST_FEATURES = 1_000;
  private static final int MOST_VERTICES = 200_000;
  private static final double LEAST_ACCURACY_METRES = 1_000;

  private FeatureBody() {}

  static GpxTrack track(HttpServletRequest request) throws IOException {
    try {
      return GpxTrack.read(request.getInputStream());
    } catch (GpxTrack.Unreadable fault) {
      throw Problem.badBody("body", fault.bound(), fault.offender());
    }
  }

  /** Measured positions: points with the property {@code code} or {@code serial}, and {@code accuracyMetres} if known. */
  static List<Measured> measured(JsonNode body) {
    CrsTransform toDegrees = crs(body);
    List<Measured> measured = new ArrayList<>();
    for (JsonNode feature : features(body)) {
      String field = "features[" + measured.size() + "]";
      JsonNode properties = feature.path("properties");
      Geometry place = geometry(feature, field, toDegrees);
      if (!(place instanceof Point point)) {
        throw Problem.badBody(field + ".geometry.type", "Point", place.getGeometryType());
      }
      String code = name(properties, "code");
      Integer serial = serial(properties.path("serial"), field);
      if (code == null && serial == null) {
        throw Problem.badBody(field + ".properties", "code 或 serial / code or serial", properties);
      }
      measured.add(new Measured(code, serial, accuracy(properties.path("accuracyMetres"), field), point, field));
    }
    return measured;
  }

  /** Sides: polygons named by the property {@code code}, {@code side} or {@code name}. */
  static List<Area> areas(JsonNode body) {
    CrsTransform toDegrees = crs(body);
    List<Area> areas = new ArrayList<>();
    int vertices = 0;
    for (JsonNode feature : features(body)) {
      String field = "features[" + areas.size() + "]";
      Geometry area = geometry(feature, field, toDegrees);
      if (!(area instanceof Polygonal)) {
        throw Problem.badBody(field + ".geometry.type", "Polygon, MultiPolygon", area.getGeometryType());
      }
      vertices += area.getNumPoints();
      if (vertices > MOST_VERTICES) {
        throw Problem.tooLarge("features", "最多 / at most " + MOST_VERTICES + " 个点 / positions", vertices);
      }
      areas.add(new Area(side(feature.path("properties"), field), area));
    }
    return areas;
  }

  private static List<JsonNode> features(JsonNode body) {
    JsonNode type = body.path("type");
    if (!type.asString("").equals("FeatureCollection")) {
      throw Problem.badBody("type", "FeatureCollection", type);
    }
    JsonNode features = body.path("features");
    if (!features.isArray() || features.isEmpty()) {
      throw Problem.badBody("features", "至少一个要素的数组 / an array of at least one feature", features);
    }
    if (features.size() > MOST_FEATURES) {
      throw Problem.tooLarge("features", "最多 / at most " + MOST_FEATURES, features.size());
    }
    List<JsonNode> all = new ArrayList<>();
    features.forEach(all::add);
    return all;
  }

  private static Geometry geometry(JsonNode feature, String field, CrsTransform toDegrees) {
    String at = field + ".geometry";
    if (toDegrees == null) {
      return GeoJson.read(feature.path("geometry"), at);
    }
    Geometry given = GeoJson.readAnyCrs(feature.path("geometry"), at);
    try {
      return toDegrees.apply(given);
    } catch (CrsFault outside) {
      throw Problem.badBody(at, "坐标系适用范围之内,核对坐标系与坐标轴顺序 / within the use of its CRS; check CRS and axis order",
          given.getCoordinate());
    }
  }

  /** The change from the body's own system to degrees, or null where it has none: {@code "crs":"EPSG:4550"} or GeoJSON 2008. */
  private static CrsTransform crs(JsonNode body) {
    JsonNode crs = body.path("crs");
    if (crs.isMissingNode() || crs.isNull()) {
      return null;
    }
    JsonNode name = crs.isObject() ? crs.path("properties").path("name") : crs;
    try {
      Crs given = Crs.parse(name.asString(""));
      return given.epsg() == Crs.CGCS2000 || given.epsg() == Crs.WGS84 ? null : CrsTransform.between(given, Crs.of(Crs.CGCS2000));
    } catch (CrsFault fault) {
      throw Problem.badBody("crs", fault.getMessage(), name);
    }
  }

  private static String side(JsonNode properties, String field) {
    for (String key : List.of("side", "name", "code")) {
      String name = name(properties, key);
      if (name != null) {
        return name;
      }
    }
    return field;
  }

  private static String name(JsonNode properties, String key) {
    JsonNode value = properties.path(key);
    return value.isString() || value.isNumber() ? value.asString() : null;
  }

  private static Integer serial(JsonNode serial, String field) {
    if (serial.isMissingNode() || serial.isNull()) {
      return null;
    }
    if (serial.isInt() && serial.intValue() >= 1 && serial.intValue() <= 999) {
      return serial.intValue();
    }
    throw Problem.badBody(field + ".properties.serial", "整数 / whole number 1..999", serial);
  }

  private static Double accuracy(JsonNode accuracy, String field) {
    if (accuracy.isMissingNode() || accuracy.isNull()) {
      return null;
    }
    if (accuracy.isNumber() && accuracy.doubleValue() >= 0 && accuracy.doubleValue() <= LEAST_ACCURACY_METRES) {
      return accuracy.doubleValue();
    }
    throw Problem.badBody(field + ".properties.accuracyMetres", "数字 / number 0.." + LEAST_ACCURACY_METRES, accuracy);
  }
}
