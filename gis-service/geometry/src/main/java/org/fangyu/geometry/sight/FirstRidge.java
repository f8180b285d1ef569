package org.fangyu.geometry.sight;

import java.util.OptionalDouble;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * The first ridge (第一山脊线) on the way from an eye: the first summit of the profile that rises at least
 * {@value #PROMINENCE_METRES} m above the lowest ground met before it and behind which the ground falls by as
 * much. Local rules name the ridge without defining it; the prominence keeps bumps of the heights from being
 * ridges.
 */
public final class FirstRidge {

  /** Least rise before and fall behind a summit, our choice: about twice the error of a 30 m elevation model. */
  public static final double PROMINENCE_METRES = 10;

  private FirstRidge() {}

  /**
   * Distance in metres of the first ridge between an eye and a target at x and y metres, or empty when no
   * ridge lies between them. Missing heights are passed over.
   */
  public static OptionalDouble between(HeightGrid grid, double x0, double y0, double x1, double y1) {
    var frame = grid.frame();
    double share = share(grid, frame.u(x0), frame.v(y0), frame.u(x1), frame.v(y1));
    return share < 1 ? OptionalDouble.of(share * Math.hypot(x1 - x0, y1 - y0)) : OptionalDouble.empty();
  }

  /** Share of the way at which the first ridge lies, or 1 when there is none; ends in lattice coordinates. */
  public static double share(HeightGrid grid, double u0, double v0, double u1, double v1) {
    double lowest = grid.groundAtLattice(u0, v0);
    double last = grid.groundAtLattice(u1, v1);
    if (Double.isNaN(lowest + last)) {
      return 1; // an end outside the grid or on missing ground: there is no profile
    }
    double highest = lowest;
    double summit = 0;
    var crossings = new Crossings(grid, u0, v0, u1, v1);
    boolean more = true;
    while (more) {
      more = crossings.next();
      double ground = more ? crossings.ground() : last;
      if (highest - lowest >= PROMINENCE_METRES && highest - ground >= PROMINENCE_METRES) {
        return summit;
      }
      if (ground > highest) {
        highest = ground;
        summit = crossings.share();
      } else if (ground < lowest && highest - lowest < PROMINENCE_METRES) {
        lowest = ground; // still going down: a hill that starts here counts from here
        highest = ground;
      }
    }
    return 1;
  }
}
