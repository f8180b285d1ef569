package org.fangyu.terrain.sources;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.terrain.tiles.TileSource;
import org.locationtech.jts.geom.Geometry;

/**
 * A row of {@code register.elevation_source}; its columns' comments say what each is. In order of precedence when listed.
 *
 * @param id null before it is in the register
 */
record SourceRow(Long id, String code, String origin, List<Path> files, String contentSha256, String version, int sourceEpsg, double cellMetres,
    Double noData, String deliveredDatum, String datum, double datumShiftMetres, Double verticalErrorMetres, Secrecy secrecy, int priority, float lowestMetres, float highestMetres,
    TileGrid grid, Geometry extent, Geometry sourceExtent, LocalDate validFrom) {

  TileSource listed() {
    return new TileSource(code, version, secrecy, cellMetres, datum, verticalErrorMetres);
  }

  /** The wish that this row fulfilled, to fulfil it again. */
  Wish again() {
    return new Wish(code, origin, files, Optional.of(Crs.of(sourceEpsg)), noData == null ? Double.NaN : noData, deliveredDatum, datumShiftMetres == 0 ? null : datumShiftMetres,
        verticalErrorMetres, secrecy, priority, true);
  }

  /** Whether nothing that the register holds would change, whatever its files are called now. */
  boolean says(SourceRow other) {
    return code.equals(other.code) && origin.equals(other.origin) && version.equals(other.version) && deliveredDatum.equals(other.deliveredDatum) && datum.equals(other.datum)
        && Objects.equals(verticalErrorMetres, other.verticalErrorMetres) && secrecy == other.secrecy && priority == other.priority;
  }
}
