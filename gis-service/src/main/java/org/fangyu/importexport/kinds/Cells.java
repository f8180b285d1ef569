package org.fangyu.importexport.kinds;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the cells of a file as what their columns hold: String, Long, Double, Boolean or LocalDate. A blank cell
 * and empty text are no value; space around a value does not belong to it.
 */
public final class Cells {

  /** A cell that its column does not take; the message is the rest of a sentence that begins with the column. */
  public static final class Refused extends Exception {
    private static final long serialVersionUID = 1;

    Refused(String reason) {
      super(reason, null, false, false);
    }
  }

  private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})(?:[T ]00:00(?::00(?:\\.0+)?)?Z?)?");
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2999;
  private static final int LONGEST_NUMBER = 40;
  private static final Map<String, Boolean> TRUTHS = Map.of("true", true, "t", true, "1", true, "是", true, "yes", true,
      "false", false, "f", false, "0", false, "否", false, "no", false);

  private Cells() {}

  /** The value of a cell for a column; null for no value. */
  public static Object read(Column column, Object cell) throws Refused {
    String text = text(cell);
    if (text == null) {
      if (column.required()) {
        throw new Refused("must not be empty");
      }
      return null;
    }
    return switch (column.type()) {
      case TEXT -> checkedText(column, text);
      case INTEGER -> integer(column, plain(text));
      case DECIMAL -> decimal(column, plain(text));
      case DATE -> date(plain(text));
      case BOOLEAN -> truth(plain(text));
    };
  }

  private static String text(Object cell) throws Refused {
    if (cell == null) {
      return null;
    }
    if (cell instanceof String string) {
      String stripped = string.strip();
      return stripped.isEmpty() ? null : stripped;
    }
    if (cell instanceof Boolean) {
      return cell.toString();
    }
    if (cell instanceof Number number) {
      return plainNumber(number);
    }
    throw new Refused("must be text or a number, not " + (cell instanceof byte[] ? "bytes" : "an object or a list"));
  }

  private static String plainNumber(Number number) throws Refused {
    if (number instanceof BigInteger || number instanceof Long || number instanceof Integer) {
      return number.toString();
    }
    if (!Double.isFinite(number.doubleValue())) {
      throw new Refused("must be a finite number");
    }
    BigDecimal exact = number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    if (Math.abs((long) exact.scale()) > 400) {
      throw new Refused("must be a number of usual size");
    }
    String digits = exact.toPlainString();
    return digits.contains(".") ? digits.replaceAll("\\.?0+$", "") : digits;
  }

  /** Full-width digits and letters as their usual forms. */
  private static String plain(String text) {
    return text.chars().allMatch(c -> c < 128) ? text : Normalizer.normalize(text, Normalizer.Form.NFKC);
  }

  private static String checkedText(Column column, String text) throws Refused {
    if (!column.allowed().isEmpty()) {
      if (!column.allowed().contains(text)) {
        throw new Refused("must be one of " + String.join(", ", column.allowed()));
      }
      return text;
    }
    if (text.codePointCount(0, text.length()) > column.longest()) {
      throw new Refused("must have at most %d characters, has %d".formatted(column.longest(), text.codePointCount(0, text.length())));
    }
    if (text.codePoints().anyMatch(Cells::unstorable)) {
      throw new Refused("must not contain control characters or broken surrogates");
    }
    if (column.pattern() != null && !column.pattern().matcher(text).matches()) {
      throw new Refused("must be " + column.form());
    }
    return text;
  }

  private static boolean unstorable(int c) {
    boolean control = Character.getType(c) == Character.CONTROL && c != '\n' && c != '\r' && c != '\t';
    return control || Character.getType(c) == Character.SURROGATE;
  }

  private static Long integer(Column column, String text) throws Refused {
    BigDecimal number = number(text);
    try {
      long value = number.longValueExact();
      checkRange(column, value);
      return value;
    } catch (ArithmeticException fraction) {
      throw new Refused("must be a whole number");
    }
  }

  private static Double decimal(Column column, String text) throws Refused {
    double value = number(text).doubleValue();
    if (!Double.isFinite(value)) {
      throw new Refused("must be a finite number");
    }
    checkRange(column, value);
    return value;
  }

  private static BigDecimal number(String text) throws Refused {
    try {
      if (text.length() <= LONGEST_NUMBER) {
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) <= 400) {
          return number;
        }
      }
    } catch (NumberFormatException notANumber) {
      // refused below
    }
    throw new Refused("must be a number");
  }

  private static void checkRange(Column column, double value) throws Refused {
    if (column.range() != null && !column.range().holds(value)) {
      throw new Refused("must be " + column.range().words());
    }
  }

  private static LocalDate date(String text) throws Refused {
    Matcher parts = DATE.matcher(text);
    try {
      if (parts.matches()) {
        LocalDate date = LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3)));
        if (date.getYear() >= FIRST_YEAR && date.getYear() <= LAST_YEAR) {
          return date;
        }
      }
    } catch (DateTimeException noSuchDay) {
      throw new Refused("must be a day of the calendar");
    }
    throw new Refused("must be a date YYYY-MM-DD from %d to %d".formatted(FIRST_YEAR, LAST_YEAR));
  }

  private static Boolean truth(String text) throws Refused {
    Boolean value = TRUTHS.get(text.toLowerCase(java.util.Locale.ROOT));
    if (value == null) {
      throw new Refused("must be true or false");
    }
    return value;
  }
}
