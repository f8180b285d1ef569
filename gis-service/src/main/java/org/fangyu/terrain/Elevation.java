package org.fangyu.terrain;

import java.util.Objects;
import java.util.OptionalDouble;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.tiles.Secrecy;
import org.locationtech.jts.geom.Envelope;

/**
 * Heights of the ground with what must be known to use them.
 *
 * @param grid heights in metres, on a grid in metres of the system
 * @param crs projected, in metres
 * @param provenance of the heights that are in the grid
 */
public record Elevation(HeightGrid grid, Crs crs, Provenance provenance) {

  /**
   * Where heights come from.
   *
   * @param source names of the sources, for people
   * @param version the same as long as the heights are
   * @param datum height datum; empty when nobody stated it
   * @param verticalErrorMetres worst error of a height as the producers state it, if anybody stated one
   * @param secrecy the strictest of the sources'
   * @param coarsestMetres longest side of a cell as the sources were delivered; 0 when it is the grid's
   * @param extent outer edges in metres of all there is, which may be more than the grid
   */
  public record Provenance(String source, String version, String datum, OptionalDouble verticalErrorMetres, Secrecy secrecy, double coarsestMetres,
      Envelope extent) {}

  public Elevation {
    Objects.requireNonNull(grid, "grid");
    Objects.requireNonNull(provenance, "provenance");
    if (!crs.metres()) {
      throw new IllegalArgumentException("elevation must be in metres, was in " + crs);
    }
  }

  /** Names of the sources, for people. */
  public String source() {
    return provenance.source();
  }

  /** The same as long as the heights are. */
  public String version() {
    return provenance.version();
  }

  public OptionalDouble verticalErrorMetres() {
    return provenance.verticalErrorMetres();
  }

  public String datum() {
    return provenance.datum();
  }

  public Secrecy secrecy() {
    return provenance.secrecy();
  }

  /** How fine the ground is known, metres: the longer side of a cell, of the grid or of the coarsest source in it. */
  public double resolutionMetres() {
    double cell = Math.max(grid.frame().cellWidth(), grid.frame().cellHeight());
    return Math.max(cell, provenance.coarsestMetres());
  }
}
