package org.fangyu.placenames.announced;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.fangyu.database.Ewkb;
import org.locationtech.jts.geom.Geometry;

/**
 * A name of a case as the public is told it.
 *
 * @param act name, rename, extend or cancel
 * @param target road or place
 * @param placeCode twenty digits; null while the name is only proposed
 * @param presentName what it was called before a renaming; of a proposal what it is called now
 * @param location description of the place: division, and where a road begins and ends
 * @param link of its page; null while the name is only proposed
 * @param geometry longitude, latitude in degrees (EPSG:4490), of places rounded to the public precision
 */
public record PublicName(String caseCode, int ordinal, String act, String target, String placeCode, String name, String pinyin, String presentName, String kind,
    String divisionCode, String division, String location, String origin, String meaning, String history, String link, Geometry geometry) {

  /** @param row with the columns of {@link #COLUMNS} */
  public static PublicName read(ResultSet row, int index) throws SQLException {
    byte[] geom = row.getBytes("geom");
    String placeCode = row.getString("place_code");
    String division = row.getString("division");
    return new PublicName(row.getString("case_code"), row.getInt("ordinal"), row.getString("act"), row.getString("target"), placeCode, row.getString("name"), row.getString("pinyin"),
        row.getString("present_name"), row.getString("class"), row.getString("division_code"), division, location(division, row.getString("start_text"), row.getString("end_text")),
        row.getString("origin"), row.getString("meaning"), row.getString("history"), placeCode == null ? null : "/names/" + placeCode, geom == null ? null : Ewkb.read(geom));
  }

  /** What {@link #read} reads of a view of names {@code n}, and the division in words. %s: the place code */
  public static final String COLUMNS = """
      n.case_code, n.ordinal, n.act, n.target, %s as place_code, n.name, n.pinyin, n.present_name, n.class, n.division_code, n.start_text, n.end_text,
      n.origin, n.meaning, n.history, st_asewkb(n.geom) as geom""";

  /** 位置描述, a compulsory field of an announcement: 青禾县南溪镇，起于人民路口，止于高铁站. */
  static String location(String division, String start, String end) {
    var text = new StringBuilder(division == null ? "" : division);
    if (start != null) {
      text.append(text.isEmpty() ? "" : "，").append("起于").append(start);
    }
    if (end != null) {
      text.append(text.isEmpty() ? "" : "，").append("止于").append(end);
    }
    return text.isEmpty() ? null : text.toString();
  }
}
