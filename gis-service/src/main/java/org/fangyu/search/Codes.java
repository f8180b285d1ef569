package org.fangyu.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fangyu.catalogue.Layer;
import org.fangyu.search.Names.Sources;

/** Looks records up by their code: whole, or by its beginning where the layer has names or is a line's markers. */
final class Codes {

  private static final int MOST = 50;
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String NAMED = """
      (select distinct on (kind, code) case when code = any (:codes::text[]) then 'EXACT' else 'PREFIX' end as how, kind, code, 'code' as field, code as text,
         code as folded, title, pinyin, null as sound, null as initials, status, division_code, st_x(point) as lon, st_y(point) as lat, bounds
       from %s
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

  private final Sources sources;

  Codes(Sources sources) {
    this.sources = sources;
  }

  List<NameRow> find(String code) {
    List<String> questions = new ArrayList<>();
    questions.add(NAMED.formatted(sources.names()));
    questions.add(unnamed("door-plates", "coalesce(street_name, '') || label || '号'", "status", "division_code", WHOLE));
    questions.add(unnamed("signs", "text", "state", "division_code", WHOLE));
    // The public sees that a marker exists and who keeps it, but not where it stands.
    boolean state = sources.layer("boundary-markers").property("state").isPresent();
    questions.add(unnamed("boundary-markers", "code", state ? "state" : "null", "managing_division_code", "(" + WHOLE + " or line_code = any (:codes::text[]))"));
    if (sources.has("graves")) {
      questions.add(unnamed("graves", "code", "null", "division_code", WHOLE));
    }
    String upper = code.toUpperCase(Locale.ROOT);
    return sources.jdbc().sql(String.join("\nunion all\n", questions))
        .params(Map.of("codes", new String[] {code, upper}, "from", upper, "to", upper + LAST, "most", MOST))
        .query(NameRow::read).list();
  }

  private String unnamed(String kind, String title, String status, String division, String condition) {
    Layer layer = sources.layer(kind);
    String lon = layer.hasGeometry() ? "st_x(geom)" : "null::double precision";
    String lat = layer.hasGeometry() ? "st_y(geom)" : "null::double precision";
    return UNNAMED.formatted(layer.from(), kind, title, status, division, lon, lat, condition);
  }
}
