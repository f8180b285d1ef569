package org.fangyu.crs;

/**
 * A 3-degree Gauss–Krüger zone of CGCS2000 (GB/T 17159): number n = round(longitude / 3), central meridian
 * 3n degrees east; zones 25 to 45 cover China.
 */
public record Cgcs2000Zone(int number) {

  private static final int FIRST = 25;
  private static final int LAST = 45;

  public Cgcs2000Zone {
    if (number < FIRST || number > LAST) {
      throw new IllegalArgumentException(
          "CGCS2000 3-degree zones are %d..%d, was %d".formatted(FIRST, LAST, number));
    }
  }

  /** The zone whose meridian is nearest to a longitude in degrees; on the seam between two, the eastern one. */
  public static Cgcs2000Zone of(double longitude) {
    if (!(longitude >= 73.5 && longitude < 136.5)) {
      throw new CrsFault("经度 %s° 不在 CGCS2000 三度带 25–45 带（73.5°–136.5°）内 / longitude outside zones 25 to 45"
          .formatted(longitude));
    }
    return new Cgcs2000Zone((int) Math.floor(longitude / 3 + 0.5));
  }

  /** Degrees east. */
  public int centralMeridian() {
    return 3 * number;
  }

  /** EPSG code with six-digit eastings (false easting 500,000 m). */
  public int epsg() {
    return 4509 + number;
  }

  /** EPSG code with the zone number in front of the easting (false easting n,500,000 m). */
  public int epsgWithPrefix() {
    return 4488 + number;
  }
}
