package org.fangyu.placenames.sources;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Array;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.placenames.rules.ListedWord;
import org.fangyu.placenames.rules.NamingRule;
import org.fangyu.placenames.rules.RulesInForce;
import org.fangyu.rules.Severity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rules of naming by place, class and day. What was read is kept until one of the tables is changed. */
@Component
public class RuleShelf {

  private static final String HOLDS = """
      starts_with(:division, jurisdiction) and effective_from <= :day and (effective_to is null or effective_to > :day)""";
  private static final String RULES = """
      select distinct on (rule, name) rule, name, severity, overridable, number, legal_basis, jurisdiction, effective_from, effective_to
      from naming_rule
      where name_class in ('', :class) and %s
      order by rule, name, length(jurisdiction) desc, name_class desc""".formatted(HOLDS);
  private static final String GENERICS = """
      select distinct on (generic) generic, min_width_metres, max_width_metres, min_length_metres, max_length_metres, road_classes, legal_basis
      from generic_word
      where name_class = :class and %s
      order by generic, length(jurisdiction) desc""".formatted(HOLDS);
  private static final String WORDS = """
      select distinct on (list, word, match) list, word, match, note
      from naming_word
      where %s
      order by list, word, match, length(jurisdiction) desc""".formatted(HOLDS);
  private static final String PAIRS = """
      select part, one, other from (
        select distinct on (part, one, other) part, one, other, active
        from near_sound
        where %s
        order by part, one, other, length(jurisdiction) desc) held
      where active""".formatted(HOLDS);
  private static final String SCOPES = """
      select generics, scope, statutory, compared_classes, legal_basis
      from naming_scope
      where name_class = :class and %s
      order by length(jurisdiction), generics""".formatted(HOLDS);
  private static final String VERSION = "select coalesce((select version from data_version where register = 'naming_rules'), 0)";

  private final JdbcClient jdbc;
  private final Cache<Key, RulesOfPlace> kept = Caffeine.newBuilder().maximumSize(500).build();

  RuleShelf(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  private record Key(long version, String division, String nameClass, LocalDate day) {}

  /** @param division code of the place's division; empty = only what holds everywhere */
  public RulesOfPlace of(String division, String nameClass, LocalDate day) {
    long version = jdbc.sql(VERSION).query(Long.class).single();
    return kept.get(new Key(version, division, nameClass, day), this::read);
  }

  private RulesOfPlace read(Key key) {
    return new RulesOfPlace(new RulesInForce(ask(RULES, key).query(RuleShelf::rule).list().stream().filter(rule -> rule != null).toList()),
        ask(GENERICS, key).query(RuleShelf::generic).list(), ask(WORDS, key).query(RuleShelf::word).list(),
        new NearSounds(ask(PAIRS, key).query(RuleShelf::pair).list()), scopes(key));
  }

  private JdbcClient.StatementSpec ask(String sql, Key key) {
    JdbcClient.StatementSpec asked = jdbc.sql(sql).param("division", key.division()).param("day", key.day());
    return sql.contains(":class") ? asked.param("class", key.nameClass()) : asked;
  }

  /** The longest jurisdiction comes last and wins; what it says of any generic word does not undo what a wider one says of one. */
  private Map<String, NamingScopeRow> scopes(Key key) {
    Map<String, NamingScopeRow> scopes = new HashMap<>();
    ask(SCOPES, key).query(row -> {
      var scope = new NamingScopeRow(NamingScopeRow.Scope.of(row.getString("scope")), row.getBoolean("statutory"),
          List.of((String[]) row.getArray("compared_classes").getArray()), row.getString("legal_basis"));
      for (String generic : row.getString("generics").split(" ")) {
        scopes.put(generic, scope);
      }
    });
    return Map.copyOf(scopes);
  }

  /** Null for one that is off. */
  private static NamingRule rule(ResultSet row, int index) throws SQLException {
    String severity = row.getString("severity");
    Date to = row.getDate("effective_to");
    return severity.equals("off") ? null : new NamingRule(row.getString("rule"), row.getString("name"), Severity.valueOf(severity.toUpperCase(Locale.ROOT)),
        row.getBoolean("overridable"), number(row, "number"), row.getString("legal_basis"), row.getString("jurisdiction"),
        row.getDate("effective_from").toLocalDate(), to == null ? null : to.toLocalDate());
  }

  private static GenericWordRule generic(ResultSet row, int index) throws SQLException {
    Array classes = row.getArray("road_classes");
    return new GenericWordRule(row.getString("generic"), number(row, "min_width_metres"), number(row, "max_width_metres"),
        number(row, "min_length_metres"), number(row, "max_length_metres"),
        classes == null ? Set.of() : Set.of((String[]) classes.getArray()), row.getString("legal_basis"));
  }

  private static ListedWord word(ResultSet row, int index) throws SQLException {
    return new ListedWord(ListedWord.Kind.of(row.getString("list")), row.getString("word"),
        ListedWord.Match.valueOf(row.getString("match").toUpperCase(Locale.ROOT)), row.getString("note"));
  }

  private static NearSounds.Pair pair(ResultSet row, int index) throws SQLException {
    return new NearSounds.Pair(NearSounds.Part.valueOf(row.getString("part").toUpperCase(Locale.ROOT)), row.getString("one"), row.getString("other"));
  }

  private static double number(ResultSet row, String column) throws SQLException {
    double number = row.getDouble(column);
    return row.wasNull() ? Double.NaN : number;
  }
}
