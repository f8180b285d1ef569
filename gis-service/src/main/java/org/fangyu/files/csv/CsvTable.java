package org.fangyu.files.csv;

import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A table without places, written as {@link CsvWriter} writes: RFC 4180, UTF-8 with a byte order mark, text safe for spreadsheets. */
public final class CsvTable implements AutoCloseable {
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final de.siegmar.fastcsv.writer.CsvWriter out;

  /** @param bytes closed with the table */
  public CsvTable(OutputStream bytes, List<String> header) throws IOException {
    bytes.write(MARK);
    out = de.siegmar.fastcsv.writer.CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(bytes, StandardCharsets.UTF_8);
    out.writeRecord(header);
  }

  /** @param cells null for an empty one */
  public void add(String... cells) {
    out.writeRecord(Arrays.stream(cells).map(cell -> cell == null ? "" : CsvText.write(cell)).toList());
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
