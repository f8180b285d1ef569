package org.fangyu.visibility.zones;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.accounts.Reason;

/** Writes what is told of zones. Lengths are metres, areas square metres, bounds degrees. */
final class ZoneAnswer {
  private static final Map<String, String> CHANGED = Map.of(
      "road", "道路已有变化 / the road has changed",
      "elevation", "高程或障碍物数据已更新 / the elevation, or what stands on it, has changed",
      "rule", "视线规则的参数已变化 / the rule's values have changed",
      "engine", "计算方法已更新 / the computation has changed");

  private ZoneAnswer() {}

  /** A zone that holds, and what is being done about it. */
  static Map<String, Object> of(Zone zone, List<String> changed, Optional<Run> run, Optional<Reason> whyNot) {
    Map<String, Object> json = lookout(zone.lookout());
    json.put("state", changed.isEmpty() ? "current" : "stale");
    json.put("changed", changed.stream().map(input -> Map.of("input", input, "sentence", CHANGED.get(input))).toList());
    json.put("run", run.map(ZoneAnswer::run).orElse(null));
    json.put("computedOn", zone.computedOn());
    json.put("validFrom", zone.validFrom());
    json.put("maxDistance", zone.maxDistanceMetres());
    json.put("seenSquareMetres", zone.seenSquareMetres());
    json.put("unansweredShare", zone.unansweredShare());
    json.put("elevation", Map.of("source", zone.elevationSource(), "resolutionMetres", zone.resolutionMetres()));
    json.put("inputs", zone.inputs());
    json.put("bounds", zone.bounds());
    json.put("may", may(whyNot));
    return json;
  }

  /** A zone that there is not yet. */
  static Map<String, Object> of(Run run, Optional<Reason> whyNot) {
    Map<String, Object> json = lookout(run.lookout());
    json.put("state", "none");
    json.put("run", run(run));
    json.put("may", may(whyNot));
    return json;
  }

  private static Map<String, Object> lookout(Lookout lookout) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("code", lookout.code());
    json.put("name", lookout.name());
    json.put("corridor", lookout.corridor());
    json.put("road", lookout.road());
    json.put("division", lookout.division());
    return json;
  }

  private static Map<String, Object> run(Run run) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("state", run.state().key());
    json.put("share", run.share());
    json.put("sentence", run.sentence());
    return json;
  }

  private static Map<String, Object> may(Optional<Reason> whyNot) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("allowed", whyNot.isEmpty());
    json.put("reason", whyNot.map(Reason::key).orElse(null));
    json.put("sentence", whyNot.map(Reason::sentence).orElse(null));
    return json;
  }
}
