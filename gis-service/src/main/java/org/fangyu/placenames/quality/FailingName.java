package org.fangyu.placenames.quality;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/**
 * A record that fails a check.
 *
 * @param layer in which the desk shows it @param kind class of the road or place
 * @param detail what the check has to say, in its own order; the page puts it into words
 * @param point longitude, latitude in degrees (EPSG:4490), for the map
 * @param fix what the desk opens: record, name, rename or verify
 */
record FailingName(String register, String layer, String code, String placeCode, String name, String specific, String generic, String kind, String divisionCode, List<String> detail, List<Double> point, String fix) {

  static FailingName read(QualityCheck check, ResultSet row) throws SQLException {
    String target = row.getString("target");
    String[] detail = row.getArray("detail") == null ? new String[0] : (String[]) row.getArray("detail").getArray();
    return new FailingName(target, target + "s", row.getString("code"), row.getString("place_code"), row.getString("name"), row.getString("specific"), row.getString("generic"), row.getString("kind"),
        row.getString("division_code"), Arrays.asList(detail), List.of((Double[]) row.getArray("point").getArray()), check.fix().name().toLowerCase(java.util.Locale.ROOT));
  }

  /** Where the list goes on after it. */
  String cursor() {
    return register + " " + code;
  }
}
