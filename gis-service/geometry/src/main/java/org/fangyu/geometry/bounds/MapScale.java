package org.fangyu.geometry.bounds;

import java.util.Locale;
import org.locationtech.jts.geom.Envelope;

/**
 * One of the fixed scales of printed maps.
 *
 * @param denominator 500 for 1:500
 */
public record MapScale(int denominator) {
  /** The series of national base maps, 1:500 to 1:50 000, and three for roads that are longer than a sheet of these shows. */
  private static final int[] FIXED = {500, 1000, 2000, 5000, 10_000, 25_000, 50_000, 100_000, 250_000, 500_000, 1_000_000};

  public MapScale {
    if (denominator <= 0) throw new IllegalArgumentException("a scale's denominator is positive, was " + denominator);
  }

  /**
   * The largest fixed scale at which a subject takes up no more than a share of the frame; the smallest of all if none does.
   *
   * @param subject metres
   * @param share of the frame's width and height, in (0, 1]
   */
  public static MapScale fitting(Envelope subject, double widthMm, double heightMm, double share) {
    if (!(share > 0 && share <= 1)) throw new IllegalArgumentException("the share must be in (0, 1], was " + share);
    for (int denominator : FIXED) {
      var scale = new MapScale(denominator);
      if (scale.millimetres(subject.getWidth()) <= widthMm * share && scale.millimetres(subject.getHeight()) <= heightMm * share) return scale;
    }
    return new MapScale(FIXED[FIXED.length - 1]);
  }

  public double millimetres(double metres) {
    return metres * 1000 / denominator;
  }

  public double metres(double millimetres) {
    return millimetres * denominator / 1000;
  }

  /** As it is printed: 1:25 000. */
  @Override
  public String toString() {
    return "1:" + (denominator < 10_000 ? String.valueOf(denominator) : String.format(Locale.ROOT, "%,d", denominator).replace(',', ' '));
  }
}
