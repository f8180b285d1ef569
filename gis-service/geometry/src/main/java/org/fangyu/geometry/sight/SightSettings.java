package org.fangyu.geometry.sight;

/**
 * What counts as seeing, and where a screen against it would stand.
 *
 * @param eyeHeightMetres eye above its ground
 * @param targetHeightMetres top of the target above its ground
 * @param maxDistanceMetres nothing is seen farther off, measured on the map
 * @param bend drop of the ground per square of the distance, 1/m; see {@link #bend(double)}; 0 is a flat earth
 * @param verticalErrorMetres error of the heights: a smaller margin is doubtful; 0 takes the heights as true
 * @param firstRidge whether ground behind the first ridge (第一山脊线) counts as not seen; see {@link FirstRidge}
 * @param screenDistanceMetres distance of the screen that is asked about from the target
 */
public record SightSettings(double eyeHeightMetres, double targetHeightMetres, double maxDistanceMetres,
    double bend, double verticalErrorMetres, boolean firstRidge, double screenDistanceMetres) {

  /** Equatorial radius of WGS 84 and CGCS2000. */
  public static final double EARTH_RADIUS_METRES = 6_378_137;
  /** Distance of the screen from the target where nobody states one. */
  public static final double USUAL_SCREEN_DISTANCE_METRES = 3;

  public SightSettings {
    within("eye height", eyeHeightMetres, 0, 10_000);
    within("target height", targetHeightMetres, 0, 10_000);
    if (!(maxDistanceMetres > 0 && maxDistanceMetres <= 1_000_000)) {
      throw new IllegalArgumentException(
          "maximum distance must be above 0 and at most 1000000 m, was " + maxDistanceMetres);
    }
    within("bend", bend, 0, 1 / EARTH_RADIUS_METRES);
    within("vertical error", verticalErrorMetres, 0, 10_000);
    within("screen distance", screenDistanceMetres, 0, 10_000);
  }

  /** With the screen at its {@linkplain #USUAL_SCREEN_DISTANCE_METRES usual distance}. */
  public SightSettings(double eyeHeightMetres, double targetHeightMetres, double maxDistanceMetres,
      double bend, double verticalErrorMetres, boolean firstRidge) {
    this(eyeHeightMetres, targetHeightMetres, maxDistanceMetres, bend, verticalErrorMetres, firstRidge,
        USUAL_SCREEN_DISTANCE_METRES);
  }

  /** The same with the screen at another distance. */
  public SightSettings withScreenAt(double distanceMetres) {
    return new SightSettings(eyeHeightMetres, targetHeightMetres, maxDistanceMetres, bend, verticalErrorMetres,
        firstRidge, distanceMetres);
  }

  /** Heights taken as true, every ridge counted, over a curved earth with refraction (0 to below 1; usual 0.13). */
  public static SightSettings of(double eyeHeight, double targetHeight, double maxDistance, double refraction) {
    return new SightSettings(eyeHeight, targetHeight, maxDistance, bend(refraction), 0, false);
  }

  /** Drop of the ground per squared metre, (1 − refraction) / (2R), for a refraction coefficient in [0, 1]. */
  public static double bend(double refraction) {
    within("refraction", refraction, 0, 1);
    return (1 - refraction) / (2 * EARTH_RADIUS_METRES);
  }

  private static void within(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException("%s must be %s..%s, was %s".formatted(name, least, most, value));
    }
  }
}
