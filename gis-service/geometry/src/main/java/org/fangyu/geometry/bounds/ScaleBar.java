package org.fangyu.geometry.bounds;

/**
 * A scale bar.
 *
 * @param metres length on the ground, 1, 2 or 5 times a power of ten
 * @param millimetres the same on paper, at the printed scale
 * @param parts into which it is divided, each of a round length
 */
public record ScaleBar(double metres, double millimetres, int parts) {

  /** The longest bar of a round length that is no longer than so many millimetres. */
  public static ScaleBar of(MapScale scale, double longestMillimetres) {
    double most = scale.metres(longestMillimetres);
    if (!(most > 0)) throw new IllegalArgumentException("no bar within " + longestMillimetres + " mm");
    double power = Math.pow(10, Math.floor(Math.log10(most) + 1e-9));
    int digit = most >= 5 * power * (1 - 1e-9) ? 5 : most >= 2 * power * (1 - 1e-9) ? 2 : 1;
    double metres = digit * power;
    return new ScaleBar(metres, scale.millimetres(metres), digit == 5 ? 5 : digit == 2 ? 4 : 5);
  }
}
