package org.fangyu.geometry.sight;

import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.locationtech.jts.geom.Coordinate;

/** Whether one point sees another over terrain: exact R3, symmetric, about a microsecond for kilometres. */
public final class SightLine {

  private SightLine() {}

  /**
   * Whether an eye sees a target. Both are x and y in metres; their heights above ground come from the
   * settings. The maximum distance and the first ridge are not looked at.
   *
   * @return {@link Visibility#UNKNOWN} also where an end lies outside the grid or on missing ground
   */
  public static Visibility between(Terrain terrain, Coordinate eye, Coordinate target, SightSettings settings) {
    HeightGrid grid = terrain.ground();
    GridFrame frame = grid.frame();
    double u0 = frame.u(eye.x);
    double v0 = frame.v(eye.y);
    double u1 = frame.u(target.x);
    double v1 = frame.v(target.y);
    return new SightTracer(terrain.surface(), settings.bend()).trace(
        u0, v0, grid.groundAtLattice(u0, v0) + settings.eyeHeightMetres(),
        u1, v1, grid.groundAtLattice(u1, v1) + settings.targetHeightMetres());
  }

  /** As {@link #between(Terrain, Coordinate, Coordinate, SightSettings)} over bare earth. */
  public static Visibility between(HeightGrid ground, Coordinate eye, Coordinate target, SightSettings settings) {
    return between(Terrain.bare(ground), eye, target, settings);
  }
}
