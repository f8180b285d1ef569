package org.fangyu.visibility.zones;

import java.time.LocalDate;
import java.util.List;

/**
 * A zone that holds now, but for its shape.
 *
 * @param lookout it was computed for, as it was then
 * @param inputs it was computed from
 * @param roadNow version of the road today; null when it has no record
 * @param marked inputs that the mark beside it names; empty without a mark
 * @param bounds west, south, east, north in degrees
 */
record Zone(long id, Lookout lookout, Inputs inputs, String roadNow, List<String> marked, double maxDistanceMetres, String elevationSource,
    double resolutionMetres, double seenSquareMetres, double unansweredShare, LocalDate computedOn, LocalDate validFrom, List<Double> bounds) {

  String code() {
    return lookout.code();
  }

  String division() {
    return lookout.division();
  }
}
