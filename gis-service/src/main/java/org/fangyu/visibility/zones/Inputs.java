package org.fangyu.visibility.zones;

import java.util.ArrayList;
import java.util.List;

/**
 * The versions of what a zone is computed from. Each is text that differs whenever the input does.
 *
 * @param road null when the road has no record on the day
 * @param elevation null when no heights can be read now
 */
record Inputs(String road, String elevation, String rule, String engine) {

  /** Which inputs are no longer those of then, by their words in the register. Heights that cannot be read have not changed. */
  List<String> changedSince(Inputs then) {
    List<String> changed = new ArrayList<>();
    if (!then.road.equals(road)) {
      changed.add("road");
    }
    if (elevation != null && !then.elevation.equals(elevation)) {
      changed.add("elevation");
    }
    if (!then.rule.equals(rule)) {
      changed.add("rule");
    }
    if (!then.engine.equals(engine)) {
      changed.add("engine");
    }
    return changed;
  }

  /** All in one line. */
  String text() {
    return "road=%s; elevation=%s; rule=%s; engine=%s".formatted(road, elevation, rule, engine);
  }
}
