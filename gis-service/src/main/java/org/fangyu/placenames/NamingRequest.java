package org.fangyu.placenames;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.text.Normalizer;
import java.util.TreeSet;
import org.fangyu.web.GeoJson;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.JsonNode;

/** Reads a {@link Proposal} out of a request, strictly: every fault is a 400 or 413 that names field, bound and offender. */
final class NamingRequest {

  private NamingRequest() {}

  static Proposal of(HttpServletRequest request) throws IOException {
    return of(JsonBody.object(request));
  }

  private static Proposal of(JsonNode body) {
    Proposal.Target target = body.hasNonNull("target") ? Proposal.Target.of(text(body, "target", 10, true)) : Proposal.Target.ROAD;
    Proposal.Act act = body.hasNonNull("act") ? Proposal.Act.of(text(body, "act", 10, true)) : Proposal.Act.NAME;
    String roadClass = target == Proposal.Target.ROAD ? text(body, "class", 20, false) : null;
    if (roadClass != null && !roadClass.equals("road") && !Proposal.ROAD_CLASSES.contains(roadClass)) {
      var known = new TreeSet<>(Proposal.ROAD_CLASSES);
      known.add("road");
      throw Problem.badBody("class", String.join(", ", known), roadClass);
    }
    String record = text(body, "recordCode", 50, false);
    return new Proposal(act, target, text(body, "specific", Proposal.LONGEST_SPECIFIC, true),
        text(body, "generic", Proposal.LONGEST_GENERIC, target == Proposal.Target.ROAD), target == Proposal.Target.PLACE ? text(body, "placeClass", 20, true) : null,
        "road".equals(roadClass) ? null : roadClass, width(body), text(body, "divisionCode", 12, false), record == null ? text(body, "code", 50, false) : record,
        text(body, "caseCode", 20, false), ordinal(body), text(body, "pinyin", 200, false), geometry(body.get("geometry")));
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

  private static Integer ordinal(JsonNode body) {
    JsonNode node = body.get("ordinal");
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isInt() || node.intValue() < 1) {
      throw Problem.badBody("ordinal", "整数 / a whole number ≥ 1", node);
    }
    return node.intValue();
  }

  private static Geometry geometry(JsonNode node) {
    if (node == null || node.isNull()) {
      throw Problem.badBody("geometry", "必填 / required", node);
    }
    return GeoJson.read(node, "geometry");
  }
}
