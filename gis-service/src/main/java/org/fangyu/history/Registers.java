package org.fangyu.history;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which register a collection is made from: readers know "door-plates", the journal "door_plate". */
final class Registers {
  private static final Map<String, String> BY_LAYER = Map.ofEntries(
      Map.entry("divisions", "division"), Map.entry("built-up-areas", "built_up_area"), Map.entry("places", "place"), Map.entry("roads", "road"),
      Map.entry("door-plates", "door_plate"), Map.entry("signs", "sign"), Map.entry("boundary-lines", "boundary_line"),
      Map.entry("boundary-markers", "boundary_marker"), Map.entry("cemeteries", "cemetery"), Map.entry("graves", "grave"),
      Map.entry("burial-zones", "zone"), Map.entry("sight-zones", "sight_zone"));
  private static final Map<String, String> BY_REGISTER = BY_LAYER.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));

  private Registers() {}

  /** The table behind a collection. */
  static Optional<String> of(String layer) {
    return Optional.ofNullable(BY_LAYER.get(layer));
  }

  /** The collection of a table; null for one that is none, such as accounts. */
  static String layer(String register) {
    return BY_REGISTER.get(register);
  }
}
