package org.fangyu.files.csv;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.files.rows.FeatureWriter;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.io.WKTWriter;

/**
 * Writes CSV as RFC 4180 has it, in UTF-8 with a byte order mark (Excel would take it for the local encoding
 * without). Points become columns lon and lat, other shapes a column wkt, with every digit of the numbers. No
 * value and empty text are the same empty cell. Text that a spreadsheet would run is made safe ({@link CsvText}).
 */
public final class CsvWriter implements FeatureWriter {

  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final de.siegmar.fastcsv.writer.CsvWriter out;
  private final List<Column> columns;
  private final boolean points;
  private final WKTWriter wkt = new WKTWriter(2);

  public CsvWriter(Path file, Layer layer) throws IOException {
    this(new BufferedOutputStream(Files.newOutputStream(file)), layer);
  }

  /** @param bytes closed with the writer */
  public CsvWriter(OutputStream bytes, Layer layer) throws IOException {
    columns = layer.columns();
    points = layer.geometryType().equals("POINT");
    bytes.write(MARK);
    out = de.siegmar.fastcsv.writer.CsvWriter.builder()
        .lineDelimiter(LineDelimiter.CRLF)
        .build(bytes, StandardCharsets.UTF_8);
    List<String> header = new ArrayList<>(columns.stream().map(Column::name).toList());
    header.addAll(points ? List.of("lon", "lat") : List.of("wkt"));
    out.writeRecord(header);
  }

  @Override
  public void add(List<Object> values, Geometry geometry) {
    List<String> cells = new ArrayList<>(values.size() + 2);
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      String text = value == null ? "" : value.toString();
      cells.add(columns.get(i).type() == Type.TEXT ? CsvText.write(text) : text);
    }
    if (points) {
      Point point = (Point) geometry;
      cells.add(Double.toString(point.getX()));
      cells.add(Double.toString(point.getY()));
    } else {
      cells.add(wkt.write(geometry));
    }
    out.writeRecord(cells);
  }

  @Override
  public void finish() {
    try {
      out.flush();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }

  @Override
  public void close() {
    try {
      out.close();
    } catch (IOException full) {
      throw new UncheckedIOException(full);
    }
  }
}
