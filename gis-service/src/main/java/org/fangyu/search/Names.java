package org.fangyu.search;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Layer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Looks names up by letters and by ear. Every question is answered by an index and bounded. */
final class Names {
  /**
   * Where one request may look: names and layers as whoever asks may see them, and the user of the database to read as.
   *
   * @param names what to write after "from" for the names
   */
  record Sources(JdbcClient jdbc, String names, List<Layer> layers) {

    static Sources of(Catalogue catalogue, JdbcClient published, JdbcClient application) {
      List<Layer> layers = catalogue.layers();
      return new Sources(layers.stream().anyMatch(Layer::office) ? application : published, catalogue.searchNames(), layers);
    }

    boolean has(String id) {
      return layers.stream().anyMatch(layer -> layer.id().equals(id));
    }

    Layer layer(String id) {
      return layers.stream().filter(layer -> layer.id().equals(id)).findFirst().orElseThrow();
    }
  }

  /** Most names that one way of matching brings; the best of them by length, or by distance where a place is given. */
  static final int MOST = 200;
  /** The character after every other, to bound a prefix from above: an index cannot use LIKE with a bound value. */
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String COLUMNS = """
      select '%s' as how, kind, code, field, text, folded, title, pinyin, sound, initials, status, division_code,
        st_x(point) as lon, st_y(point) as lat, bounds
      from %s
      where %s
        and valid_from <= current_date and (valid_to is null or valid_to > current_date)
        and (:everyKind or kind = any (:kinds::text[]))
        and starts_with(coalesce(division_code, ''), :division)
      order by %s
      limit :most""";
  private static final String SHORTEST = "char_length(folded), kind, code";
  private static final String NEAREST = "point <-> st_setsrid(st_makepoint(:lon, :lat), 4490), char_length(folded), kind, code";

  private final JdbcClient jdbc;
  private final String source;
  private final SearchRequest request;
  private final Map<String, Object> parameters = new LinkedHashMap<>();
  private final List<String> questions = new ArrayList<>();

  Names(Sources sources, SearchRequest request) {
    this.jdbc = sources.jdbc();
    this.source = sources.names();
    this.request = request;
  }

  Names exact(String folded) {
    return ask(How.EXACT, "folded = " + bind(folded));
  }

  Names oneOf(How how, List<String> folded) {
    return ask(how, "folded = any (" + bind(folded.toArray(String[]::new)) + "::text[])");
  }

  Names prefix(String folded) {
    return range(How.PREFIX, "folded", folded);
  }

  /** Names that hold the text, but not at their beginning. */
  Names inside(Folded text) {
    return ask(How.SUBSTRING, "grams @> %s::text[] and position(%s in folded) > 1".formatted(bind(text.grams()), bind(text.text())));
  }

  Names sounding(How how, String sound) {
    return ask(how, "sound = " + bind(sound));
  }

  Names soundPrefix(How how, String sound) {
    return range(how, "sound", sound);
  }

  Names initials(String initials) {
    range(How.INITIALS_PREFIX, "initials", initials);
    return ask(How.INITIALS, "initials = " + bind(initials));
  }

  /** Names of one length that begin and end so: one character between them is wrong or left out. */
  Names withGap(String before, String after, int length, String[] grams) {
    return ask(How.SIMILAR, "grams @> %s::text[] and starts_with(folded, %s) and right(folded, %d) = %s and char_length(folded) = %d"
        .formatted(bind(grams), bind(before), after.codePointCount(0, after.length()), bind(after), length));
  }

  private Names range(How how, String column, String from) {
    return ask(how, "%1$s > %2$s and %1$s < %3$s".formatted(column, bind(from), bind(from + LAST)));
  }

  private String bind(Object value) {
    String name = "p" + parameters.size();
    parameters.put(name, value);
    return ":" + name;
  }

  private Names ask(How how, String condition) {
    questions.add("(" + COLUMNS.formatted(how, source, condition, request.near() == null ? SHORTEST : NEAREST) + ")");
    return this;
  }

  /** The answers to all that was asked, in one round trip. */
  List<NameRow> find() {
    if (questions.isEmpty()) {
      return List.of();
    }
    var statement = jdbc.sql(String.join("\nunion all\n", questions))
        .param("everyKind", request.kinds().isEmpty()).param("kinds", request.kinds().toArray(String[]::new))
        .param("division", request.division()).param("most", MOST);
    if (request.near() != null) {
      statement = statement.param("lon", request.near()[0]).param("lat", request.near()[1]);
    }
    for (var parameter : parameters.entrySet()) {
      statement = statement.param(parameter.getKey(), parameter.getValue());
    }
    return statement.query(NameRow::read).list();
  }
}
