package org.fangyu.terrain.sources;

import java.util.List;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.tiles.TileGrid;
import org.locationtech.jts.geom.Envelope;

/**
 * The grid that registered sources are brought onto anew.
 *
 * @param open the sources, first the one whose heights win
 * @param wished system and cell; what is not wished stays as it is
 */
record Regridding(List<SourceRow> open, GridChoice wished) {
  /** Relative: within this a source's cells are of the wished size. */
  private static final double SAME = 1e-9;

  /** That of the first source with the wished system and cell, so that its heights are taken as they are; else its corner at whole cells. */
  TileGrid grid() {
    TileGrid now = open.get(0).grid();
    int epsg = wished.epsg().orElse(now.epsg());
    double cell = wished.cellMetres().orElse(now.cellWidth());
    if (epsg == now.epsg() && wished.cellMetres().isEmpty()) return now;
    var all = new Envelope();
    for (SourceRow row : open) {
      if (row.sourceEpsg() == epsg && Math.abs(row.cellMetres() / cell - 1) < SAME) return lattice(row, epsg, cell);
      all.expandToInclude(Metres.box(row.sourceExtent(), Crs.of(row.sourceEpsg()), Crs.of(epsg)));
    }
    return new TileGrid(epsg, Math.floor(all.getMinX() / cell) * cell, Math.ceil(all.getMaxY() / cell) * cell, cell, cell);
  }

  private static TileGrid lattice(SourceRow row, int epsg, double cell) {
    Envelope box = row.sourceExtent().getEnvelopeInternal();
    return new TileGrid(epsg, box.getMinX(), box.getMaxY(), cell, box.getHeight() / Math.rint(box.getHeight() / cell));
  }
}
