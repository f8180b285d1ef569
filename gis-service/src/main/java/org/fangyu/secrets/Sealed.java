package org.fangyu.secrets;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of schema register that holds encrypted values. What stands in one record cannot be read in another, or in
 * another column: both are part of what is authenticated.
 */
public enum Sealed {
  /** Secrets of time-based codes. They were encrypted before there were contexts, and have none. */
  SECOND_FACTOR("second-factor", "account", "account", "second_factor", null, false),
  OWNER_ID_NUMBER("identity-number", "door_plate", "code", "owner_id_number", "owner_id_kind", true),
  KIN_ID_NUMBER("identity-number", "grave", "code", "kin_id_number", "kin_id_kind", true);

  private final String purpose;
  private final String table;
  private final String codeColumn;
  private final String column;
  private final String kindColumn;
  private final boolean bound;

  Sealed(String purpose, String table, String codeColumn, String column, String kindColumn, boolean bound) {
    this.purpose = purpose;
    this.table = table;
    this.codeColumn = codeColumn;
    this.column = column;
    this.kindColumn = kindColumn;
    this.bound = bound;
  }

  /** What its keys are for: the beginning of their names. */
  public String purpose() {
    return purpose;
  }

  public String table() {
    return table;
  }

  public String column() {
    return column;
  }

  String codeColumn() {
    return codeColumn;
  }

  /** The column that says what the value is, and is empty where it is; null if there is none. */
  String kindColumn() {
    return kindColumn;
  }

  /** What is authenticated beside the value. @param code of the record; it outlives every version of it */
  String context(String code) {
    return bound ? table + "." + column + "/" + code : "";
  }

  /** The column of that name, if its values are encrypted. */
  public static Optional<Sealed> find(String table, String column) {
    return Arrays.stream(values()).filter(sealed -> sealed.table.equals(table) && sealed.column.equals(column)).findFirst();
  }

  /** The columns whose values have keys of one purpose. */
  static List<Sealed> of(String purpose) {
    return Arrays.stream(values()).filter(column -> column.purpose.equals(purpose)).toList();
  }

  static List<String> purposes() {
    return Arrays.stream(values()).map(Sealed::purpose).distinct().toList();
  }
}
