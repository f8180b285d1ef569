package org.fangyu.importexport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fangyu.database.Ewkb;
import org.fangyu.files.rows.FeatureWriter;
import org.fangyu.importexport.kinds.Column;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.importexport.kinds.Kinds;
import org.locationtech.jts.geom.Geometry;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;

/**
 * The temporary table {@code incoming}, gone with the transaction, and COPY into it. It has no constraints: a
 * faulty row is in it too, its faulty cells empty, so that what refers to it is not called missing.
 */
final class Staging implements AutoCloseable {

  private static final List<String> DERIVED = List.of("pinyin_plain", "pinyin_initials");
  private static final int BUFFER = 1 << 16;

  private final List<String> columns;
  private final PGCopyOutputStream copy;
  private final StringBuilder line = new StringBuilder();

  Staging(Connection connection, Kind kind) throws SQLException {
    columns = columns(kind);
    try (Statement sql = connection.createStatement()) {
      sql.execute("drop table if exists pg_temp.incoming");
      sql.execute("""
          create temporary table incoming (id bigint not null default nextval('register.%s_id_seq'), row_number bigint not null,
          %s, predecessor_id bigint, geom geometry, source_geom geometry) on commit drop"""
          .formatted(kind.table(), definitions(kind)));
    }
    copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class),
        "copy incoming (row_number, %s, geom, source_geom) from stdin".formatted(String.join(", ", columns)), BUFFER);
  }

  /** The table's columns that come from the file or from what the file says; not geometry. */
  static List<String> columns(Kind kind) {
    List<String> names = new ArrayList<>(kind.columns().stream().map(Column::name)
        .filter(name -> !name.equals(Kinds.SOURCE_CRS) && !name.equals(Kinds.SOURCE_WKT)).toList());
    if (kind.has("pinyin_source")) {
      names.addAll(DERIVED);
    }
    return names;
  }

  private static String definitions(Kind kind) {
    Map<String, FeatureWriter.Type> types = kind.columns().stream().collect(Collectors.toMap(Column::name, Column::type));
    return columns(kind).stream()
        .map(name -> name + " " + sqlType(types.getOrDefault(name, FeatureWriter.Type.TEXT)))
        .collect(Collectors.joining(", "));
  }

  private static String sqlType(FeatureWriter.Type type) {
    return switch (type) {
      case TEXT -> "text";
      case INTEGER -> "integer";
      case DECIMAL -> "double precision";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
    };
  }

  void add(long rowNumber, Map<String, Object> values, Geometry geometry, Geometry source) throws IOException {
    line.setLength(0);
    line.append(rowNumber);
    for (String column : columns) {
      line.append('\t');
      append(values.get(column));
    }
    line.append('\t').append(geometry == null ? "\\N" : Ewkb.hex(geometry));
    line.append('\t').append(source == null ? "\\N" : Ewkb.hex(source)).append('\n');
    copy.write(line.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** A value in COPY's text form. */
  private void append(Object value) {
    if (value == null) {
      line.append("\\N");
      return;
    }
    if (!(value instanceof String text)) {
      line.append(value);
      return;
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> line.append("\\\\");
        case '\t' -> line.append("\\t");
        case '\n' -> line.append("\\n");
        case '\r' -> line.append("\\r");
        default -> line.append(c);
      }
    }
  }

  /** Ends the COPY; the table is complete. */
  void finish() throws IOException {
    copy.close();
  }

  /** Ends the COPY without its rows if it is still going. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
