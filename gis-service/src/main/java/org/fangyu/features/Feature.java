package org.fangyu.features;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Layer;

/**
 * One row of a layer.
 *
 * @param number of this version of the record, for paging
 * @param properties text, whole number, number, truth or null by column, in the order of the view; dates as ISO text
 * @param wkb its place in longitude, latitude; null when it is not told
 */
record Feature(long number, String code, Map<String, Object> properties, byte[] wkb) {

  static Feature of(Layer layer, ResultSet row) throws SQLException {
    var properties = new LinkedHashMap<String, Object>();
    for (Column column : layer.properties()) properties.put(column.name(), value(column, row));
    return new Feature(row.getLong("fid"), row.getString("code"), properties, layer.hasGeometry() ? row.getBytes("wkb") : null);
  }

  private static Object value(Column column, ResultSet row) throws SQLException {
    String name = column.name();
    return switch (column.kind()) {
      case TEXT, DATE -> row.getString(name);
      case INTEGER -> row.getObject(name) == null ? null : (Object) row.getLong(name);
      case NUMBER -> number(row.getObject(name));
      case BOOLEAN -> row.getObject(name);
      case INSTANT -> row.getObject(name) == null ? null : row.getObject(name, OffsetDateTime.class).toString();
    };
  }

  /** JSON has no infinity and no NaN. */
  private static Object number(Object value) {
    if (value instanceof BigDecimal exact) return exact;
    return value instanceof Number n && Double.isFinite(n.doubleValue()) ? (Object) n.doubleValue() : null;
  }
}
