package org.fangyu.placenames.amendments;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Writes amended versions. What was published stays: the latest version ends and another one begins, today or, where the
 * latest began today or later, the day after it.
 */
@Component
class Amendments {
  private static final List<String> OUT_OF_USE = List.of("historical", "cancelled");
  private static final List<Field> IN_ORDER = List.of(Field.NAMED, Field.FILED, Field.ANNOUNCED);
  private static final String LATEST = "select * from %s where code = :code order by valid_from desc limit 1";

  /** Columns that a version takes over; those of its days are its own. */
  private static final String COLUMNS = """
      select attname from pg_attribute
      where attrelid = ('register.' || :table)::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
        and attname not in ('valid_from', 'valid_to', 'predecessor_id', 'amended_because') order by attnum""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  Amendments(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /**
   * A record's latest version.
   *
   * @param base its identifier
   * @param validTo first day on which it holds no more; null while nobody has said
   * @param placeClass of a place; null for roads
   * @param byCase case that gave it its name; null for none
   */
  record Latest(Register register, String code, long base, String name, String status, String division, LocalDate validFrom, LocalDate validTo, String placeClass, String byCase, Map<Field, Object> fields) {}

  record Category(String code, String title) {}

  Optional<Latest> find(Register register, String code) {
    return jdbc.sql(LATEST.formatted(register.key())).param("code", code).query((row, i) -> read(register, row)).optional();
  }

  /** Category codes that a place of the class may have. */
  List<Category> categories(Register register, String placeClass, LocalDate day) {
    return jdbc.sql("""
        select code, title from category_code
        where target = :target and class = :class and effective_from <= :day and (effective_to is null or effective_to > :day) order by code""")
        .param("target", register.key()).param("class", placeClass).param("day", day).query(Category.class).list();
  }

  private static Latest read(Register register, ResultSet row) throws SQLException {
    Map<Field, Object> fields = new EnumMap<>(Field.class);
    for (Field field : register.fields()) {
      fields.put(field, field.isDay() ? row.getObject(field.column(), LocalDate.class) : row.getString(field.column()));
    }
    return new Latest(register, row.getString("code"), row.getLong("id"), row.getString("name"), row.getString("status"), row.getString("division_code"),
        row.getObject("valid_from", LocalDate.class), row.getObject("valid_to", LocalDate.class), register == Register.PLACE ? row.getString("place_class") : null, row.getString("naming_case"), fields);
  }

  /** @throws Problem 409 when the record has moved on or ended, 422 for what a record cannot say; nothing changes then */
  Latest amend(String code, Amendment wish, LocalDate today, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      Latest latest = jdbc.sql(LATEST.formatted(wish.register().key()) + " for update").param("code", code).query((row, i) -> read(wish.register(), row)).single();
      if (latest.base() != wish.base()) {
        throw new Problem(HttpStatus.CONFLICT, "stale", "这条记录刚被改过，请看过再改 / the record was changed meanwhile: look again").with("field", "base").with("bound", latest.base()).with("offender", wish.base());
      }
      if (latest.validTo() != null) throw Problem.unprocessable("record-ended", "这条记录已经终止 / the record has ended", "base", "现行记录 / a record that holds", latest.validTo().toString());
      if (wish.endsOn() != null) end(latest, wish, today);
      else write(latest, wish, today);
      return find(wish.register(), code).orElseThrow();
    });
  }

  private void end(Latest latest, Amendment wish, LocalDate today) {
    if (!OUT_OF_USE.contains(latest.status())) throw Problem.unprocessable("in-use", "只有停用的名称才登记终止日期，停用请立案 / only a name that is out of use is ended so; a case puts one out of use", "endsOn", String.join(", ", OUT_OF_USE), latest.status());
    if (!wish.endsOn().isAfter(latest.validFrom()) || wish.endsOn().isAfter(today)) throw Problem.badBody("endsOn", latest.validFrom().plusDays(1) + "–" + today, wish.endsOn());
    jdbc.sql("update %s set valid_to = :day, amended_because = :reason where id = :id".formatted(wish.register().key())).param("day", wish.endsOn()).param("reason", wish.reason()).param("id", latest.base()).update();
  }

  private void write(Latest latest, Amendment wish, LocalDate today) {
    require(latest, wish, today);
    String table = wish.register().key();
    LocalDate from = latest.validFrom().isBefore(today) ? today : latest.validFrom().plusDays(1);
    Map<String, Field> changed = wish.set().keySet().stream().collect(Collectors.toMap(Field::column, field -> field));
    List<String> columns = jdbc.sql(COLUMNS).param("table", table).query(String.class).list();
    String said = columns.stream().map(column -> !changed.containsKey(column) ? column : ":" + column + (changed.get(column).isDay() ? "::date" : "::text")).collect(Collectors.joining(", "));
    jdbc.sql("update %s set valid_to = :from where id = :id".formatted(table)).param("from", from).param("id", latest.base()).update();
    var insert = jdbc.sql("insert into %1$s (%2$s, valid_from, predecessor_id, amended_because) select %3$s, :from, id, :reason from %1$s where id = :id".formatted(table, String.join(", ", columns), said))
        .param("from", from).param("reason", wish.reason()).param("id", latest.base());
    wish.set().forEach((field, value) -> insert.param(field.column(), value));
    insert.update();
  }

  private void require(Latest latest, Amendment wish, LocalDate today) {
    if (latest.name() == null) throw Problem.unprocessable("no-name", "还没有名称，请立案命名 / it has no name yet: a case names it", "code", "有名称的记录 / a record with a name", latest.code());
    if (wish.set().entrySet().stream().allMatch(change -> Objects.equals(change.getValue(), latest.fields().get(change.getKey())))) throw Problem.badBody("set", "与现有不同的值 / a value that differs", wish.set().keySet().stream().map(Field::member).toList());
    Optional<Field> fixed = wish.set().keySet().stream().filter(field -> field.isDecided() && latest.byCase() != null).findFirst();
    if (fixed.isPresent()) throw Problem.unprocessable("fixed-by-case", "批准、备案、公告以案件为准 / the case says what was decided", "set." + fixed.get().member(), latest.byCase(), String.valueOf(wish.set().get(fixed.get())));
    Object category = wish.set().get(Field.CATEGORY);
    List<String> known = category == null ? List.of() : categories(wish.register(), latest.placeClass(), today).stream().map(Category::code).toList();
    if (category != null && !known.contains(category)) throw Problem.badBody("set.categoryCode", String.join(", ", known), category);
    requireOrder(latest, wish);
  }

  private static void requireOrder(Latest latest, Amendment wish) {
    List<Field> given = IN_ORDER.stream().filter(field -> day(latest, wish, field) != null).toList();
    for (int i = 1; i < given.size(); i++) {
      LocalDate before = day(latest, wish, given.get(i - 1));
      LocalDate day = day(latest, wish, given.get(i));
      if (day.isBefore(before)) throw Problem.unprocessable("order-of-days", "批准、备案、公告须依次 / approval, filing and announcement follow each other", "set." + given.get(i).member(), "≥ " + before, day.toString());
    }
  }

  private static LocalDate day(Latest latest, Amendment wish, Field field) {
    return (LocalDate) (wish.set().containsKey(field) ? wish.set().get(field) : latest.fields().get(field));
  }
}
