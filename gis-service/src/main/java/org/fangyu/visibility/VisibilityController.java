package org.fangyu.visibility;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.visibility.SightProfile;
import org.fangyu.geometry.visibility.SightSettings;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.geometry.visibility.Visibility;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.fangyu.terrain.Clearance;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The line-of-sight check over HTTP. Coordinates are longitude and latitude, in and out. */
@RestController
@RequestMapping("/api/visibility")
class VisibilityController {

  /** Sight lines of one request: some seconds. */
  static final long MOST_PAIRS = 3_000_000;
  private static final double LONGEST_PROFILE_METRES = 100_000;

  private final DeskAccess desk;
  private final ElevationStore elevations;
  private final VisibilityRules rules;
  private final String countyCode;

  VisibilityController(DeskAccess desk, ElevationStore elevations, VisibilityRules rules, @Value("${fangyu.county-code:}") String countyCode) {
    this.desk = desk;
    this.elevations = elevations;
    this.rules = rules;
    this.countyCode = countyCode;
  }

  @PostMapping
  Map<String, Object> judge(@RequestBody JsonNode body) {
    desk.require();
    var request = VisibilityRequest.read(body, countyCode, rules);
    CrsTransform inward = SightFile.transform(Crs.of(Crs.CGCS2000), elevations.crs());
    CrsTransform outward = SightFile.transform(inward.to(), Crs.of(Crs.CGCS2000));
    Corridor corridor = request.observer() != null
        ? Corridor.from(inward.apply(request.observer().x, request.observer().y))
        : Corridor.along(request.along().stream().map(road -> road.with(inward.apply(road.geometry()))).toList(), "along");
    List<Geometry> targets = request.targets().stream().map(target -> inward.apply(target.geometry())).toList();
    Elevation elevation = elevations.window(ground(corridor, targets, request.maxDistance()));
    SightSettings settings = request.settings(elevation.verticalErrorMetres().orElse(0));
    List<TargetSight> sights = new SightQuestion(elevation, corridor, targets, settings, request.step()).answer(MOST_PAIRS, () -> { });
    return answer(request, elevation, sights, new SightAnswer(corridor, settings.maxDistanceMetres(), outward::apply));
  }

  /** Around all sight lines that there may be: they lie between a target and an eye that is in its range. */
  private static Envelope ground(Corridor corridor, List<Geometry> targets, double maxDistance) {
    Envelope box = new Envelope();
    targets.forEach(target -> box.expandToInclude(target.getEnvelopeInternal()));
    Envelope all = new Envelope(box);
    all.expandToInclude(corridor.envelope());
    box.expandBy(maxDistance + 1);
    return box.intersection(all);
  }

  private static Map<String, Object> answer(VisibilityRequest request, Elevation elevation, List<TargetSight> sights, SightAnswer answer) {
    List<Map<String, Object>> features = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      features.add(answer.feature(request.targets().get(i), sights.get(i)));
      findings.add(finding(request, request.targets().get(i), sights.get(i), answer));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "FeatureCollection");
    json.put("sentence", SightSentence.of(sights, answer.corridor(), answer.maxDistanceMetres()));
    json.put("findings", findings);
    json.put("elevation", SightAnswer.elevation(elevation));
    json.put("settings", request.stated());
    json.put("features", features);
    return json;
  }

  private static Finding finding(VisibilityRequest request, Thing target, TargetSight sight, SightAnswer answer) {
    Severity severity = switch (sight.verdict()) {
      case VISIBLE -> Severity.ERROR;
      case DOUBTFUL -> Severity.UNKNOWN;
      case HIDDEN -> Severity.PASSED;
    };
    Geometry seenFrom = answer.seenFrom(sight);
    String sentence = SightSentence.of(sight, answer.corridor(), answer.maxDistanceMetres());
    String message = target.name() == null ? sentence : target.name() + "：" + sentence;
    return new Finding(VisibilityRules.RULE, severity, message, request.clause(), null, seenFrom == null ? target.geometry() : seenFrom);
  }

  @GetMapping("/profile")
  Map<String, Object> profile(HttpServletRequest servletRequest) {
    desk.require();
    var parameters = Parameters.of(servletRequest).allowOnly("from", "to", "eyeHeight", "targetHeight", "refraction");
    double[] from = required(parameters, "from");
    double[] to = required(parameters, "to");
    var defaults = rules.of(countyCode, LocalDate.now());
    var settings = SightSettings.of(
        parameters.decimal("eyeHeight", defaults.eyeHeight(), 0, VisibilityRequest.HIGHEST_METRES),
        parameters.decimal("targetHeight", defaults.targetHeight(), 0, VisibilityRequest.HIGHEST_METRES),
        LONGEST_PROFILE_METRES, parameters.decimal("refraction", defaults.refraction(), 0, VisibilityRequest.MOST_REFRACTION));
    CrsTransform inward = SightFile.transform(Crs.of(Crs.CGCS2000), elevations.crs());
    Coordinate eye = covered(inward.apply(from[0], from[1]), "from");
    Coordinate target = covered(inward.apply(to[0], to[1]), "to");
    if (eye.distance(target) > LONGEST_PROFILE_METRES) {
      throw Problem.badParameter("to", "相距最多 / at most " + LONGEST_PROFILE_METRES + " m", eye.distance(target));
    }
    Elevation elevation = elevations.window(new Envelope(eye, target));
    requireShown(elevation);
    return json(SightProfile.between(elevation.grid(), eye, target, settings), elevation, eye);
  }

  /** A profile shows heights; the verdict alone does not. */
  private void requireShown(Elevation elevation) {
    if (!Clearance.of(desk).admits(elevation.secrecy())) {
      throw new Problem(HttpStatus.FORBIDDEN, "elevation-secret", "此处高程数据为%s级，不能提供剖面；仍可核验是否可见 / the heights here are %s: no profile is given, the check itself works"
          .formatted(elevation.secrecy() == Secrecy.SECRET ? "秘密" : "内部", elevation.secrecy().key()));
    }
  }

  private static Map<String, Object> json(SightProfile profile, Elevation elevation, Coordinate eye) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("visible", profile.visibility() == Visibility.UNKNOWN ? null : profile.visibility() == Visibility.VISIBLE);
    json.put("lengthMetres", SightAnswer.rounded(profile.lengthMetres()));
    json.put("clearanceMetres", SightAnswer.rounded(profile.clearanceMetres()));
    json.put("crossesMissingData", profile.crossesMissingData());
    profile.firstBlocker().ifPresent(at -> {
      Coordinate place = SightFile.transform(elevation.crs(), Crs.of(Crs.CGCS2000)).apply(at.x, at.y);
      json.put("blocker", Map.of("lon", place.x, "lat", place.y,
          "distance", SightAnswer.rounded(eye.distance(at)), "ground", SightAnswer.rounded(at.z)));
    });
    json.put("distances", rounded(profile.distances()));
    json.put("ground", rounded(profile.ground()));
    json.put("sight", rounded(profile.sight()));
    json.put("elevation", SightAnswer.elevation(elevation));
    return json;
  }

  /** With null, not NaN, where there is no number: JSON knows no NaN. */
  private static List<Double> rounded(double[] values) {
    return Arrays.stream(values).mapToObj(SightAnswer::rounded).collect(Collectors.toCollection(ArrayList::new));
  }

  private static double[] required(Parameters parameters, String name) {
    return parameters.lonLat(name).orElseThrow(() -> Problem.badParameter(name, "必填：经度,纬度 / required: lon,lat", ""));
  }

  private Coordinate covered(Coordinate place, String field) {
    Elevation elevation = elevations.window(new Envelope(place));
    if (!elevation.grid().frame().covers(place.x, place.y)) {
      throw Problem.unprocessable("elevation-does-not-cover", "高程数据 %s 不包含此点 / the elevation does not reach this point"
          .formatted(elevation.source()), field, elevation.crs().code(), "%.1f, %.1f".formatted(place.x, place.y));
    }
    return place;
  }
}
