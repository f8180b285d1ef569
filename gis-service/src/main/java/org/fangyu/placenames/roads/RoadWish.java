package org.fangyu.placenames.roads;

import java.util.Set;
import org.fangyu.placenames.Proposal;
import org.fangyu.web.GeoJson;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiLineString;
import tools.jackson.databind.JsonNode;

/**
 * What is to be done with a road, read strictly.
 *
 * @param geometry longitude, latitude (EPSG:4490): the road that is drawn, or the piece that it is extended by; else null
 * @param recordCode of the road that is extended, split or merged; null for a drawn one
 * @param intoCode of the road that it is merged into
 * @param atMetres chainage of the cut
 * @param widthMetres NaN where it was not said
 */
record RoadWish(Act act, Geometry geometry, String recordCode, String intoCode, double atMetres, double widthMetres, String roadClass) {
  private static final Set<String> MEMBERS = Set.of("act", "geometry", "recordCode", "intoCode", "atMetres", "widthMetres", "roadClass");
  private static final int LONGEST_CODE = 50;

  enum Act {
    DRAW, EXTEND, SPLIT, MERGE;

    static Act of(JsonNode node) {
      for (Act act : values()) {
        if (node != null && act.name().equalsIgnoreCase(node.asString(""))) {
          return act;
        }
      }
      throw Problem.badBody("act", "draw, extend, split, merge", node);
    }
  }

  static RoadWish of(JsonNode body) {
    JsonBody.allowOnly(body, MEMBERS);
    Act act = Act.of(body.get("act"));
    boolean drawn = act == Act.DRAW || act == Act.EXTEND;
    String roadClass = body.hasNonNull("roadClass") ? text(body, "roadClass") : null;
    if (roadClass != null && !Proposal.ROAD_CLASSES.contains(roadClass)) {
      throw Problem.badBody("roadClass", String.join(", ", Proposal.ROAD_CLASSES.stream().sorted().toList()), roadClass);
    }
    return new RoadWish(act, drawn ? line(body.get("geometry")) : null, act == Act.DRAW ? null : text(body, "recordCode"), act == Act.MERGE ? text(body, "intoCode") : null,
        act == Act.SPLIT ? number(body, "atMetres", 1_000_000) : Double.NaN, body.hasNonNull("widthMetres") ? number(body, "widthMetres", Proposal.WIDEST_METRES) : Double.NaN, roadClass);
  }

  private static Geometry line(JsonNode node) {
    Geometry line = GeoJson.read(node, "geometry");
    if (!(line instanceof LineString) && !(line instanceof MultiLineString) || line.isEmpty()) {
      throw Problem.badBody("geometry.type", "LineString, MultiLineString", line.getGeometryType());
    }
    if (line.getNumPoints() > Proposal.MOST_VERTICES) {
      throw Problem.tooLarge("geometry.coordinates", "最多 / at most " + Proposal.MOST_VERTICES + " 个点 / positions", line.getNumPoints());
    }
    return line;
  }

  private static String text(JsonNode body, String field) {
    String text = body.path(field).asString("").strip();
    if (text.isEmpty() || text.length() > LONGEST_CODE) {
      throw Problem.badBody(field, "1–" + LONGEST_CODE + " 字符 / characters", body.get(field));
    }
    return text;
  }

  private static double number(JsonNode body, String field, double most) {
    JsonNode node = body.get(field);
    if (node == null || !node.isNumber() || !(node.doubleValue() > 0) || node.doubleValue() > most) {
      throw Problem.badBody(field, "数字 / a number > 0, ≤ " + most, node);
    }
    return node.doubleValue();
  }
}
