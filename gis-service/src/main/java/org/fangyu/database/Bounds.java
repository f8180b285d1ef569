package org.fangyu.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import net.postgis.jdbc.PGbox2d;

/** PostGIS's box2d, as {@code st_extent} gives it, read through postgis-jdbc. */
public final class Bounds {
  private Bounds() {}

  /** West, south, east, north in the units of the column's CRS; null for null: nothing was there to enclose. */
  public static List<Double> of(ResultSet row, String column) throws SQLException {
    var box = (PGbox2d) row.getObject(column);
    if (box == null) return null;
    return List.of(box.getLLB().getX(), box.getLLB().getY(), box.getURT().getX(), box.getURT().getY());
  }
}
