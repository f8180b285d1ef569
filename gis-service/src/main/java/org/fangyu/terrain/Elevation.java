package org.fangyu.terrain;

import java.util.Objects;
import java.util.OptionalDouble;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * Heights of the ground with what must be known to use them.
 *
 * @param grid heights in metres, on a grid in metres of the system
 * @param crs projected, in metres
 * @param source name of the file, for people
 * @param version changes whenever the file does
 * @param verticalErrorMetres error of a height as its producer states it, if anybody stated it
 */
public record Elevation(
    HeightGrid grid, Crs crs, String source, String version, OptionalDouble verticalErrorMetres) {

  public Elevation {
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(source, "source");
    if (!crs.metres()) {
      throw new IllegalArgumentException("elevation must be in metres, was in " + crs);
    }
  }

  /** The longer side of a cell in metres. */
  public double resolutionMetres() {
    return Math.max(grid.frame().cellWidth(), grid.frame().cellHeight());
  }
}
