package org.fangyu.search;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts the names found in order: how well they match, then what they are, how near and how short. */
final class Ranking {

  private static final List<String> KINDS = List.of("divisions", "roads", "places", "door-plates", "cemeteries", "built-up-areas",
      "boundary-lines", "boundary-markers", "signs", "burial-zones", "graves");

  private final Comparator<NameRow> order;

  /** @param near longitude, latitude in degrees, or null */
  Ranking(double[] near) {
    Comparator<NameRow> byMatch = Comparator.<NameRow>comparingInt(row -> row.how().ordinal())
        .thenComparing(row -> row.field().equals("name") || row.field().equals("address") || row.field().equals("code") ? 0 : 1)
        .thenComparing(row -> "historical".equals(row.status()) || "cancelled".equals(row.status()) ? 1 : 0);
    Comparator<NameRow> byPlace = near == null ? byMatch : byMatch.thenComparingDouble(row -> distance(row, near));
    // Plates come in the order of their numbers' nearness, which a sort that is stable keeps.
    order = byPlace.thenComparingInt(row -> row.field().equals("address") ? 0 : row.text().length())
        .thenComparingInt(row -> KINDS.indexOf(row.kind()))
        .thenComparing(row -> row.field().equals("address") ? "" : row.text() + '/' + row.code());
  }

  /** The records in order, each once, by the name of it that answers best. */
  List<NameRow> of(Collection<NameRow> found) {
    Map<String, NameRow> best = new LinkedHashMap<>();
    found.stream().sorted(order).forEach(row -> best.putIfAbsent(row.record(), row));
    return List.copyOf(best.values());
  }

  /** Degrees, longitude shrunk by the latitude: good enough to tell nearer from farther. */
  private static double distance(NameRow row, double[] near) {
    if (row.lon() == null) {
      return Double.MAX_VALUE;
    }
    return Math.hypot((row.lon() - near[0]) * Math.cos(Math.toRadians(near[1])), row.lat() - near[1]);
  }
}
