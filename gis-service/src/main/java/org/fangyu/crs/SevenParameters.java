package org.fangyu.crs;

/**
 * A datum change as seven parameters, geocentric, position-vector rotation (EPSG method 9606): shifts in
 * metres, rotations in seconds of arc, scale difference in parts per million; from the old datum to the new.
 */
public record SevenParameters(
    double dx, double dy, double dz, double rx, double ry, double rz, double ppm) {

  public SevenParameters {
    double sum = dx + dy + dz + rx + ry + rz + ppm;
    if (!Double.isFinite(sum)) {
      throw new IllegalArgumentException("the seven parameters must be finite, sum was " + sum);
    }
  }
}
