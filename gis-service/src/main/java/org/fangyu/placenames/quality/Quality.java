package org.fangyu.placenames.quality;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.accounts.Sight;
import org.fangyu.database.Author;
import org.fangyu.placenames.quality.QualityReport.Line;
import org.fangyu.romanisation.NameParts;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.RuleValue;
import org.fangyu.rules.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs the checks. What was found stays known until a register that they read changes, or the day. */
@Component
class Quality {
  private static final int MOST_KNOWN = 16;
  private static final String VERSION = """
      select coalesce(string_agg(register || '=' || version, ' ' order by register), '') from data_version
      where register in ('place', 'road', 'division', 'built_up_area', 'sign', 'name_verification', 'rule_value', 'naming_scope')""";

  /** What is asked about: the names of which divisions, as they are on which day. */
  record Scope(String pattern, String division, LocalDate day) {
    /** @param division code or its beginning; null for all that is seen */
    static Scope of(Sight sight, String division) {
      String pattern = division != null ? "^" + division : sight.everything() ? "" : "^(" + String.join("|", sight.prefixes()) + ")";
      return new Scope(pattern, division, Validity.today());
    }

    /** Whose rules hold: those of the division, else of the only one that is seen. */
    String jurisdiction() {
      return division != null ? division : pattern.replaceAll("\\D", "").length() > 12 ? "" : pattern.replaceAll("\\D", "");
    }
  }

  private record Misspelt(String target, long id, String expected) {}

  /** A spelling with what its rule looks at. */
  private record Spelled(String target, long id, String pinyin, Optional<String> expected) {}

  private record Key(Scope scope, String version) {}

  private record Found(List<Misspelt> misspelt, QualityReport report) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final RuleBook rules;
  private final Map<Key, Found> known = new LinkedHashMap<>();

  Quality(DataSource dataSource, RuleBook rules) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.rules = rules;
  }

  /** What the answers depend on, besides the day: as text that differs when it does. */
  String version() {
    return jdbc.sql(VERSION).query(String.class).single();
  }

  QualityReport report(Scope scope) {
    return found(scope).report();
  }

  /** @param after cursor of the last record told, or null */
  List<FailingName> failing(QualityCheck check, Scope scope, String after, int most) {
    List<Misspelt> misspelt = check == QualityCheck.Q06 ? found(scope).misspelt() : List.of();
    return bind(jdbc.sql(QualitySql.failing(check)), scope, misspelt).param("after", after).param("most", most).query((row, i) -> FailingName.read(check, row)).list();
  }

  Optional<String> divisionOf(String register, String code) {
    return jdbc.sql("select division_code from %s where code = :code order by valid_from desc limit 1".formatted(register.equals("road") ? "road" : "place")).param("code", code).query(String.class).optional();
  }

  /** Somebody found the record to be right today. */
  void verify(String register, String code, String note, String author) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, author);
      jdbc.sql("insert into name_verification (register, code, verified_on, note) values (:register, :code, :today, :note)").param("register", register).param("code", code)
          .param("today", Validity.today()).param("note", note).update();
    });
  }

  private synchronized Found found(Scope scope) {
    Key key = new Key(scope, version());
    Found found = known.get(key);
    if (found == null) {
      List<Misspelt> misspelt = misspelt(scope);
      found = new Found(misspelt, compute(scope, misspelt));
      known.keySet().removeIf(old -> !old.version().equals(key.version()) || known.size() >= MOST_KNOWN);
      known.put(key, found);
    }
    return found;
  }

  private QualityReport compute(Scope scope, List<Misspelt> misspelt) {
    Map<String, RuleValue> values = values(scope);
    List<QualityCheck> checks = Arrays.asList(QualityCheck.values());
    return bind(jdbc.sql(QualitySql.COUNTS), scope, misspelt).query((row, i) -> {
      List<Line> lines = new ArrayList<>();
      for (QualityCheck check : checks) {
        int at = 2 + 2 * check.ordinal();
        lines.add(Line.of(check, values.get(check.name() + ".weight"), row.getLong(at), row.getLong(at + 1)));
      }
      return QualityReport.of(scope.division(), scope.day(), row.getLong(1), lines);
    }).single();
  }

  private List<Misspelt> misspelt(Scope scope) {
    return jdbc.sql(QualitySql.SPELLED).param("pattern", scope.pattern()).param("today", scope.day()).query((row, i) -> {
      boolean road = row.getString("target").equals("road");
      String specific = row.getString("specific");
      String generic = row.getString("generic");
      NameParts parts = specific == null || generic == null ? NameParts.of(row.getString("name"), null, road, row.getString("place_class")) : NameParts.of(specific, generic, road, row.getString("place_class"));
      return new Spelled(row.getString("target"), row.getLong("id"), row.getString("pinyin"), SpellingRule.fault(parts, row.getString("pinyin"), "reviewed".equals(row.getString("pinyin_source"))));
    }).list().stream().filter(one -> one.expected().isPresent()).map(one -> new Misspelt(one.target(), one.id(), one.expected().get())).toList();
  }

  private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Scope scope, List<Misspelt> misspelt) {
    return statement.param("pattern", scope.pattern()).param("today", scope.day()).param("days", (int) values(scope).get("Q11.days").number())
        .param("targets", misspelt.stream().map(Misspelt::target).toArray(String[]::new)).param("ids", misspelt.stream().map(Misspelt::id).toArray(Long[]::new))
        .param("expected", misspelt.stream().map(Misspelt::expected).toArray(String[]::new));
  }

  private Map<String, RuleValue> values(Scope scope) {
    return rules.values(Arrays.stream(QualityCheck.values()).map(QualityCheck::name).toList(), scope.jurisdiction(), scope.day());
  }
}
