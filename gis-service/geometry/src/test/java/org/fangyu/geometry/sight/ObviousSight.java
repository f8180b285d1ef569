package org.fangyu.geometry.sight;

import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * The slow obvious oracle: every grid line of the whole grid, the crossing by metres, the ground by {@link
 * HeightGrid#groundAt}, the earth's drop subtracted from ground and target. Shares no arithmetic with {@link
 * SightTracer}.
 */
final class ObviousSight {

  private ObviousSight() {}

  /** Smallest clearance in metres; infinity without a crossing; NaN if ground is missing at one or at an end. */
  static double clearance(HeightGrid grid, double x0, double y0, double above0, double x1, double y1, double above1, double bend) {
    GridFrame frame = grid.frame();
    double length = Math.hypot(x1 - x0, y1 - y0);
    double z0 = grid.groundAt(x0, y0) + above0;
    double z1 = grid.groundAt(x1, y1) + above1 - bend * length * length;
    double least = Double.isNaN(z0 + z1) ? Double.NaN : Double.POSITIVE_INFINITY;
    for (int column = 0; column < frame.columns(); column++) {
      double share = (frame.centreX(column) - x0) / (x1 - x0);
      least = worse(least, at(grid, share, x0, y0, z0, x1, y1, z1, bend * length * length));
    }
    for (int row = 0; row < frame.rows(); row++) {
      double share = (frame.centreY(row) - y0) / (y1 - y0);
      least = worse(least, at(grid, share, x0, y0, z0, x1, y1, z1, bend * length * length));
    }
    return least;
  }

  private static double at(HeightGrid grid, double share, double x0, double y0, double z0, double x1, double y1, double z1, double drop) {
    if (!(share > 1e-12 && share < 1 - 1e-12)) {
      return Double.POSITIVE_INFINITY;
    }
    double ground = grid.groundAt(x0 + share * (x1 - x0), y0 + share * (y1 - y0)) - drop * share * share;
    return z0 + share * (z1 - z0) - ground;
  }

  private static double worse(double a, double b) {
    return Math.min(a, b); // NaN wins: the oracle answers only where nothing is missing
  }
}
