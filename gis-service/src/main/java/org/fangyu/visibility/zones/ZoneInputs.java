package org.fangyu.visibility.zones;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.fangyu.rules.Validity;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.obstacles.Obstacles;
import org.fangyu.visibility.CorridorZone;
import org.fangyu.visibility.VisibilityRules;
import org.fangyu.web.Problem;
import org.springframework.stereotype.Component;

/** What zones are computed from, as it is now. */
@Component
class ZoneInputs {

  private final ElevationStore elevations;
  private final Obstacles obstacles;
  private final VisibilityRules rules;

  ZoneInputs(ElevationStore elevations, Obstacles obstacles, VisibilityRules rules) {
    this.elevations = elevations;
    this.obstacles = obstacles;
    this.rules = rules;
  }

  /** Whether there are heights to compute with. */
  boolean ready() {
    try {
      return elevations.crs() != null;
    } catch (Problem none) {
      return false;
    }
  }

  /** The inputs that zones would have at this moment; each rule is looked up once. */
  Function<Zone, Inputs> now() {
    LocalDate day = Validity.today();
    Map<String, String> held = new HashMap<>();
    return zone -> new Inputs(zone.roadNow(), elevation(zone), held.computeIfAbsent(zone.lookout().division(), division -> rules.version(division, day)), CorridorZone.ENGINE);
  }

  /** Null when no heights can be read. */
  private String elevation(Zone zone) {
    try {
      return CorridorZone.groundVersion(elevations, obstacles, zone.lookout().line(), zone.maxDistanceMetres());
    } catch (Problem none) {
      return null;
    }
  }

  /** @throws Problem 413 when it is too much, 422 when the heights do not reach, 503 when there are none */
  Computation computation(Lookout lookout) {
    LocalDate day = Validity.today();
    VisibilityRules.Values rule = rules.of(lookout.division(), day);
    String ground = CorridorZone.groundVersion(elevations, obstacles, lookout.line(), rule.maxDistance()); // before it is read: a change meanwhile is seen
    CorridorZone zone = CorridorZone.of(elevations, obstacles, lookout.corridor(), lookout.line(), rule);
    var inputs = new Inputs(lookout.version(), ground, rules.version(lookout.division(), day), CorridorZone.ENGINE);
    return new Computation(lookout, inputs, rule, zone);
  }
}
