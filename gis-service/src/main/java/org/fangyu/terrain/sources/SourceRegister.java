package org.fangyu.terrain.sources;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.database.Ewkb;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.TileGrid;
import org.locationtech.jts.geom.Envelope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of the sources. Nothing is deleted: what no longer counts is closed. */
@Component
class SourceRegister {
  /** Where sources overlap: the greater priority, then the finer, then the newer. */
  private static final String OPEN = """
      select id, code, origin, array_to_string(files, chr(10)) as files, content_sha256, version, source_epsg, cell_metres, no_data, delivered_datum, height_datum, datum_shift_metres,
        vertical_error_metres, secrecy, priority, lowest_metres, highest_metres, grid_epsg, grid_west, grid_north, grid_cell_width, grid_cell_height,
        st_asewkb(geom) as geom, st_asewkb(source_geom) as source_geom, valid_from
      from elevation_source where valid_to is null
      order by priority desc, cell_metres, id desc""";

  private static final String CLOSE = "update elevation_source set valid_to = current_date where id = :id and valid_to is null";

  private static final String INSERT = """
      insert into elevation_source (code, origin, files, content_sha256, version, source_epsg, cell_metres, no_data, delivered_datum, height_datum, datum_shift_metres,
        vertical_error_metres, secrecy, priority, lowest_metres, highest_metres, grid_epsg, grid_west, grid_north, grid_cell_width, grid_cell_height,
        geom, source_geom, predecessor_id)
      values (:code, :origin, string_to_array(:files, chr(10)), :sha256, :version, :sourceEpsg, :cell, :noData, :deliveredDatum, :datum, :shift, :error, :secrecy, :priority, :lowest, :highest,
        :gridEpsg, :west, :north, :width, :height, st_geomfromewkb(:extent), st_geomfromewkb(:sourceExtent), :predecessor)""";

  /** The county's own box, or that of all counties when none is named; nothing when none is registered. */
  private static final String COUNTY = """
      select st_xmin(box) as west, st_xmax(box) as east, st_ymin(box) as south, st_ymax(box) as north
      from (select st_extent(geom) as box from division where valid_to is null and (code = :county or :county = '' and level = 'county')) b
      where box is not null""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final String county;

  SourceRegister(DataSource dataSource, @Value("${fangyu.county-code:}") String county) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.county = county;
  }

  /** The sources that count, first the one whose heights win. */
  List<SourceRow> open() {
    return jdbc.sql(OPEN).query((row, i) -> read(row)).list();
  }

  /** Closes some rows and opens others, which follow those of the same name, in one transaction. */
  void replace(List<SourceRow> closed, List<SourceRow> opened, String actor) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, actor);
      closed.forEach(row -> jdbc.sql(CLOSE).param("id", row.id()).update());
      // in the order of their age, for the newer wins
      opened.forEach(row -> insert(row, closed.stream().filter(old -> old.code().equals(row.code())).map(SourceRow::id).findFirst().orElse(null)));
    });
  }

  /** Where the county lies, longitude and latitude in degrees. */
  Optional<Envelope> county() {
    return jdbc.sql(COUNTY).param("county", county)
        .query((row, i) -> new Envelope(row.getDouble("west"), row.getDouble("east"), row.getDouble("south"), row.getDouble("north"))).optional();
  }

  private void insert(SourceRow row, Long predecessor) {
    TileGrid grid = row.grid();
    jdbc.sql(INSERT).param("code", row.code()).param("origin", row.origin())
        .param("files", row.files().stream().map(Path::toString).collect(Collectors.joining("\n"))).param("sha256", row.contentSha256())
        .param("version", row.version()).param("sourceEpsg", row.sourceEpsg()).param("cell", row.cellMetres()).param("noData", row.noData())
        .param("deliveredDatum", row.deliveredDatum()).param("datum", row.datum()).param("shift", row.datumShiftMetres()).param("error", row.verticalErrorMetres()).param("secrecy", row.secrecy().key())
        .param("priority", row.priority()).param("lowest", row.lowestMetres()).param("highest", row.highestMetres())
        .param("gridEpsg", grid.epsg()).param("west", grid.west()).param("north", grid.north()).param("width", grid.cellWidth()).param("height", grid.cellHeight())
        .param("extent", Ewkb.write(row.extent())).param("sourceExtent", Ewkb.write(row.sourceExtent())).param("predecessor", predecessor).update();
  }

  private static SourceRow read(ResultSet row) throws SQLException {
    var grid = new TileGrid(row.getInt("grid_epsg"), row.getDouble("grid_west"), row.getDouble("grid_north"), row.getDouble("grid_cell_width"), row.getDouble("grid_cell_height"));
    return new SourceRow(row.getLong("id"), row.getString("code"), row.getString("origin"), Arrays.stream(row.getString("files").split("\n")).map(Path::of).toList(),
        row.getString("content_sha256"), row.getString("version"), row.getInt("source_epsg"), row.getDouble("cell_metres"), (Double) row.getObject("no_data"),
        row.getString("delivered_datum"), row.getString("height_datum"), row.getDouble("datum_shift_metres"), (Double) row.getObject("vertical_error_metres"),
        Secrecy.find(row.getString("secrecy")).orElseThrow(), row.getInt("priority"), row.getFloat("lowest_metres"), row.getFloat("highest_metres"), grid,
        Ewkb.read(row.getBytes("geom")), Ewkb.read(row.getBytes("source_geom")), row.getObject("valid_from", LocalDate.class));
  }
}
