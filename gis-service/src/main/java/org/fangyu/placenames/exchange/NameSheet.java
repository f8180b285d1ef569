package org.fangyu.placenames.exchange;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import tools.jackson.databind.json.JsonMapper;

/**
 * The names as a sheet: a row of Chinese heads, then a row a name. Texts are cells of text, which no spreadsheet runs as a
 * formula; twenty digits stay twenty digits. What a cell cannot hold whole (a long line's geometry) stands in JSON only.
 */
final class NameSheet implements AutoCloseable {
  /** Excel's bound of the characters of a cell. */
  static final int LONGEST_CELL = 32_767;
  static final String TOO_LONG = "见 names.json";
  private static final int ROWS_AT_ONCE = 500;
  private static final JsonMapper JSON = JsonMapper.shared();

  private final Workbook book;
  private final Worksheet sheet;
  private int rows;

  /** Heads and rows go to the stream, which stays open. */
  NameSheet(OutputStream out) {
    book = new Workbook(out, "Fangyu", null);
    sheet = book.newWorksheet("地名");
    for (ExchangeField field : ExchangeField.values()) {
      sheet.value(0, field.ordinal(), field.head());
      sheet.width(field.ordinal(), field == ExchangeField.PLACE_CODE ? 24 : 14);
    }
    sheet.freezePane(0, 1);
  }

  void add(Map<ExchangeField, Object> name) throws IOException {
    rows++;
    for (ExchangeField field : ExchangeField.values()) {
      Object value = name.get(field);
      if (value instanceof Number number) {
        sheet.value(rows, field.ordinal(), number);
      } else if (value != null) {
        sheet.value(rows, field.ordinal(), cell(value));
      }
    }
    if (rows % ROWS_AT_ONCE == 0) {
      sheet.flush();
    }
  }

  private static String cell(Object value) {
    String text = value instanceof String plain ? plain : JSON.writeValueAsString(value);
    return text.length() > LONGEST_CELL ? TOO_LONG : text;
  }

  @Override
  public void close() throws IOException {
    book.finish();
  }
}
