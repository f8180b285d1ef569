package org.fangyu.importexport.kinds;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fangyu.files.rows.FeatureWriter;

/**
 * A column of a file and of its register.
 *
 * @param name as in files and in the database
 * @param title Chinese title, accepted in files too
 * @param type what it holds
 * @param required whether each row must have a value
 * @param allowed the values it may have; empty if any
 * @param range bounds of a number; null if none
 * @param pattern the form of a text; null if any
 * @param form the same in words; null if any
 * @param longest characters of a text at most
 * @param reference the register whose codes it names; null if none
 */
public record Column(String name, String title, FeatureWriter.Type type, boolean required, List<String> allowed, Range range,
    Pattern pattern, String form, int longest, Reference reference) {

  private static final int LONGEST_NAME = 200;

  /** Bounds of a number: least and most, each inclusive or not. */
  public record Range(double least, boolean leastIncluded, double most, boolean mostIncluded) {
    boolean holds(double value) {
      return (leastIncluded ? value >= least : value > least) && (mostIncluded ? value <= most : value < most);
    }

    String words() {
      String low = (leastIncluded ? "at least " : "more than ") + plain(least);
      return most == Double.POSITIVE_INFINITY ? low
          : low + (mostIncluded ? " and at most " : " and less than ") + plain(most);
    }

    private static String plain(double value) {
      return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }
  }

  /**
   * Where a code must be known.
   *
   * @param table table of schema register with the codes
   * @param title what they are, for people
   * @param own whether rows of the same file count, because they are of the same register
   */
  public record Reference(String table, String title, boolean own) {}

  static Column text(String name, String title) {
    return new Column(name, title, FeatureWriter.Type.TEXT, false, List.of(), null, null, null, LONGEST_NAME, null);
  }

  static Column integer(String name, String title, int least, double most) {
    return new Column(name, title, FeatureWriter.Type.INTEGER, false, List.of(),
        new Range(least, true, Math.min(most, Integer.MAX_VALUE), true), null, null, 0, null);
  }

  static Column decimal(String name, String title, Range range) {
    return new Column(name, title, FeatureWriter.Type.DECIMAL, false, List.of(), range, null, null, 0, null);
  }

  static Column date(String name, String title) {
    return new Column(name, title, FeatureWriter.Type.DATE, false, List.of(), null, null, null, 0, null);
  }

  static Column truth(String name, String title) {
    return new Column(name, title, FeatureWriter.Type.BOOLEAN, false, List.of(), null, null, null, 0, null);
  }

  static Column choice(String name, String title, String... allowed) {
    return new Column(name, title, FeatureWriter.Type.TEXT, false, List.of(allowed), null, null, null, LONGEST_NAME, null);
  }

  Column must() {
    return new Column(name, title, type, true, allowed, range, pattern, form, longest, reference);
  }

  Column like(String regex, String words) {
    return new Column(name, title, type, required, allowed, range, Pattern.compile(regex), words, longest, reference);
  }

  Column upTo(int characters) {
    return new Column(name, title, type, required, allowed, range, pattern, form, characters, reference);
  }

  Column in(Reference register) {
    return new Column(name, title, type, required, allowed, range, pattern, form, longest, register);
  }

  /** What values it takes, in words, for the help. */
  String words() {
    String values = allowed.isEmpty() ? type.name().toLowerCase(java.util.Locale.ROOT) : String.join("|", allowed);
    return values + Optional.ofNullable(range).map(r -> ", " + r.words()).orElse("")
        + Optional.ofNullable(form).map(f -> ", " + f).orElse("") + (required ? ", required" : "");
  }
}
