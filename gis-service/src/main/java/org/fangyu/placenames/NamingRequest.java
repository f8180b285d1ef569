package org.fangyu.placenames;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.Normalizer;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fangyu.web.GeoJson;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import tools.jackson.databind.JsonNode;

/**
 * A proposal as it came in, read strictly: every fault is a 400 or 413 that names field, bound and offender.
 *
 * @param roadClass class of road, null if it was not said
 * @param widthMetres NaN if it was not said
 * @param divisionCode null if it was not said: the county the road lies in
 * @param code of the road that is being named, so that it is not its own rival; null for a new one
 * @param pinyin spelling a person has confirmed; null to use the drafted one
 * @param road longitude, latitude in degrees (EPSG:4490)
 */
record NamingRequest(String specific, String generic, String roadClass, double widthMetres, String divisionCode,
    String code, String pinyin, Geometry road) {

  static final int LONGEST_SPECIFIC = 30;
  static final int LONGEST_GENERIC = 10;
  static final int MOST_VERTICES = 20_000;
  static final double WIDEST_METRES = 200;
  private static final Set<String> CLASSES = new TreeSet<>(Set.of("road", "expressway", "national", "provincial", "county",
      "township", "arterial", "secondary", "branch", "lane"));
  private static final Pattern DIVISION = Pattern.compile("\\d{2,12}");

  static NamingRequest of(HttpServletRequest request) throws IOException {
    return of(JsonBody.object(request));
  }

  private static NamingRequest of(JsonNode body) {
    String roadClass = text(body, "class", 20, false);
    if (roadClass != null && !CLASSES.contains(roadClass)) {
      throw Problem.badBody("class", String.join(", ", CLASSES), roadClass);
    }
    String division = text(body, "divisionCode", 12, false);
    if (division != null && !DIVISION.matcher(division).matches()) {
      throw Problem.badBody("divisionCode", "区划代码, 2–12 位数字 / a division code, 2 to 12 digits", division);
    }
    return new NamingRequest(text(body, "specific", LONGEST_SPECIFIC, true), text(body, "generic", LONGEST_GENERIC, true),
        "road".equals(roadClass) ? null : roadClass, width(body), division, text(body, "code", 50, false),
        text(body, "pinyin", 200, false), road(body.get("geometry")));
  }

  /** The text without any space and in half width, as names are written; null if absent and not required. */
  private static String text(JsonNode body, String field, int longest, boolean required) {
    JsonNode node = body.get(field);
    if (node == null || node.isNull()) {
      if (required) {
        throw Problem.badBody(field, "必填 / required", node);
      }
      return null;
    }
    if (!node.isString()) {
      throw Problem.badBody(field, "文字 / a text", node);
    }
    String given = node.asString();
    if (given.length() > longest * 4) {
      throw Problem.badBody(field, "最多 / at most " + longest + " 字 / characters", given);
    }
    String text = Normalizer.normalize(given, Normalizer.Form.NFKC).strip();
    text = field.equals("pinyin") ? text : text.replaceAll("\\s+", "");
    if (text.codePointCount(0, text.length()) > longest) {
      throw Problem.badBody(field, "最多 / at most " + longest + " 字 / characters", given);
    }
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw Problem.badBody(field, "不含控制字符 / no control characters", given);
    }
    if (text.isEmpty() && required) {
      throw Problem.badBody(field, "不能为空 / not empty", given);
    }
    return text.isEmpty() ? null : text;
  }

  private static double width(JsonNode body) {
    JsonNode node = body.get("widthMetres");
    if (node == null || node.isNull()) {
      return Double.NaN;
    }
    if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > WIDEST_METRES) {
      throw Problem.badBody("widthMetres", "数字 / a number > 0, ≤ " + WIDEST_METRES, node);
    }
    return node.doubleValue();
  }

  private static Geometry road(JsonNode node) {
    if (node == null || node.isNull()) {
      throw Problem.badBody("geometry", "必填 / required", node);
    }
    Geometry road = GeoJson.read(node, "geometry");
    if (!(road instanceof LineString) && !(road instanceof MultiLineString)) {
      throw Problem.badBody("geometry.type", "LineString, MultiLineString", road.getGeometryType());
    }
    if (road.isEmpty()) {
      throw Problem.badBody("geometry.coordinates", "不能为空 / not empty", "[]");
    }
    if (road.getNumPoints() > MOST_VERTICES) {
      throw Problem.tooLarge("geometry.coordinates", "最多 / at most " + MOST_VERTICES + " 个点 / positions", road.getNumPoints());
    }
    return road;
  }
}
