package org.fangyu.files.csv;

import java.util.regex.Pattern;

/**
 * Text cells of CSV files. A spreadsheet runs a cell that begins with {@code = + - @}, a tab or a carriage
 * return as a formula (<a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP, CSV injection</a>).
 * Such text is written with an apostrophe before it, which spreadsheets show as text, and read back without; text that already
 * looks so protected gets one more, so every text comes back as it was.
 */
final class CsvText {

  private static final Pattern FORMULA = Pattern.compile("'*[=+\\-@\\t\\r]", Pattern.DOTALL);
  private static final Pattern PROTECTED = Pattern.compile("'+[=+\\-@\\t\\r]", Pattern.DOTALL);

  private CsvText() {}

  static String write(String text) {
    return FORMULA.matcher(text).lookingAt() ? "'" + text : text;
  }

  static String read(String cell) {
    return !cell.isEmpty() && cell.charAt(0) == '\'' && PROTECTED.matcher(cell).lookingAt()
        ? cell.substring(1) : cell;
  }
}
