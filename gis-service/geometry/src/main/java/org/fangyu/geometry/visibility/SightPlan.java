package org.fangyu.geometry.visibility;

import java.util.Objects;
import org.fangyu.geometry.terrain.GridFrame;

/**
 * The way in which eyes and targets are brought together. All ways give the same answers; this one is expected
 * to be the cheapest.
 *
 * @param method the way
 * @param eyes number of eyes
 * @param points number of points of all targets
 * @param pairs eyes and points in range of each other
 * @param pairsSeconds expected work of one processor by {@link Method#PAIRS}
 * @param fromEyesSeconds by {@link Method#FROM_EYES}
 * @param fromTargetsSeconds by {@link Method#FROM_TARGETS}
 */
public record SightPlan(Method method, long eyes, long points, long pairs,
    double pairsSeconds, double fromEyesSeconds, double fromTargetsSeconds) {

  /** How eyes and targets can be brought together. */
  public enum Method {
    /** One sight line a pair. */
    PAIRS,
    /** One sweep an eye answers all targets around it. */
    FROM_EYES,
    /** One sweep a point of a target answers all eyes around it: sight is symmetric. */
    FROM_TARGETS
  }

  // Measured on one core of a present-day server; only their ratios matter.
  private static final double SECONDS_PER_CELL_SWEPT = 14e-9;
  private static final double SECONDS_PER_PLACE_SWEPT = 80e-9;
  private static final double SECONDS_PER_LINE = 100e-9;
  private static final double SECONDS_PER_LINE_AND_CELL = 0.8e-9;
  /** Answers of sweeps are kept as bits until they are told; beyond this they would need too much memory. */
  private static final double MOST_KEPT = 2e9;

  public SightPlan {
    Objects.requireNonNull(method, "method");
  }

  /** @param doubts whether it must also be found out which pairs the error of the heights could turn */
  static SightPlan cheapest(GridFrame frame, long eyes, long points, long pairs, double rangeMetres, boolean doubts) {
    double across = rangeMetres / Math.min(frame.cellWidth(), frame.cellHeight());
    double disc = Math.PI * rangeMetres * rangeMetres / (frame.cellWidth() * frame.cellHeight());
    double sweep = SECONDS_PER_CELL_SWEPT * Math.min(disc, frame.cells());
    int sweeps = doubts ? 2 : 1;
    double longest = Math.min(across, frame.columns() + frame.rows());
    double lines = pairs * (SECONDS_PER_LINE + SECONDS_PER_LINE_AND_CELL * longest);
    double fromEyes = sweeps * (eyes * sweep + pairs * SECONDS_PER_PLACE_SWEPT);
    double fromTargets = sweeps * (points * sweep + pairs * SECONDS_PER_PLACE_SWEPT);
    boolean kept = (double) eyes * points <= MOST_KEPT;
    Method method = !kept || lines <= Math.min(fromEyes, fromTargets) ? Method.PAIRS
        : fromEyes <= fromTargets ? Method.FROM_EYES : Method.FROM_TARGETS;
    return new SightPlan(method, eyes, points, pairs, lines, fromEyes, fromTargets);
  }
}
