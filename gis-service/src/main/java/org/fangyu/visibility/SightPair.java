package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.fangyu.geometry.sight.SightProfile;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Verdict;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.terrain.Elevation;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;

/** One eye and one target point, in metres of the elevation's system: the answer with the profile to draw. Obstacles are named by their file, or null. */
record SightPair(Elevation elevation, Terrain terrain, String obstacles, SightSettings settings, Coordinate eye, Coordinate target) {

  static final double LONGEST_METRES = 100_000;

  /** @throws Problem 400 when the points lie too far apart */
  static void requireNear(Coordinate eye, Coordinate target) {
    if (eye.distance(target) > LONGEST_METRES) {
      throw Problem.badParameter("to", "相距最多 / at most " + LONGEST_METRES + " m", eye.distance(target));
    }
  }

  /** @param heights whether heights of the ground may be shown: without, the profile is left out */
  Map<String, Object> json(boolean heights) {
    var profile = SightProfile.between(terrain, eye, target, settings);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", profile.verdict().name().toLowerCase(Locale.ROOT));
    json.put("word", SightSentence.word(profile.verdict()));
    json.put("sentence", sentence(profile));
    json.put("reason", profile.verdict() == Verdict.DOUBTFUL ? reason(profile) : null);
    json.put("visible", profile.visibility() == Visibility.UNKNOWN ? null : profile.visibility() == Visibility.VISIBLE);
    json.put("lengthMetres", SightAnswer.rounded(profile.lengthMetres()));
    json.put("clearanceMetres", SightAnswer.rounded(profile.clearanceMetres()));
    json.put("clearanceAtMetres", SightAnswer.rounded(profile.clearanceAtMetres()));
    json.put("marginMetres", SightAnswer.rounded(profile.marginMetres()));
    json.put("marginAtMetres", SightAnswer.rounded(profile.marginAtMetres()));
    json.put("crossesMissingData", profile.crossesMissingData());
    json.put("missing", profile.missingStretches().stream().map(SightPair::rounded).toList());
    profile.firstRidgeMetres().ifPresent(metres -> json.put("firstRidgeMetres", SightAnswer.rounded(metres)));
    profile.firstBlocker().ifPresent(at -> json.put("blocker", blocker(at, profile, heights)));
    if (heights) {
      draw(json, profile);
    }
    json.put("elevation", SightAnswer.elevation(elevation, obstacles));
    return json;
  }

  private void draw(Map<String, Object> json, SightProfile profile) {
    json.put("distances", rounded(profile.distances()));
    json.put("ground", rounded(profile.ground()));
    if (!terrain.isBare()) {
      json.put("surface", rounded(profile.surface()));
    }
    json.put("sight", rounded(profile.sight()));
  }

  private Map<String, Object> blocker(Coordinate at, SightProfile profile, boolean heights) {
    Coordinate place = SightAnswer.lonLat(elevation.crs()).apply(at.x, at.y);
    double distance = eye.distance(at);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lon", place.x);
    json.put("lat", place.y);
    json.put("distance", SightAnswer.rounded(distance));
    if (heights) {
      json.put("ground", SightAnswer.rounded(at.z));
      json.put("sight", SightAnswer.rounded(heightOfLine(profile, distance)));
    }
    return json;
  }

  private static double heightOfLine(SightProfile profile, double distance) {
    double[] distances = profile.distances();
    int at = Arrays.binarySearch(distances, distance);
    int nearest = at >= 0 ? at : Math.min(-at - 1, distances.length - 1);
    boolean before = nearest > 0 && distance - distances[nearest - 1] < distances[nearest] - distance;
    return profile.sight()[before ? nearest - 1 : nearest];
  }

  private Map<String, Object> reason(SightProfile profile) {
    boolean lacks = profile.visibility() == Visibility.UNKNOWN;
    return SightSentence.reason(lacks ? Double.NaN : decisive(profile), settings.verticalErrorMetres(), lacks ? 1 : 0);
  }

  private static double decisive(SightProfile profile) {
    return profile.visibility() == Visibility.BLOCKED ? profile.clearanceMetres() : profile.marginMetres();
  }

  private String sentence(SightProfile profile) {
    String apart = "相距 " + SightSentence.metres(profile.lengthMetres());
    return switch (profile.verdict()) {
      case VISIBLE -> "可见：" + apart + (profile.marginAtMetres().isEmpty() ? "" : "，视线最低处高出地面 %.1f m（距视点 %s 处）"
          .formatted(profile.marginMetres(), SightSentence.metres(profile.marginAtMetres().getAsDouble())));
      case HIDDEN -> profile.visibility() == Visibility.BLOCKED
          ? "不可见：%s，在距视点 %s 处被遮挡，地面最多高出视线 %.1f m".formatted(apart,
              SightSentence.metres(eye.distance(profile.firstBlocker().orElseThrow())), -profile.clearanceMetres())
          : "不可见：%s，在第一山脊线（距视点 %s）以外".formatted(apart, SightSentence.metres(profile.firstRidgeMetres().orElseThrow()));
      case DOUBTFUL -> "需现场核实：%s，%s".formatted(apart, reason(profile).get("text"));
    };
  }

  /** With null, not NaN, where there is no number: JSON knows no NaN. */
  private static List<Double> rounded(double[] values) {
    return Arrays.stream(values).mapToObj(SightAnswer::rounded).collect(Collectors.toCollection(ArrayList::new));
  }

  /** @throws Problem 422 when the elevation does not reach a point */
  static void covered(Elevation elevation, Coordinate place, String field) {
    if (!elevation.grid().frame().covers(place.x, place.y)) {
      throw Problem.unprocessable("elevation-does-not-cover", "高程数据 %s 不包含此点 / the elevation does not reach this point"
          .formatted(elevation.source()), field, elevation.crs().code(), "%.1f, %.1f".formatted(place.x, place.y));
    }
  }
}
