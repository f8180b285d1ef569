package org.fangyu.placenames.localrules;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Reads the tables of rules for a place, and writes a place's own rows. A row that held is never rewritten: it ends, and another begins. */
@Component
class LocalRules {
  private static final List<String> WEIGHTS = List.of("off", "info", "unknown", "warning", "error");

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  LocalRules(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /**
   * A row as it is told.
   *
   * @param state holds, coming (from a later day), or overruled by the row of a smaller place
   * @param jurisdiction beginning of the codes of the divisions where it holds; empty = everywhere
   * @param cells by member, without those that are empty
   */
  record Row(long id, String state, String jurisdiction, LocalDate effectiveFrom, LocalDate effectiveTo, String legalBasis, Map<String, Object> cells) {}

  boolean knows(String division, LocalDate day) {
    return jdbc.sql("select exists (select from division where code = :code and " + Validity.ON_DAY + ")")
        .param("code", division).param("day", day).query(Boolean.class).single();
  }

  /** What holds on the day or begins later, of each key the row of the smallest place first. */
  List<Row> list(RuleTable table, String jurisdiction, LocalDate day) {
    String keys = table.keys().stream().map(Column::column).collect(Collectors.joining(", "));
    List<Row> rows = new ArrayList<>();
    jdbc.sql("select * from %s where starts_with(:jurisdiction, jurisdiction) and (effective_to is null or effective_to > :day) order by %s, length(jurisdiction) desc, effective_from"
        .formatted(table.table(), keys)).param("jurisdiction", jurisdiction).param("day", day).query(row -> {
          rows.add(read(table, row, day, rows));
        });
    return rows;
  }

  private static Row read(RuleTable table, ResultSet row, LocalDate day, List<Row> before) throws SQLException {
    Map<String, Object> cells = cells(table, row);
    LocalDate from = row.getObject("effective_from", LocalDate.class);
    String state = from.isAfter(day) ? "coming" : before.stream().anyMatch(other -> other.state().equals("holds") && sameKey(table, other.cells(), cells)) ? "overruled" : "holds";
    return new Row(row.getLong("id"), state, row.getString("jurisdiction"), from, row.getObject("effective_to", LocalDate.class), row.getString("legal_basis"), cells);
  }

  private static Map<String, Object> cells(RuleTable table, ResultSet row) throws SQLException {
    Map<String, Object> cells = new LinkedHashMap<>();
    for (Column column : table.columns().toList()) {
      cells.put(column.member(), row.getObject(column.column()));
    }
    for (String column : table.told()) {
      cells.put(column, row.getObject(column));
    }
    cells.values().removeIf(Objects::isNull);
    return cells;
  }

  private static boolean sameKey(RuleTable table, Map<String, Object> one, Map<String, Object> other) {
    return table.keys().stream().allMatch(column -> String.valueOf(one.get(column.member())).equals(String.valueOf(other.get(column.member()))));
  }

  /** @throws Problem 400, 409 or 422 for what cannot be, with nothing changed */
  void set(Wish wish, String author) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, author);
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))").param("key", "local rules " + wish.jurisdiction()).query().listOfRows();
      require(wish);
      boolean ended = end(wish);
      if (wish.ends() && !ended) {
        throw new Problem(HttpStatus.CONFLICT, "no-local-rule", "这里没有本地规则可终止 / there is no rule of this place's own to end").with("field", "ends").with("bound", wish.jurisdiction()).with("offender", wish.key());
      }
      if (!wish.ends()) insert(wish);
    });
  }

  private void require(Wish wish) {
    if (wish.table() == RuleTable.NEAR_SOUNDS) requireNotTurned(wish);
    if (wish.table() == RuleTable.RULES && !wish.ends()) requireLawful(wish);
    if (wish.table() == RuleTable.GENERIC_WORDS) {
      requireOrder(wish, "minWidthMetres", "maxWidthMetres");
      requireOrder(wish, "minLengthMetres", "maxLengthMetres");
    }
  }

  private static void requireOrder(Wish wish, String low, String high) {
    if (wish.values().get(low) instanceof Double least && wish.values().get(high) instanceof Double most && most <= least) throw Problem.badBody(high, "> " + low + " " + least, most);
  }

  /** n and l is the same pair as l and n. */
  private void requireNotTurned(Wish wish) {
    if (wish.key().get("one").equals(wish.key().get("other"))) throw Problem.badBody("other", "≠ one", wish.key().get("other"));
    boolean turned = jdbc.sql("select exists (select from near_sound where part = :part and one = :other and other = :one and starts_with(:jurisdiction, jurisdiction))")
        .param("part", wish.key().get("part")).param("one", wish.key().get("one")).param("other", wish.key().get("other")).param("jurisdiction", wish.jurisdiction()).query(Boolean.class).single();
    if (turned) throw Problem.unprocessable("turned-pair", "这一对已按相反次序登记 / the pair stands there the other way round", "one", (String) wish.key().get("other"), wish.key().get("one"));
  }

  /** A rule that the law fixes may be weighed more here, never less; and there is none that the program does not know. */
  private void requireLawful(Wish wish) {
    record Above(String severity, boolean adjustable, boolean numbered) {}
    List<Above> above = where(jdbc.sql("""
        select distinct on (name_class) severity, adjustable, number is not null as numbered from naming_rule
        where rule = :rule and name = :name and (:nameClass = '' or name_class = :nameClass) and starts_with(:jurisdiction, jurisdiction) and jurisdiction <> :jurisdiction
          and effective_from <= :from and (effective_to is null or effective_to > :from)
        order by name_class, length(jurisdiction) desc"""), wish).query(Above.class).list();
    if (above.isEmpty()) throw Problem.badBody("rule", "规则表中的规则 / a rule of the table", wish.key().get("rule") + "." + wish.key().get("name"));
    if (wish.values().get("number") != null && above.stream().noneMatch(Above::numbered)) throw Problem.badBody("number", "此规则没有参数 / the rule has no number", wish.values().get("number"));
    String wanted = (String) wish.values().get("severity");
    Optional<Above> fixed = above.stream().filter(rule -> !rule.adjustable() && WEIGHTS.indexOf(wanted) < WEIGHTS.indexOf(rule.severity())).findFirst();
    if (fixed.isPresent()) throw Problem.unprocessable("fixed-by-law", "此规则由法规规定,本地只能从严 / the law fixes this rule; a place may only be stricter", "severity", fixed.get().severity(), wanted);
  }

  /** What the place says of the key on the day ends; a row that would have begun the same day goes, and stays in the journal. @return whether there was one */
  private boolean end(Wish wish) {
    String own = "from %1$s where jurisdiction = :jurisdiction and %2$s and effective_from <= :from and (effective_to is null or effective_to > :from)".formatted(wish.table().table(), key(wish));
    List<Long> sameDay = where(jdbc.sql("select id " + own + " and effective_from = :from"), wish).query(Long.class).list();
    if (!sameDay.isEmpty()) return where(jdbc.sql("delete " + own), wish).update() > 0;
    return where(jdbc.sql("update %1$s set effective_to = :from where id in (select id %2$s)".formatted(wish.table().table(), own)), wish).update() > 0;
  }

  /** Until the place's next row of the key begins. What was not said is as in the row above. */
  private void insert(Wish wish) {
    RuleTable table = wish.table();
    String columns = Stream.concat(table.columns().map(Column::column), table.inherited().stream()).collect(Collectors.joining(", "));
    String said = Stream.concat(table.columns().map(column -> wish.key().containsKey(column.member()) || wish.values().containsKey(column.member()) ? ":%s::%s".formatted(column.member(), column.type()) : "above." + column.column()),
        table.inherited().stream().map(column -> column.equals("overridable") || column.equals("adjustable") ? "coalesce(above.%s, false)".formatted(column) : "above." + column)).collect(Collectors.joining(", "));
    where(jdbc.sql("""
        insert into %1$s (jurisdiction, %2$s, legal_basis, effective_from, effective_to)
        select :jurisdiction, %3$s, :basis, :from, (select min(effective_from) from %1$s where jurisdiction = :jurisdiction and %4$s and effective_from > :from)
        from (select) one left join lateral (
          select * from %1$s where starts_with(:jurisdiction, jurisdiction) and jurisdiction <> :jurisdiction and %4$s and effective_from <= :from and (effective_to is null or effective_to > :from)
          order by length(jurisdiction) desc limit 1) above on true""".formatted(table.table(), columns, said, key(wish))), wish).update();
  }

  private static String key(Wish wish) {
    return wish.table().keys().stream().map(column -> "%s = :%s".formatted(column.column(), column.member())).collect(Collectors.joining(" and "));
  }

  private static StatementSpec where(StatementSpec statement, Wish wish) {
    return statement.param("jurisdiction", wish.jurisdiction()).param("from", wish.from()).param("basis", wish.basis()).params(wish.key()).params(wish.values());
  }
}
