package org.fangyu.files.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;

/**
 * Reads CSV as RFC 4180 has it: the first line names the columns; comma, semicolon or tab between cells,
 * whichever the first line has most of. A cell that was made safe for spreadsheets ({@link CsvText}) is read as
 * it was. A row with more or fewer cells than the header is a trouble of that row.
 */
public final class CsvReader implements FeatureReader {

  private static final int MOST_COLUMNS = 1000;
  private static final int LONGEST_LINE = 16 << 20;

  private final SeekableByteChannel channel;
  private final long size;
  private final List<String> notes = new ArrayList<>();
  private final CloseableIterator<CsvRecord> records;
  private final List<String> header;
  private final CsvPlace place;
  private long line;

  public CsvReader(Path file) throws IOException {
    TextEncoding encoding = TextEncoding.of(file);
    if (encoding.note() != null) {
      notes.add(encoding.note());
    }
    char separator = separator(file, encoding);
    channel = Files.newByteChannel(file);
    try {
      size = Math.max(1, channel.size());
      records = records(encoding, separator);
      header = header();
      place = CsvPlace.in(header);
    } catch (RuntimeException | IOException fault) {
      channel.close();
      throw fault;
    }
  }

  private CloseableIterator<CsvRecord> records(TextEncoding encoding, char separator) throws IOException {
    channel.position(encoding.markLength());
    Reader text = new InputStreamReader(
        Channels.newInputStream(channel), TextEncoding.strict(encoding.charset()));
    return de.siegmar.fastcsv.reader.CsvReader.builder()
        .fieldSeparator(separator)
        .skipEmptyLines(false)
        .allowExtraFields(true)
        .allowMissingFields(true)
        .allowUnclosedQuote(false)
        .allowExtraCharsAfterClosingQuote(false)
        .maxBufferSize(LONGEST_LINE)
        .ofCsvRecord(text)
        .iterator();
  }

  private List<String> header() {
    CsvRecord first = record();
    if (first == null || blank(first)) {
      throw new FileFault("line 1", "a header that names the columns", "an empty line or file");
    }
    List<String> names = first.getFields().stream().map(String::strip).toList();
    if (names.size() > MOST_COLUMNS) {
      throw new FileFault("line 1", "at most %d columns".formatted(MOST_COLUMNS), names.size() + " columns");
    }
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (names.get(i).isEmpty()) {
        throw new FileFault("line 1", "a name for each column", "no name for column " + (i + 1));
      }
      if (!seen.add(names.get(i))) {
        throw new FileFault("line 1", "each column once", names.get(i) + " twice");
      }
    }
    return names;
  }

  @Override
  public List<String> columns() {
    return header.stream().filter(name -> !place.uses(name)).toList();
  }

  @Override
  public FileCrs crs() {
    return place.crs();
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public String rowWord() {
    return "row";
  }

  @Override
  public double progress() {
    try {
      return Math.min(1, channel.position() / (double) size);
    } catch (IOException closed) {
      return 1;
    }
  }

  @Override
  public FeatureRow next() {
    CsvRecord record = record();
    while (record != null && blank(record)) {
      record = record();
    }
    return record == null ? null : row(record);
  }

  private FeatureRow row(CsvRecord record) {
    Map<String, Object> values = new LinkedHashMap<>(header.size() * 2);
    if (record.getFieldCount() != header.size()) {
      return new FeatureRow(line, values, null, new FeatureRow.Trouble(null,
          "the header has %d cells, this row %d".formatted(header.size(), record.getFieldCount()),
          String.join(" | ", record.getFields())));
    }
    for (int i = 0; i < header.size(); i++) {
      if (!place.uses(header.get(i))) {
        values.put(header.get(i), CsvText.read(record.getField(i)));
      }
    }
    try {
      return new FeatureRow(line, values, place.read(record::getField), null);
    } catch (CsvPlace.Unreadable unreadable) {
      return new FeatureRow(line, values, null, unreadable.trouble());
    }
  }

  private CsvRecord record() {
    try {
      if (!records.hasNext()) {
        return null;
      }
      line++;
      return records.next();
    } catch (CsvParseException broken) {
      throw new FileFault("row " + line, "CSV as in RFC 4180", broken.getMessage(), broken);
    } catch (UncheckedIOException broken) {
      throw new FileFault("row " + line, "a readable file", broken.getCause(), broken);
    }
  }

  private static boolean blank(CsvRecord record) {
    return record.getFields().stream().allMatch(String::isBlank);
  }

  private static char separator(Path file, TextEncoding encoding) throws IOException {
    String first;
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(Files.newInputStream(file), encoding.charset()))) {
      char[] start = new char[1 << 14];
      int read = in.read(start);
      first = new String(start, 0, Math.max(0, read)).lines().findFirst().orElse("");
    }
    char best = ',';
    for (char candidate : new char[] {';', '\t'}) {
      if (count(first, candidate) > count(first, best)) {
        best = candidate;
      }
    }
    return best;
  }

  private static long count(String text, char wanted) {
    return text.chars().filter(c -> c == wanted).count();
  }

  @Override
  public void close() {
    try {
      records.close();
      channel.close();
    } catch (IOException | UncheckedIOException alreadyClosed) {
      throw new FileFault("file", "can be closed", alreadyClosed.getMessage(), alreadyClosed);
    }
  }
}
