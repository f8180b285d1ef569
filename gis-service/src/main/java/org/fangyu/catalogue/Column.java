package org.fangyu.catalogue;

/**
 * An attribute of a layer.
 *
 * @param name the view's column, an SQL identifier in lower case
 * @param title meaning in Chinese, with the unit where there is one
 * @param titleEn the same in English; empty where nobody has written it
 */
public record Column(String name, Kind kind, String title, String titleEn) {

  /** What a value is, as JSON and as a parameter of a request. */
  public enum Kind {
    TEXT, INTEGER, NUMBER, BOOLEAN, DATE, INSTANT;

    /** @param sqlType as {@code format_type} writes it, without length. */
    static Kind ofSql(String sqlType) {
      return switch (sqlType) {
        case "smallint", "integer", "bigint" -> INTEGER;
        case "real", "double precision", "numeric" -> NUMBER;
        case "boolean" -> BOOLEAN;
        case "date" -> DATE;
        case "timestamp with time zone" -> INSTANT;
        default -> TEXT;
      };
    }
  }

  public Column {
    Layer.requireIdentifier(name);
  }

  /** @param comment "中文 / English", as written in SQL; may be null */
  static Column of(String name, String sqlType, String comment) {
    String[] halves = comment == null ? new String[] {name} : comment.split(" / ", 2);
    return new Column(name, Kind.ofSql(sqlType), halves[0], halves.length > 1 ? halves[1] : "");
  }
}
