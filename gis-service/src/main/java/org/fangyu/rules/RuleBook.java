package org.fangyu.rules;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Looks rules up by place and day: the row with the longest jurisdiction that begins the division's code holds. */
@Component
public class RuleBook {
  private static final String VALUE = """
      select number, unit, legal_basis, jurisdiction
      from rule_value
      where rule = :rule and name = :name
        and starts_with(:division, jurisdiction)
        and effective_from <= :day and (effective_to is null or effective_to > :day)
      order by length(jurisdiction) desc
      limit 1""";

  private static final String VALUES = """
      select distinct on (rule, name) rule || '.' || name as key, number, unit, legal_basis, jurisdiction
      from rule_value
      where rule = any (:rules)
        and starts_with(:division, jurisdiction)
        and effective_from <= :day and (effective_to is null or effective_to > :day)
      order by rule, name, length(jurisdiction) desc""";

  private static final String VERSION = """
      select string_agg(name || '#' || id || '=' || number, ' ' order by name)
      from (select distinct on (name) name, id, number
        from rule_value
        where rule = :rule
          and starts_with(:division, jurisdiction)
          and effective_from <= :day and (effective_to is null or effective_to > :day)
        order by name, length(jurisdiction) desc) held""";

  private final JdbcClient jdbc;

  public RuleBook(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * The value in force.
   *
   * @param division code of the place's division; empty = only what holds everywhere
   * @throws IllegalStateException when no row holds: the rules were set up wrongly
   */
  public RuleValue number(String rule, String name, String division, LocalDate day) {
    return jdbc.sql(VALUE).param("rule", rule).param("name", name).param("division", division).param("day", day)
        .query((row, i) -> new RuleValue(row.getDouble(1), row.getString(2), row.getString(3), row.getString(4)))
        .optional()
        .orElseThrow(() -> new IllegalStateException("no value of rule " + rule + " " + name + " for division " + division + " on " + day));
  }

  /** All values in force of some rules, by {@code rule.name} such as {@code R08.same_sound}; one round trip. */
  public Map<String, RuleValue> values(Collection<String> rules, String division, LocalDate day) {
    var values = new HashMap<String, RuleValue>();
    jdbc.sql(VALUES).param("rules", rules.toArray(String[]::new)).param("division", division).param("day", day)
        .query(row -> {
          values.put(row.getString(1), new RuleValue(row.getDouble(2), row.getString(3), row.getString(4), row.getString(5)));
        });
    return values;
  }

  /** Which rows of a rule hold, with their values, as text that differs whenever one of them does; empty when none holds. */
  public String version(String rule, String division, LocalDate day) {
    return jdbc.sql(VERSION).param("rule", rule).param("division", division).param("day", day)
        .query((row, i) -> row.getString(1)).optional().orElse("");
  }
}
