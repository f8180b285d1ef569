package org.fangyu.features;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Layer;
import org.fangyu.rules.Validity;
import org.fangyu.web.BoundingBox;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;

/**
 * What a request for items asks for, as SQL over the layer's view. Names in the SQL come from the catalogue; a caller's
 * words are only ever bound values.
 *
 * @param condition what a matching row fulfils, without paging
 * @param values the values it binds
 * @param after number of the last row of the page before; 0 = from the first
 * @param offset rows to skip, for clients that count instead of following links
 */
record ItemsQuery(String condition, Map<String, Object> values, int limit, long after, int offset) {
  static final int DEFAULT_LIMIT = 100;
  /** One page at most. A larger limit is refused and not lowered: docs/decisions tells why. */
  static final int MOST = 10_000;
  static final int FARTHEST_OFFSET = 1_000_000_000;
  private static final int LONGEST_VALUE = 200;
  static final Set<String> RESERVED = Set.of("f", "bbox", "bbox-crs", "limit", "cursor", "offset", "datetime");

  /** @throws Problem 400 naming the first parameter that is unknown or out of bounds */
  static ItemsQuery of(Layer layer, Parameters parameters) {
    var known = new TreeSet<>(RESERVED);
    layer.properties().forEach(column -> known.add(column.name()));
    parameters.allowOnly(known);
    var values = new HashMap<String, Object>();
    String condition = validity(parameters, values) + box(layer, parameters, values) + properties(layer, parameters, values);
    int limit = parameters.integer("limit", DEFAULT_LIMIT, 1, MOST);
    return new ItemsQuery(condition, values, limit, cursor(parameters), parameters.integer("offset", 0, 0, FARTHEST_OFFSET));
  }

  private static String validity(Parameters parameters, Map<String, Object> values) {
    Days days = parameters.text("datetime", 100).map(Days::parse).orElseGet(() -> Days.on(Validity.today()));
    var sql = new StringBuilder("true");
    if (days.last() != null) {
      sql.append(" and valid_from <= :last_day");
      values.put("last_day", days.last());
    }
    if (days.first() != null) {
      sql.append(" and (valid_to is null or valid_to > :first_day)");
      values.put("first_day", days.first());
    }
    return sql.toString();
  }

  /** Features without a place are in every box, as the standard says. */
  private static String box(Layer layer, Parameters parameters, Map<String, Object> values) {
    BoundingBox box = BoundingBox.of(parameters);
    if (box == null || !layer.hasGeometry()) return "";
    var sql = new StringBuilder();
    int n = 0;
    for (BoundingBox part : box.parts()) {
      String envelope = "st_makeenvelope(:west%1$d, :south%1$d, :east%1$d, :north%1$d, 4490)".formatted(n);
      sql.append(n == 0 ? "" : " or ").append("(geom && ").append(envelope).append(" and st_intersects(geom, ").append(envelope).append("))");
      values.putAll(Map.of("west" + n, part.west(), "south" + n, part.south(), "east" + n, part.east(), "north" + n, part.north()));
      n++;
    }
    return " and (" + sql + ")";
  }

  private static String properties(Layer layer, Parameters parameters, Map<String, Object> values) {
    var sql = new StringBuilder();
    for (Column column : layer.properties()) {
      parameters.text(column.name(), LONGEST_VALUE).ifPresent(text -> {
        sql.append(" and ").append(column.name()).append(" = :property_").append(column.name());
        values.put("property_" + column.name(), value(column, text));
      });
    }
    return sql.toString();
  }

  private static Object value(Column column, String text) {
    try {
      return switch (column.kind()) {
        case TEXT -> text;
        case INTEGER -> Long.valueOf(text);
        case NUMBER -> new BigDecimal(text).doubleValue();
        case BOOLEAN -> bool(text);
        case DATE -> LocalDate.parse(text);
        case INSTANT -> OffsetDateTime.parse(text);
      };
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Problem.badParameter(column.name(), column.kind().name().toLowerCase(java.util.Locale.ROOT), text);
    }
  }

  private static boolean bool(String text) {
    if (text.equals("true")) return true;
    if (text.equals("false")) return false;
    throw new IllegalArgumentException("neither true nor false");
  }

  private static long cursor(Parameters parameters) {
    return parameters.text("cursor", 20).map(text -> {
      if (text.matches("\\d{1,18}")) return Long.parseLong(text);
      throw Problem.badParameter("cursor", "next 链接中的值 / a value from a next link", text);
    }).orElse(0L);
  }
}
