package org.fangyu.geometry.terrain;

import java.util.Objects;

/**
 * What stands between people who look at each other: they stand on the ground, and what may hide them is the
 * surface, which is the ground with trees and buildings on it, or the ground itself where none are known.
 *
 * @param ground heights of the bare earth in metres
 * @param surface heights of the top of whatever stands there in metres, on the same grid, nowhere below the
 *     ground and missing where it is
 */
public record Terrain(HeightGrid ground, HeightGrid surface) {

  public Terrain {
    Objects.requireNonNull(ground, "ground");
    if (!ground.frame().equals(surface.frame())) {
      throw new IllegalArgumentException("ground and surface must lie on one grid, were %s and %s"
          .formatted(ground.frame(), surface.frame()));
    }
  }

  /** Bare earth. */
  public static Terrain bare(HeightGrid ground) {
    return new Terrain(ground, ground);
  }

  /**
   * Ground with things on it.
   *
   * @param obstacles heights above the ground in metres on the same grid; missing or negative ones stand for none
   */
  public static Terrain with(HeightGrid ground, HeightGrid obstacles) {
    if (!ground.frame().equals(obstacles.frame())) {
      throw new IllegalArgumentException("ground and obstacles must lie on one grid, were %s and %s"
          .formatted(ground.frame(), obstacles.frame()));
    }
    float[] surface = new float[ground.frame().cells()];
    for (int i = 0; i < surface.length; i++) {
      float above = obstacles.height(i);
      surface[i] = above > 0 ? ground.height(i) + above : ground.height(i);
    }
    return new Terrain(ground, HeightGrid.owning(ground.frame(), surface));
  }

  /** Whether nothing stands on the ground. */
  public boolean isBare() {
    return ground == surface;
  }

  public GridFrame frame() {
    return ground.frame();
  }
}
