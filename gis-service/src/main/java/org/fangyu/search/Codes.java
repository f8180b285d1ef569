package org.fangyu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks records up by their code: whole, or by its beginning where the layer has names or is a line's markers. */
final class Codes {

  private static final int MOST = 50;
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String NAMED = """
      (select distinct on (kind, code) case when code = any (:codes::text[]) then 'EXACT' else 'PREFIX' end as how, kind, code, 'code' as field, code as text,
         code as folded, title, pinyin, null as sound, null as initials, status, division_code, st_x(point) as lon, st_y(point) as lat, bounds
       from %s.search_names
       where (code collate "C" = any (:codes::text[]) or code collate "C" > :from and code collate "C" < :to)
         and valid_from <= current_date and (valid_to is null or valid_to > current_date)
       order by kind, code, field = 'name' desc
       limit :most)""";
  /** Layers without names of their own: how they are called, and where they are. */
  private static final String UNNAMED = """
      (select 'EXACT' as how, '%2$s' as kind, code, 'code' as field, code as text, code as folded, %3$s as title, null as pinyin, null as sound,
         null as initials, %4$s as status, %5$s as division_code, %6$s as lon, %7$s as lat, null::double precision[] as bounds
       from %1$s
       where %8$s and valid_from <= current_date and (valid_to is null or valid_to > current_date)
       order by code
       limit :most)""";
  private static final String WHOLE = "code = any (:codes::text[])";

  private final JdbcClient jdbc;
  private final String schema;

  Codes(JdbcClient jdbc, String schema) {
    this.jdbc = jdbc;
    this.schema = schema;
  }

  List<NameRow> find(String code) {
    List<String> questions = new ArrayList<>();
    questions.add(NAMED.formatted(schema));
    questions.add(unnamed("door_plates", "door-plates", "coalesce(street_name, '') || label || '号'", "status", "division_code", true, WHOLE));
    questions.add(unnamed("signs", "signs", "text", "state", "division_code", true, WHOLE));
    boolean office = schema.equals("office");
    // The public sees that a marker exists and who keeps it, but not where it stands.
    questions.add(unnamed("boundary_markers", "boundary-markers", "code", office ? "state" : "null", "managing_division_code", office,
        "(" + WHOLE + " or line_code = any (:codes::text[]))"));
    if (office) {
      questions.add(unnamed("graves", "graves", "code", "null", "division_code", true, WHOLE));
    }
    String upper = code.toUpperCase(Locale.ROOT);
    return jdbc.sql(String.join("\nunion all\n", questions))
        .params(Map.of("codes", new String[] {code, upper}, "from", upper, "to", upper + LAST, "most", MOST))
        .query(NameRow::read).list();
  }

  private String unnamed(String view, String kind, String title, String status, String division, boolean located, String condition) {
    String lon = located ? "st_x(geom)" : "null::double precision";
    String lat = located ? "st_y(geom)" : "null::double precision";
    return UNNAMED.formatted(schema + "." + view, kind, title, status, division, lon, lat, condition);
  }
}
