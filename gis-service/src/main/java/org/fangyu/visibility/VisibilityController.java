package org.fangyu.visibility;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.fangyu.rules.Validity;
import org.fangyu.terrain.Clearance;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.obstacles.Obstacles;
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
import tools.jackson.databind.json.JsonMapper;

/** The line-of-sight check over HTTP. Coordinates are longitude and latitude, in and out. */
@RestController
@RequestMapping("/api/visibility")
class VisibilityController {

  /** Sight lines of one request: some seconds. */
  static final long MOST_PAIRS = 3_000_000;
  private static final long MOST_WATCHED_PAIRS = 10_000_000;

  /** The step function of screens is as long as the road; with many targets only its figures are told. */
  private static final int MOST_WITH_STEPS = 20;

  private final DeskAccess desk;
  private final ElevationStore elevations;
  private final Obstacles obstacles;
  private final VisibilityRules rules;
  private final JsonMapper json;
  private final String countyCode;

  VisibilityController(DeskAccess desk, ElevationStore elevations, Obstacles obstacles, VisibilityRules rules, JsonMapper json,
      @Value("${fangyu.county-code:}") String countyCode) {
    this.desk = desk;
    this.elevations = elevations;
    this.obstacles = obstacles;
    this.rules = rules;
    this.json = json;
    this.countyCode = countyCode;
  }

  @PostMapping
  Map<String, Object> judge(@RequestBody JsonNode body) {
    return asked(body).answer(MOST_PAIRS, () -> { });
  }

  /** As {@link #judge}, telling the progress line by line; may be larger, since it ends when nobody watches. */
  @PostMapping(params = "watch")
  void watched(@RequestBody JsonNode body, HttpServletResponse response) {
    Asked asked = asked(body);
    new SightStream(json, response, asked.targets()).answer(done -> asked.answer(MOST_WATCHED_PAIRS, done));
  }

  /** A question that is well put and has ground to be asked on. */
  private interface Asked {
    Map<String, Object> answer(long mostPairs, Runnable targetDone);

    default int targets() {
      return 1;
    }
  }

  private Asked asked(JsonNode body) {
    desk.require();
    var request = VisibilityRequest.read(body, countyCode, rules);
    CrsTransform inward = SightFile.transform(Crs.of(Crs.CGCS2000), elevations.crs());
    return request.to() != null ? pair(request, inward) : corridor(request, inward);
  }

  private Asked pair(VisibilityRequest request, CrsTransform inward) {
    SightPair pair = pair(SightFile.moved(inward, request.observer(), "from"), SightFile.moved(inward, request.to(), "to"), request::settings);
    boolean shown = shown(pair.elevation());
    return (mostPairs, done) -> {
      Map<String, Object> json = pair.json(shown);
      json.put("settings", request.stated(request.step()));
      return json;
    };
  }

  private SightPair pair(Coordinate eye, Coordinate target, DoubleFunction<SightSettings> settings) {
    SightPair.covered(elevations.window(new Envelope(eye)), eye, "from");
    SightPair.covered(elevations.window(new Envelope(target)), target, "to");
    SightPair.requireNear(eye, target);
    Elevation elevation = elevations.window(new Envelope(eye, target));
    return new SightPair(elevation, obstacles.on(elevation), obstacles.source().orElse(null), settings.apply(elevation.verticalErrorMetres().orElse(0)), eye, target);
  }

  private Asked corridor(VisibilityRequest request, CrsTransform inward) {
    Corridor corridor = request.observer() != null
        ? Corridor.from(SightFile.moved(inward, request.observer(), "from"))
        : Corridor.along(request.along().stream().map(road -> road.with(SightFile.moved(inward, road.geometry(), "along"))).toList(), "along");
    List<Geometry> targets = IntStream.range(0, request.targets().size())
        .mapToObj(i -> SightFile.moved(inward, request.targets().get(i).geometry(), "targets[" + i + "]")).toList();
    Elevation elevation = elevations.window(ground(corridor, targets, request.maxDistance()));
    SightSettings settings = request.settings(elevation.verticalErrorMetres().orElse(0));
    var question = new SightQuestion(elevation, obstacles.on(elevation), corridor, targets, settings, request.step(elevation.resolutionMetres()));
    return new Asked() {
      @Override
      public Map<String, Object> answer(long mostPairs, Runnable targetDone) {
        return VisibilityController.this.answer(request, question, question.answer(mostPairs, targetDone));
      }

      @Override
      public int targets() {
        return targets.size();
      }
    };
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

  private Map<String, Object> answer(VisibilityRequest request, SightQuestion asked, SightQuestion.Answer found) {
    List<TargetSight> sights = found.sights();
    var answer = new SightAnswer(asked.corridor(), asked.settings(), SightAnswer.lonLat(asked.elevation().crs())::apply);
    List<Map<String, Object>> features = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      var screening = ScreeningAnswer.json(sights.get(i).screening(), request.screenShare(), sights.size() <= MOST_WITH_STEPS);
      features.add(answer.feature(request.targets().get(i), sights.get(i), screening));
      findings.add(finding(request, request.targets().get(i), sights.get(i), answer));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "FeatureCollection");
    json.put("plan", SightAnswer.plan(found.plan()));
    json.put("sentence", SightSentence.of(sights, asked.corridor(), asked.settings()));
    json.put("findings", findings);
    json.put("elevation", SightAnswer.elevation(asked.elevation(), obstacles.source().orElse(null)));
    json.put("settings", request.stated(asked.stepMetres()));
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
    String sentence = SightSentence.of(sight, answer.corridor(), answer.settings());
    String message = target.name() == null ? sentence : target.name() + "：" + sentence;
    return new Finding(VisibilityRules.RULE, severity, message, request.clause(), null, seenFrom == null ? target.geometry() : seenFrom);
  }

  @GetMapping("/profile")
  Map<String, Object> profile(HttpServletRequest servletRequest) {
    desk.require();
    var parameters = Parameters.of(servletRequest).allowOnly("from", "to", "eyeHeight", "targetHeight", "refraction");
    double[] from = required(parameters, "from");
    double[] to = required(parameters, "to");
    var defaults = rules.of(countyCode, Validity.today());
    double eyeHeight = parameters.decimal("eyeHeight", defaults.eyeHeight(), 0, VisibilityRequest.HIGHEST_METRES);
    double targetHeight = parameters.decimal("targetHeight", defaults.targetHeight(), 0, VisibilityRequest.HIGHEST_METRES);
    double bend = SightSettings.bend(parameters.decimal("refraction", defaults.refraction(), 0, VisibilityRequest.MOST_REFRACTION));
    CrsTransform inward = SightFile.transform(Crs.of(Crs.CGCS2000), elevations.crs());
    SightPair pair = pair(SightFile.moved(inward, new Coordinate(from[0], from[1]), "from"), SightFile.moved(inward, new Coordinate(to[0], to[1]), "to"),
        error -> new SightSettings(eyeHeight, targetHeight, SightPair.LONGEST_METRES, bend, error, false));
    requireShown(pair.elevation());
    return pair.json(true);
  }

  /** A profile shows heights; the verdict alone does not. */
  private void requireShown(Elevation elevation) {
    if (!shown(elevation)) {
      throw new Problem(HttpStatus.FORBIDDEN, "elevation-secret", "此处高程数据为%s级，不能提供剖面；仍可核验是否可见 / the heights here are %s: no profile is given, the check itself works"
          .formatted(elevation.secrecy() == Secrecy.SECRET ? "秘密" : "内部", elevation.secrecy().key()));
    }
  }

  private boolean shown(Elevation elevation) {
    return Clearance.of(desk).admits(elevation.secrecy());
  }

  private static double[] required(Parameters parameters, String name) {
    return parameters.lonLat(name).orElseThrow(() -> Problem.badParameter(name, "必填：经度,纬度 / required: lon,lat", ""));
  }
}
