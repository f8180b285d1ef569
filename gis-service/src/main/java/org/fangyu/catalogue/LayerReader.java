package org.fangyu.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads the layers of a schema from PostgreSQL's own catalogue: views, columns, types, comments, sources. */
final class LayerReader {
  /** "行政区划 / Divisions. 描述 / Description." */
  private static final Pattern COMMENT = Pattern.compile("(?s)(.+?) / (.+?)\\.(?: (.*))?");
  private static final Pattern GEOMETRY = Pattern.compile("geometry\\((\\w+),\\d+\\)");

  /** Views that have a code and a feature number, in the order in which the migration made them. */
  private static final String COLUMNS = """
      select c.relname as view, obj_description(c.oid, 'pg_class') as comment, md5(pg_get_viewdef(c.oid)) as definition,
        a.attname as column, format_type(a.atttypid, a.atttypmod) as type, col_description(c.oid, a.attnum) as meaning
      from pg_class c
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where c.relnamespace = to_regnamespace(:schema) and c.relkind in ('v', 'm')
        and 2 = (select count(*) from pg_attribute k where k.attrelid = c.oid and k.attname in ('code', 'fid') and not k.attisdropped)
      order by c.oid, a.attnum""";

  private static final String REGISTERS = """
      select distinct v.relname as view, t.relname as register
      from pg_class v
      join pg_rewrite r on r.ev_class = v.oid
      join pg_depend d on d.classid = 'pg_rewrite'::regclass and d.objid = r.oid and d.refclassid = 'pg_class'::regclass
      join pg_class t on t.oid = d.refobjid and t.relkind in ('r', 'p')
      where v.relnamespace = to_regnamespace(:schema)
      order by 1, 2""";

  private record Row(String view, String comment, String definition, String column, String type, String meaning) {}

  private record Source(String view, String register) {}

  private LayerReader() {}

  static List<Layer> read(JdbcClient jdbc, String schema) {
    var registers = new LinkedHashMap<String, List<String>>();
    for (Source s : jdbc.sql(REGISTERS).param("schema", schema).query(Source.class).list()) {
      registers.computeIfAbsent(s.view(), v -> new ArrayList<>()).add(s.register());
    }
    var views = new LinkedHashMap<String, List<Row>>();
    for (Row row : jdbc.sql(COLUMNS).param("schema", schema).query(Row.class).list()) {
      views.computeIfAbsent(row.view(), v -> new ArrayList<>()).add(row);
    }
    return views.values().stream().map(rows -> layer(schema, rows, registers)).toList();
  }

  private static Layer layer(String schema, List<Row> rows, Map<String, List<String>> registers) {
    Row first = rows.get(0);
    Matcher words = COMMENT.matcher(first.comment() == null ? "" : first.comment());
    boolean described = words.matches();
    var columns = rows.stream().filter(row -> !row.type().startsWith("geometry")).map(row -> Column.of(row.column(), row.type(), row.meaning())).toList();
    return Layer.whole(schema, first.view(), described ? words.group(1) : first.view(), described ? words.group(2) : first.view(),
        described && words.group(3) != null ? words.group(3) : "", geometryType(rows), columns,
        registers.getOrDefault(first.view(), List.of()), first.definition());
  }

  private static String geometryType(List<Row> rows) {
    for (Row row : rows) {
      Matcher type = GEOMETRY.matcher(row.type());
      if (row.column().equals("geom") && type.matches()) return type.group(1);
    }
    return null;
  }
}
