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
import tools.jackson.databind.JsonNode;

/** Reads a {@link Proposal} out of a request, strictly: every fault is a 400 or 413 that names field, bound and offender. */
final class NamingRequest {

  private static final Set<String> CLASSES = new TreeSet<>(Set.of("road", "expressway", "national", "provincial", "county",
      "township", "arterial", "secondary", "branch", "lane"));
  private static final Pattern DIVISION = Pattern.compile("\\d{2,12}");

  private NamingRequest() {}

  static Proposal of(HttpServletRequest request) throws IOException {
    return of(JsonBody.object(request));
  }

  private static Proposal of(JsonNode body) {
    String roadClass = text(body, "class", 20, false);
    if (roadClass != null && !CLASSES.contains(roadClass)) {
      throw Problem.badBody("class", String.join(", ", CLASSES), roadClass);
    }
    String division = text(body, "divisionCode", 12, false);
    if (division != null && !DIVISION.matcher(division).matches()) {
      throw Problem.badBody("divisionCode", "区划代码, 2–12 位数字 / a division code, 2 to 12 digits", division);
    }
    return new Proposal(Proposal.Act.NAME, Proposal.Target.ROAD, text(body, "specific", Proposal.LONGEST_SPECIFIC, true),
        text(body, "generic", Proposal.LONGEST_GENERIC, true), null, "road".equals(roadClass) ? null : roadClass, width(body), division,
        text(body, "code", 50, false), null, null, text(body, "pinyin", 200, false), geometry(body.get("geometry")));
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

  private static Double width(JsonNode body) {
    JsonNode node = body.get("widthMetres");
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > Proposal.WIDEST_METRES) {
      throw Problem.badBody("widthMetres", "数字 / a number > 0, ≤ " + Proposal.WIDEST_METRES, node);
    }
    return node.doubleValue();
  }

  private static Geometry geometry(JsonNode node) {
    if (node == null || node.isNull()) {
      throw Problem.badBody("geometry", "必填 / required", node);
    }
    return GeoJson.read(node, "geometry");
  }
}
