package org.fangyu.search;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * One name that answered, as the database has it.
 *
 * @param field what kind of name {@code text} is: name, alias, former_name, …, code, address
 * @param text the name or code that answered
 * @param title the record's standard name
 * @param lon degrees
 * @param lat degrees
 * @param bounds west, south, east, north in degrees; null for points
 */
record NameRow(How how, String kind, String code, String field, String text, String folded, String title, String pinyin,
    String sound, String initials, String status, String division, Double lon, Double lat, List<Double> bounds) {

  static NameRow read(ResultSet row, int index) throws SQLException {
    return new NameRow(How.valueOf(row.getString("how")), row.getString("kind"), row.getString("code"),
        row.getString("field"), row.getString("text"), row.getString("folded"), row.getString("title"),
        row.getString("pinyin"), row.getString("sound"), row.getString("initials"), row.getString("status"),
        row.getString("division_code"), (Double) row.getObject("lon"), (Double) row.getObject("lat"), bounds(row.getArray("bounds")));
  }

  private static List<Double> bounds(Array bounds) throws SQLException {
    return bounds == null ? null : Arrays.asList((Double[]) bounds.getArray());
  }

  /** Identity of the record, whatever name of it answered. */
  String record() {
    return kind + '/' + code;
  }
}
