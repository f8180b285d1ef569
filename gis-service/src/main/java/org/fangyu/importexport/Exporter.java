package org.fangyu.importexport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.crs.Crs;
import org.fangyu.database.Ewkb;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FeatureWriter;
import org.fangyu.importexport.kinds.Column;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.importexport.kinds.Kinds;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.fangyu.secrets.SecretBox;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKTWriter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes a register to a file in CGCS2000 longitude and latitude: every record of every day, in the order of
 * code and validity, with the columns under which {@link Importer} reads them again. Coordinates that were
 * delivered in another system go along as {@code source_crs} and {@code source_wkt}.
 */
@Component
public class Exporter {

  private static final int FETCH = 1000;
  private static final int PROGRESS_EVERY = 1000;
  private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;
  private final Journal journal;
  private final Secrets secrets;

  public Exporter(DataSource dataSource, Secrets secrets) {
    this.secrets = secrets;
    this.jdbc = new JdbcTemplate(dataSource);
    this.jdbc.setFetchSize(FETCH);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource)); // a cursor needs one
    this.transaction.setReadOnly(true);
    this.journal = new Journal(dataSource);
  }

  /**
   * Writes all records of a kind. The file appears, or is replaced, when it is complete; one with columns about living
   * persons, which only its owner may read, not before the journal says who takes it.
   *
   * @param personalFor who takes columns about living persons along; empty leaves the columns out
   * @param progress told from time to time how many rows have been written
   * @return how many rows
   * @throws IOException if the file cannot be written
   */
  public long run(Kind kind, FeatureFile.Format format, Path file, Optional<String> personalFor, LongConsumer progress) throws IOException {
    Path part = file.toAbsolutePath().resolveSibling("." + file.getFileName() + ".part");
    List<Column> columns = kind.columns().stream().filter(c -> personalFor.isPresent() || !Kinds.PERSONAL.contains(c.name())).toList();
    Map<String, SecretBox> boxes = boxes(kind, columns);
    try (FeatureWriter writer = FeatureFile.create(part, format, layer(kind, columns), Crs.of(Crs.CGCS2000).wkt())) {
      if (personalFor.isPresent()) Files.setPosixFilePermissions(part, OWNER_ONLY);
      long rows = transaction.execute(status -> write(kind, columns, boxes, writer, progress));
      writer.finish();
      personalFor.filter(actor -> !personalColumns(kind).isEmpty()).ifPresent(actor -> record(actor, kind, rows));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
      return rows;
    } catch (UncheckedIOException broken) {
      throw broken.getCause();
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** How many records a kind has. */
  public long count(Kind kind) {
    return jdbc.queryForObject("select count(*) from register." + kind.table(), Long.class);
  }

  /** The names of columns about living persons that a kind has. */
  static List<String> personalColumns(Kind kind) {
    return kind.columns().stream().map(Column::name).filter(Kinds.PERSONAL::contains).toList();
  }

  private void record(String actor, Kind kind, long rows) {
    var taken = Map.of("kind", kind.word(), "columns", personalColumns(kind), "rows", rows);
    journal.record(new Event(actor, Event.Act.EXPORT_RESTRICTED, kind.table(), Event.ALL, null, taken));
  }

  private static FeatureWriter.Layer layer(Kind kind, List<Column> columns) {
    return new FeatureWriter.Layer(kind.word().replace('-', '_'), kind.title(),
        columns.stream().map(c -> new FeatureWriter.Column(c.name(), c.type())).toList(),
        kind.shape().typeName().toUpperCase(java.util.Locale.ROOT), Crs.CGCS2000);
  }

  /** Made before the reading begins: a box may have to ask the database for its keys. */
  private Map<String, SecretBox> boxes(Kind kind, List<Column> columns) {
    var boxes = new HashMap<String, SecretBox>();
    columns.forEach(column -> Sealed.find(kind.table(), column.name()).ifPresent(sealed -> boxes.put(column.name(), secrets.rehearsal(sealed))));
    return boxes;
  }

  private long write(Kind kind, List<Column> columns, Map<String, SecretBox> boxes, FeatureWriter writer, LongConsumer progress) {
    long[] rows = {0};
    WKTWriter wkt = new WKTWriter(2);
    jdbc.query(sql(kind), row -> {
      writer.add(values(row, columns, boxes, wkt), Ewkb.read(row.getBytes("geom")));
      if (++rows[0] % PROGRESS_EVERY == 0) {
        progress.accept(rows[0]);
      }
    });
    progress.accept(rows[0]);
    return rows[0];
  }

  /** Names of tables and columns come from {@link Kinds} alone. */
  private static String sql(Kind kind) {
    List<String> own = new ArrayList<>(kind.columns().stream().map(Column::name).toList());
    own.removeAll(List.of(Kinds.PREDECESSOR, Kinds.SOURCE_CRS, Kinds.SOURCE_WKT));
    return """
        select %s, p.code || '@' || p.valid_from as predecessor,
          case when st_srid(t.source_geom) <> 4490 then st_asewkb(t.source_geom) end as delivered, st_asewkb(t.geom) as geom
        from register.%s t left join register.%s p on p.id = t.predecessor_id
        order by t.code collate "C", t.valid_from"""
        .formatted(own.stream().map(name -> "t." + name).collect(Collectors.joining(", ")), kind.table(), kind.table());
  }

  private static List<Object> values(ResultSet row, List<Column> columns, Map<String, SecretBox> boxes, WKTWriter wkt) throws SQLException {
    Geometry delivered = Ewkb.read(row.getBytes("delivered"));
    List<Object> values = new ArrayList<>(columns.size());
    for (Column column : columns) {
      values.add(switch (column.name()) {
        case Kinds.SOURCE_CRS -> delivered == null ? null : (Object) delivered.getSRID();
        case Kinds.SOURCE_WKT -> delivered == null ? null : wkt.write(delivered);
        default -> boxes.containsKey(column.name()) ? opened(row, column, boxes.get(column.name()))
            : column.type() == FeatureWriter.Type.DATE ? row.getObject(column.name(), LocalDate.class) : row.getObject(column.name());
      });
    }
    return values;
  }

  private static String opened(ResultSet row, Column column, SecretBox box) throws SQLException {
    String sealed = row.getString(column.name());
    return sealed == null ? null : box.openText(sealed, row.getString("code"));
  }
}
