package org.fangyu.files.shapefile;

import java.io.DataInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.files.rows.FileFault;

/** A dBASE III+ table, record by record. A blank, and a number of asterisks, is no value. */
final class DbfTable {

  /** A field: type C text, N and F number, D date, L logical, I integer, B or O double. */
  private record Field(byte[] rawName, String name, char type, int offset, int length) {}

  private static final int HEADER_BYTES = 32;
  private static final int FIELD_BYTES = 32;
  private static final int FIELDS_END = 0x0D;
  private static final int DELETED = '*';
  private static final int FILE_END = 0x1A;
  private static final String TYPES = "CNFDLIBO";

  private final DataInputStream in;
  private final long records;
  private final int recordBytes;
  private final int languageDriver;
  private final List<Field> fields = new ArrayList<>();
  private Charset charset = StandardCharsets.ISO_8859_1;
  private long read;

  DbfTable(DataInputStream in) throws IOException {
    this.in = in;
    byte[] bytes = in.readNBytes(HEADER_BYTES);
    if (bytes.length < HEADER_BYTES || (bytes[0] & 7) != 3) {
      throw new FileFault(".dbf header", "a dBASE III+ table",
          bytes.length < HEADER_BYTES ? bytes.length + " bytes" : "version byte " + (bytes[0] & 0xFF));
    }
    ByteBuffer header = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    records = Integer.toUnsignedLong(header.getInt(4));
    int headerBytes = Short.toUnsignedInt(header.getShort(8));
    recordBytes = Short.toUnsignedInt(header.getShort(10));
    languageDriver = bytes[29] & 0xFF;
    readFields(headerBytes);
  }

  private void readFields(int headerBytes) throws IOException {
    byte[] bytes = in.readNBytes(Math.max(0, headerBytes - HEADER_BYTES));
    int offset = 1;
    for (int at = 0; at + FIELD_BYTES <= bytes.length && bytes[at] != FIELDS_END; at += FIELD_BYTES) {
      int end = at;
      while (end < at + 11 && bytes[end] != 0) {
        end++;
      }
      byte[] name = java.util.Arrays.copyOfRange(bytes, at, end);
      char type = (char) bytes[at + 11];
      int length = bytes[at + 16] & 0xFF;
      if (type == 'C') {
        length += (bytes[at + 17] & 0xFF) << 8; // long text fields keep the high byte where numbers keep decimals
      }
      if (TYPES.indexOf(type) < 0) {
        throw new FileFault(".dbf field " + new String(name, charset), "a type of " + TYPES, type);
      }
      fields.add(new Field(name, null, type, offset, length));
      offset += length;
    }
    if (fields.isEmpty() || offset != recordBytes) {
      throw new FileFault(".dbf header", "fields of %d bytes together".formatted(recordBytes), offset + " bytes");
    }
  }

  int languageDriver() {
    return languageDriver;
  }

  /** Sets the encoding and decodes the fields' names with it. */
  void decodeWith(Charset encoding) {
    charset = encoding;
    fields.replaceAll(field -> new Field(field.rawName, name(field.rawName), field.type, field.offset, field.length));
    long different = fields.stream().map(Field::name).distinct().count();
    if (different != fields.size()) {
      throw new FileFault(".dbf header", "each field name once", columns());
    }
  }

  private String name(byte[] raw) {
    try {
      return decode(raw, 0, raw.length).strip();
    } catch (CharacterCodingException broken) {
      throw new FileFault(".dbf field names", charset + " text", new String(raw, StandardCharsets.ISO_8859_1));
    }
  }

  List<String> columns() {
    return fields.stream().map(Field::name).toList();
  }

  /** Whether every text of every record is decodable; reads the table to its end. */
  boolean allText(Charset encoding) throws IOException {
    charset = encoding;
    boolean fits = true;
    for (byte[] record = nextBytes(); record != null && fits; record = nextBytes()) {
      for (Field field : fields) {
        fits &= field.type != 'C' || decodable(record, field);
      }
    }
    for (Field field : fields) {
      fits &= decodable(field.rawName, new Field(null, null, 'C', 0, field.rawName.length));
    }
    return fits;
  }

  private boolean decodable(byte[] bytes, Field field) {
    try {
      decode(bytes, field.offset, field.length);
      return true;
    } catch (CharacterCodingException broken) {
      return false;
    }
  }

  /** The bytes of the next record, with its deletion mark first; null after the last. */
  byte[] nextBytes() throws IOException {
    if (read == records) {
      return null;
    }
    byte[] bytes = in.readNBytes(recordBytes);
    if (bytes.length < recordBytes || bytes[0] == FILE_END) {
      throw new FileFault(".dbf", records + " records as its header says", "end after " + read);
    }
    read++;
    return bytes;
  }

  static boolean deleted(byte[] record) {
    return record[0] == DELETED;
  }

  /**
   * The values of a record by field name.
   *
   * @throws Unreadable if a field holds what its type forbids
   */
  Map<String, Object> values(byte[] record) throws Unreadable {
    Map<String, Object> values = new LinkedHashMap<>();
    for (Field field : fields) {
      try {
        values.put(field.name, value(record, field));
      } catch (CharacterCodingException broken) {
        throw new Unreadable(field.name, "must be %s text (perhaps cut within a character)".formatted(charset), ascii(record, field));
      } catch (NumberFormatException | DateTimeException broken) {
        throw new Unreadable(field.name, field.type == 'D' ? "must be a date yyyymmdd" : "must be a number", ascii(record, field));
      }
    }
    return values;
  }

  private Object value(byte[] record, Field field) throws CharacterCodingException {
    if (field.type == 'C') {
      String text = decode(record, field.offset, field.length).replace('\0', ' ').strip();
      return text.isEmpty() ? null : text;
    }
    ByteBuffer binary = ByteBuffer.wrap(record, field.offset, field.length).slice().order(ByteOrder.LITTLE_ENDIAN);
    if (field.type == 'I' && field.length == Integer.BYTES) {
      return binary.getInt();
    }
    if ((field.type == 'B' || field.type == 'O') && field.length == Double.BYTES) {
      return binary.getDouble();
    }
    String text = ascii(record, field);
    if (text.isEmpty() || text.chars().allMatch(c -> c == '*') || text.equals("?")) {
      return null;
    }
    return switch (field.type) {
      case 'L' -> logical(text);
      case 'D' -> text.equals("00000000") ? null : LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE).toString();
      default -> new BigDecimal(text);
    };
  }

  private static Object logical(String text) {
    return "TtYy".contains(text) ? Boolean.TRUE : "FfNn".contains(text) ? (Object) Boolean.FALSE : text;
  }

  private static String ascii(byte[] record, Field field) {
    return new String(record, field.offset, field.length, StandardCharsets.ISO_8859_1).replace('\0', ' ').strip();
  }

  private String decode(byte[] bytes, int offset, int length) throws CharacterCodingException {
    return charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(ByteBuffer.wrap(bytes, offset, length)).toString();
  }

  /** A record with a field that cannot be read. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final String field;
    private final String offender;

    Unreadable(String field, String reason, String offender) {
      super(reason, null, false, false);
      this.field = field;
      this.offender = offender;
    }

    String field() {
      return field;
    }

    String offender() {
      return offender;
    }
  }
}
