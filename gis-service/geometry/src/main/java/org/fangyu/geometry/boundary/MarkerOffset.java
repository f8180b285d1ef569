package org.fangyu.geometry.boundary;

import org.locationtech.jts.geom.Coordinate;

/**
 * How far, in metres of the projected reference system, a marker was measured from its registered position, and what that
 * means. The registered position (登记坐标) is the truth; the measurement is compared with it and never replaces it.
 *
 * @param metres         horizontal distance from the registered to the measured position
 * @param bearingDegrees direction of the measured from the registered position, degrees clockwise from grid north in
 *                       [0, 360); NaN where both positions are the same
 * @param verdict        what the distance means under the tolerance it was compared with
 */
public record MarkerOffset(double metres, double bearingDegrees, Verdict verdict) {

  /**
   * Distances are compared to a tenth of a millimetre, the finest digit of a marker result table: an offset of exactly the
   * tolerance is within it although the projection left a few nanometres on top.
   */
  private static final double FINEST_DIGIT_METRES = 1e-4;

  /** What an offset means. The bounds follow the working practice written down in rule B01. */
  public enum Verdict {
    /** Not farther than the tolerance: the marker stands where it is registered. */
    WITHIN,
    /** Farther than the tolerance, not farther than twice the tolerance: measure again before saying more. */
    REMEASURE,
    /** Beyond twice the tolerance: the marker is suspected to have been moved. */
    SUSPECTED_MOVED
  }

  /**
   * Compares a measured with the registered position.
   *
   * @param toleranceMetres how far a sound marker may be measured from its registered position, greater than 0
   * @throws IllegalArgumentException if a coordinate is not finite or the tolerance is not a positive number
   */
  public static MarkerOffset between(Coordinate registered, Coordinate measured, double toleranceMetres) {
    requireFinite("registered", registered);
    requireFinite("measured", measured);
    if (!(toleranceMetres > 0) || Double.isInfinite(toleranceMetres)) {
      throw new IllegalArgumentException("tolerance must be a positive number of metres, was " + toleranceMetres);
    }
    double east = measured.x - registered.x;
    double north = measured.y - registered.y;
    double metres = Math.hypot(east, north);
    return new MarkerOffset(metres, bearing(east, north), verdict(metres, toleranceMetres));
  }

  private static Verdict verdict(double metres, double tolerance) {
    if (metres <= tolerance + FINEST_DIGIT_METRES / 2) {
      return Verdict.WITHIN;
    }
    return metres <= 2 * tolerance + FINEST_DIGIT_METRES / 2 ? Verdict.REMEASURE : Verdict.SUSPECTED_MOVED;
  }

  private static double bearing(double east, double north) {
    if (east == 0 && north == 0) {
      return Double.NaN;
    }
    double degrees = Math.toDegrees(Math.atan2(east, north));
    double turned = degrees < 0 ? degrees + 360 : degrees;
    return turned >= 360 ? 0 : turned;
  }

  private static void requireFinite(String name, Coordinate place) {
    if (!Double.isFinite(place.x) || !Double.isFinite(place.y)) {
      throw new IllegalArgumentException("%s position must be finite, was %s %s".formatted(name, place.x, place.y));
    }
  }
}
