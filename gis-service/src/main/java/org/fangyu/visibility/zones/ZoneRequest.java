package org.fangyu.visibility.zones;

import java.util.Set;
import java.util.TreeSet;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import tools.jackson.databind.JsonNode;

/**
 * The body of POST /api/visibility/zones: a road by its code, a line with a name, or the zone that is to be computed again.
 *
 * @param road code, or null
 * @param zone code, or null
 * @param name of a drawn line, or null
 * @param line MultiLineString in longitude and latitude, or null
 * @param division of a drawn line; null is the county
 */
record ZoneRequest(String road, String zone, String name, Geometry line, String division) {
  private static final Set<String> KNOWN = Set.of("road", "zone", "name", "along", "division");
  private static final int LONGEST_CODE = 64;
  private static final int LONGEST_NAME = 100;

  /** @throws Problem 400 naming the member, its bound and the offender */
  static ZoneRequest read(JsonNode body) {
    if (!body.isObject()) {
      throw Problem.badBody("body", "JSON 对象 / an object", body);
    }
    for (String member : body.propertyNames()) {
      if (!KNOWN.contains(member)) {
        throw Problem.badBody(member, "只接受 / only " + String.join(", ", new TreeSet<>(KNOWN)), member);
      }
    }
    long ways = Set.of("road", "zone", "along").stream().filter(body::has).count();
    if (ways != 1) {
      throw Problem.badBody("road", "road、zone、along 三者择一 / one of road, zone and along", ways);
    }
    if (!body.has("along")) {
      return new ZoneRequest(text(body, "road", LONGEST_CODE), text(body, "zone", LONGEST_CODE), null, null, null);
    }
    String division = text(body, "division", LONGEST_CODE);
    if (division != null && !division.matches("\\d{2,12}")) {
      throw Problem.badBody("division", "2–12 位区划代码 / 2 to 12 digits", division);
    }
    String name = text(body, "name", LONGEST_NAME);
    if (name == null) {
      throw Problem.badBody("name", "画出的走廊要有名称 / a drawn corridor needs a name", "");
    }
    return new ZoneRequest(null, null, name, line(body.get("along")), division);
  }

  private static Geometry line(JsonNode json) {
    Geometry line = GeoJson.read(json, "along");
    if (line.getDimension() != 1 || line.isEmpty() || line.getLength() == 0) {
      throw Problem.badBody("along", "有长度的线 / a line with length", line.getGeometryType());
    }
    LineString[] parts = new LineString[line.getNumGeometries()];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = (LineString) line.getGeometryN(i);
    }
    Geometry all = line.getFactory().createMultiLineString(parts);
    all.setSRID(GeoJson.SRID);
    return all;
  }

  private static String text(JsonNode body, String member, int longest) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return null;
    }
    String text = value.isString() ? value.asString().strip() : "";
    if (text.isEmpty() || text.length() > longest || text.indexOf('\0') >= 0) {
      throw Problem.badBody(member, "1–" + longest + " 个字符 / characters", value);
    }
    return text;
  }
}
