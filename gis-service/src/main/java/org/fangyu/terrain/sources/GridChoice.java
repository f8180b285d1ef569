package org.fangyu.terrain.sources;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationFile;
import org.fangyu.terrain.Posts;
import org.fangyu.terrain.tiles.TileGrid;
import org.locationtech.jts.geom.Envelope;

/**
 * The grid for a first source: its own, if that is in metres and nothing else is wished, so that its heights are taken as
 * they are. Otherwise in the wished system, or the metric one of the place, with the wished cells, or such as the source's.
 *
 * @param epsg wished system
 * @param cellMetres wished cell
 */
record GridChoice(OptionalInt epsg, OptionalDouble cellMetres) {
  private static final double LEAST_CELL_METRES = 0.1;
  private static final double MOST_CELL_METRES = 10_000;
  /** Relative: a cell of 29.9999999 m is one of 30 m. */
  private static final double SAME = 1e-9;

  GridChoice {
    cellMetres.ifPresent(cell -> {
      if (!(cell >= LEAST_CELL_METRES && cell <= MOST_CELL_METRES)) {
        throw new IllegalArgumentException("the cell must be %s..%s metres, was %s".formatted(LEAST_CELL_METRES, MOST_CELL_METRES, cell));
      }
    });
    if (epsg.isPresent() && !Crs.of(epsg.getAsInt()).metres()) throw new IllegalArgumentException("the grid's system must be in metres, was " + Crs.of(epsg.getAsInt()));
  }

  /** @throws ElevationFault if the source has no grid to take on and its place has no metric system */
  TileGrid grid(Crs crs, Posts posts, Whereabouts where) {
    boolean wishedSystem = epsg.isEmpty() || epsg.getAsInt() == crs.epsg();
    boolean wishedCell = cellMetres.isEmpty() || same(cellMetres.getAsDouble(), posts.cellWidth()) && same(cellMetres.getAsDouble(), posts.cellHeight());
    if (crs.metres() && wishedSystem && wishedCell) return new TileGrid(crs.epsg(), posts.west(), posts.north(), posts.cellWidth(), posts.cellHeight());
    Envelope place = where.outline().getEnvelopeInternal();
    int system = epsg.orElse(crs.metres() ? crs.epsg() : ElevationFile.metricEpsg(place.centre().x));
    double cell = cellMetres.orElse(crs.metres() ? Math.min(posts.cellWidth(), posts.cellHeight()) : tidy(Metres.shorterSide(posts, place)));
    Envelope box = Metres.box(where.source(), crs, Crs.of(system));
    return new TileGrid(system, Math.floor(box.getMinX() / cell) * cell, Math.ceil(box.getMaxY() / cell) * cell, cell, cell);
  }

  private static boolean same(double one, double other) {
    return Math.abs(one / other - 1) < SAME;
  }

  /** Down to two digits: 92.6 to 92. */
  private static double tidy(double metres) {
    double digit = Math.pow(10, Math.floor(Math.log10(metres)) - 1);
    return Math.floor(metres / digit + SAME) * digit;
  }
}
