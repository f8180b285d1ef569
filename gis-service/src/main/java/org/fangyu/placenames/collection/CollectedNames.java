package org.fangyu.placenames.collection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of collected names. */
@Component
class CollectedNames {
  static final String READ = """
      select id, code, division_code, name, generic, place_class, about_register, about_code, teller_name, origin, meaning, heard, note, state, state_reason, case_code, item_code,
        collected_by, collected_at, changed_at, changed_by, version, st_x(geom) as lon, st_y(geom) as lat
      from collected_name\s""";
  private static final String LIST = READ + """
      where (:everything or exists (select from unnest(:prefixes::text[]) p where starts_with(division_code, p)))
        and starts_with(division_code, :division) and (:state = '' or state = :state) and (:q = '' or position(:q in name) > 0) and (:before = 0 or id < :before)
      order by id desc limit :most""";
  private static final String ADD = """
      insert into collected_name (code, division_code, name, generic, place_class, about_register, about_code, teller_name, origin, meaning, heard, note, sound, collected_at, geom)
      values (:code, :division, :name, :generic, :class, :aboutRegister, :aboutCode, :teller, :origin, :meaning, :heard, :note, :sound,
        coalesce(:at::timestamptz, clock_timestamp()), st_setsrid(st_makepoint(:lon, :lat), 4490))
      on conflict (code) do nothing""";
  /** A teller whom the form does not name stays: it is never sent back in full. */
  private static final String CHANGE = """
      update collected_name set division_code = :division, name = :name, generic = :generic, place_class = :class, about_register = :aboutRegister, about_code = :aboutCode,
        teller_name = coalesce(:teller, teller_name), origin = :origin, meaning = :meaning, heard = :heard, note = :note, sound = :sound, collected_at = coalesce(:at::timestamptz, collected_at),
        geom = st_setsrid(st_makepoint(:lon, :lat), 4490), version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor')
      where code = :code and version = :base and state = 'open'""";
  private static final String STATE = """
      update collected_name set state = :state, state_reason = :reason, case_code = null, item_code = null, version = version + 1, changed_at = clock_timestamp(),
        changed_by = current_setting('fangyu.actor')
      where code = :code and version = :base""";
  /** Whether the case that a name went into has ended without it. */
  private static final String LET_GO = """
      select 1 from naming_item i join naming_case c on c.code = i.case_code where i.code = :item and (i.outcome = 'withdrawn' or c.state in ('withdrawn', 'refused'))""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  CollectedNames(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** @param before id of the last entry of the page before; 0 for the first page */
  record Wanted(String division, String state, String q, long before, int most) {}

  /** @param id its place in the order of the list */
  record Row(long id, Collected name) {}

  Optional<Collected> find(String code) {
    return jdbc.sql(READ + "where code = :code").param("code", code).query(CollectedNames::read).optional().map(Row::name);
  }

  /** Newest first. @param prefixes beginnings of the codes of the divisions that the asker sees */
  List<Row> list(Wanted wanted, List<String> prefixes) {
    return jdbc.sql(LIST).param("everything", prefixes.contains("")).param("prefixes", prefixes.toArray(String[]::new)).param("division", wanted.division()).param("state", wanted.state())
        .param("q", wanted.q()).param("before", wanted.before()).param("most", wanted.most()).query(CollectedNames::read).list();
  }

  /** @return whether it is new; false when the code was there already, and then nothing was written */
  boolean add(Form form, String division, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      return bind(jdbc.sql(ADD), form, division).update() == 1;
    });
  }

  /** @throws Problem 409 with what stands there when the name was changed since, or is no longer open */
  Collected change(Form form, String division, int base, String author) {
    int changed = transaction.execute(status -> {
      Author.sign(jdbc, author);
      return bind(jdbc.sql(CHANGE), form, division).param("base", base).update();
    });
    return result(changed, form.code());
  }

  /** @param state open or dismissed. @throws Problem 409 as {@link #change}, and while a case has the name */
  Collected become(Collected one, String state, String reason, int base, String author) {
    if (one.itemCode() != null && jdbc.sql(LET_GO).param("item", one.itemCode()).query().listOfRows().isEmpty()) {
      throw new Problem(HttpStatus.CONFLICT, "in-case", "该名称正在案件 %s 中办理 / case %1$s has the name".formatted(one.caseCode())).with("current", one.masked());
    }
    int changed = transaction.execute(status -> {
      Author.sign(jdbc, author);
      return jdbc.sql(STATE).param("state", state).param("reason", reason).param("code", one.code()).param("base", base).update();
    });
    return result(changed, one.code());
  }

  private Collected result(int changed, String code) {
    Collected now = find(code).orElseThrow();
    if (changed == 1) return now;
    throw new Problem(HttpStatus.CONFLICT, "stale", "采集的名称已被改动或已办理,请看过再改 / it was changed or dealt with meanwhile: look again").with("field", "base").with("bound", now.version()).with("current", now.masked());
  }

  private static StatementSpec bind(StatementSpec statement, Form form, String division) {
    return statement.param("code", form.code()).param("division", division).param("name", form.name()).param("generic", form.generic()).param("class", form.placeClass())
        .param("aboutRegister", form.aboutRegister()).param("aboutCode", form.aboutCode()).param("teller", form.tellerName()).param("origin", form.origin()).param("meaning", form.meaning())
        .param("heard", form.heard()).param("note", form.note()).param("sound", Sound.of(form.name(), form.heard()).joined()).param("at", form.collectedAt())
        .param("lon", form.point().get(0)).param("lat", form.point().get(1));
  }

  static Row read(ResultSet row, int index) throws SQLException {
    return new Row(row.getLong("id"), new Collected(row.getString("code"), row.getString("division_code"), row.getString("name"), row.getString("generic"), row.getString("place_class"),
        row.getString("about_register"), row.getString("about_code"), row.getString("teller_name"), row.getString("origin"), row.getString("meaning"), row.getString("heard"),
        row.getString("note"), row.getString("state"), row.getString("state_reason"), row.getString("case_code"), row.getString("item_code"), row.getString("collected_by"),
        row.getObject("collected_at", OffsetDateTime.class), row.getObject("changed_at", OffsetDateTime.class), row.getString("changed_by"), row.getInt("version"),
        List.of(row.getDouble("lon"), row.getDouble("lat"))));
  }
}
