package org.fangyu.visibility;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.rules.Validity;
import org.fangyu.visibility.Thing.Coordinates;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import tools.jackson.databind.JsonNode;

/**
 * The body of POST /api/visibility, checked: what it leaves out comes from the rules of the place. Coordinates
 * are longitude and latitude in degrees.
 *
 * @param along roads, or empty when there is one observer
 * @param observer the one observer, or null
 * @param to the one point that the observer looks at when there are no targets, or null
 * @param screenShare share of the eyes that a screen should hide the target from, beside from all; or null
 * @param clause legal basis of the sight range
 */
record VisibilityRequest(List<Thing> along, Coordinate observer, Coordinate to, List<Thing> targets, double eyeHeight,
    double targetHeight, double maxDistance, double refraction, boolean curvature, boolean firstRidge, double step, boolean stepStated,
    double screenDistance, Double screenShare, String clause) {

  static final double HIGHEST_METRES = 1000;
  static final double FARTHEST_METRES = 50_000;
  static final double MOST_REFRACTION = 0.99;
  static final double FARTHEST_SCREEN_METRES = 1000;
  private static final int MOST_TARGETS = 5000;
  private static final Set<String> KNOWN = Set.of("along", "from", "targets", "eyeHeight", "targetHeight", "maxDistance",
      "refraction", "curvature", "firstRidge", "step", "division", "to", "screenDistance", "screenShare");

  /** @throws Problem 400 or 413 naming the member, its bound and the offender */
  static VisibilityRequest read(JsonNode body, String countyCode, VisibilityRules rules) {
    if (!body.isObject()) {
      throw Problem.badBody("body", "JSON 对象 / an object", body);
    }
    for (String member : body.propertyNames()) {
      if (!KNOWN.contains(member)) {
        throw Problem.badBody(member, "只接受 / only " + String.join(", ", new TreeSet<>(KNOWN)), member);
      }
    }
    if (body.has("along") == body.has("from")) {
      throw Problem.badBody("along", "along 与 from 二者择一 / either along or from", body.has("along") ? "both" : "neither");
    }
    if (body.has("to") && (body.has("targets") || body.has("along"))) {
      throw Problem.badBody("to", "to 只与 from 同用，不与 targets 同用 / to goes with from and without targets", body.get("to"));
    }
    var held = rules.of(division(body, countyCode), Validity.today());
    return new VisibilityRequest(
        body.has("along") ? Thing.read(body.get("along"), "along", Coordinates.LON_LAT) : List.of(),
        body.has("from") ? place(body, "from") : null,
        body.has("to") ? place(body, "to") : null,
        body.has("to") ? List.of() : targets(body),
        number(body, "eyeHeight", held.eyeHeight(), 0, HIGHEST_METRES),
        number(body, "targetHeight", held.targetHeight(), 0, HIGHEST_METRES),
        number(body, "maxDistance", held.maxDistance(), 1, FARTHEST_METRES),
        number(body, "refraction", held.refraction(), 0, MOST_REFRACTION),
        truth(body, "curvature", true), truth(body, "firstRidge", false),
        number(body, "step", held.spacing(), 1, FARTHEST_METRES), body.hasNonNull("step"),
        number(body, "screenDistance", SightSettings.USUAL_SCREEN_DISTANCE_METRES, 0.1, FARTHEST_SCREEN_METRES),
        share(body), held.clause());
  }

  private static List<Thing> targets(JsonNode body) {
    List<Thing> targets = Thing.read(body.get("targets"), "targets", Coordinates.LON_LAT);
    if (targets.isEmpty() || targets.size() > MOST_TARGETS) {
      throw Problem.tooLarge("targets", "1.." + MOST_TARGETS + " 个目标 / targets", targets.size());
    }
    return targets;
  }

  private static Double share(JsonNode body) {
    double share = number(body, "screenShare", Double.NaN, 0, 1);
    return Double.isNaN(share) ? null : (Double) share;
  }

  SightSettings settings(double verticalErrorMetres) {
    return new SightSettings(eyeHeight, targetHeight, maxDistance, curvature ? SightSettings.bend(refraction) : 0,
        verticalErrorMetres, firstRidge, screenDistance);
  }

  /** Greatest distance between two eyes in metres: as stated, else the rule's, or less over fine cells. */
  double step(double cellMetres) {
    return stepStated ? step : Eyes.step(step, cellMetres);
  }

  /** The values the answer rests on. @param stepMetres between eyes, as it was taken */
  Map<String, Object> stated(double stepMetres) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("eyeHeight", eyeHeight);
    json.put("targetHeight", targetHeight);
    json.put("maxDistance", maxDistance);
    json.put("refraction", refraction);
    json.put("curvature", curvature);
    json.put("firstRidge", firstRidge);
    json.put("step", stepMetres);
    json.put("screenDistance", screenDistance);
    return json;
  }

  private static String division(JsonNode body, String countyCode) {
    if (!body.has("division")) {
      return countyCode;
    }
    String code = body.get("division").asString("");
    if (!code.matches("\\d{2,12}")) {
      throw Problem.badBody("division", "2–12 位区划代码 / 2 to 12 digits", code);
    }
    return code;
  }

  private static Coordinate place(JsonNode body, String member) {
    JsonNode place = body.get(member);
    boolean pair = place.isArray() && place.size() == 2 && place.get(0).isNumber() && place.get(1).isNumber();
    if (!pair || Math.abs(place.get(0).doubleValue()) > 180 || Math.abs(place.get(1).doubleValue()) > 90) {
      throw Problem.badBody(member, "[经度, 纬度] / [lon, lat]", place);
    }
    return new Coordinate(place.get(0).doubleValue(), place.get(1).doubleValue());
  }

  private static double number(JsonNode body, String member, double otherwise, double least, double most) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    double number = value.isNumber() ? value.doubleValue() : Double.NaN;
    if (!(number >= least && number <= most)) {
      throw Problem.badBody(member, "数字 / number " + least + ".." + most, value);
    }
    return number;
  }

  private static boolean truth(JsonNode body, String member, boolean otherwise) {
    JsonNode value = body.get(member);
    if (value == null || value.isNull()) {
      return otherwise;
    }
    if (!value.isBoolean()) {
      throw Problem.badBody(member, "true 或 / or false", value);
    }
    return value.booleanValue();
  }
}
