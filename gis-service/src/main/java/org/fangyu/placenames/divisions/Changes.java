package org.fangyu.placenames.divisions;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.database.Ewkb;
import org.fangyu.placenames.divisions.plan.Item;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens changes and works on them while they are drafts. Every writing counts the version up. */
@Component
class Changes {
  private static final String ADD = """
      insert into division_change_item (code, change_code, ordinal, act, division_code, new_code, name, pinyin, pinyin_plain, pinyin_initials, level, parent_code, into_code, geom)
      values (:code, :change, :ordinal, :act, :division, :new, :name, :pinyin, :plain, :initials, :level, :parent, :into, :geom::geometry)""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ChangeStore store;

  Changes(DataSource dataSource, ChangeStore store) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.store = store;
  }

  /** @return the number of the new change */
  String open(ChangeRequest.Opening wish, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      String code = jdbc.sql("select register.issue_change_code(:year)").param("year", Validity.today().getYear()).query(String.class).single();
      String columns = wish.values().keySet().stream().map(column -> ", " + column).collect(Collectors.joining());
      String values = wish.values().keySet().stream().map(column -> ", :" + column + cast(column)).collect(Collectors.joining());
      jdbc.sql("insert into division_change (code, division_code, opened_on%s) values (:code, :division, :today%s)".formatted(columns, values))
          .param("code", code).param("division", wish.divisionCode()).param("today", Validity.today()).params(wish.values()).update();
      insert(store.lock(code).orElseThrow(), wish.items());
      return code;
    });
  }

  void change(String code, int version, Map<String, Object> values, String author) {
    work(code, version, author, one -> {
      String sets = values.keySet().stream().map(column -> column + " = :" + column + cast(column)).collect(Collectors.joining(", "));
      jdbc.sql("update division_change set %s where code = :code".formatted(sets)).params(values).param("code", code).update();
    });
  }

  void addItems(String code, int version, List<Item> items, String author) {
    work(code, version, author, one -> insert(one, items));
  }

  /** An item that was taken out stays in the table, with who did it. */
  void removeItem(String code, int version, int ordinal, String author) {
    work(code, version, author, one -> {
      int done = jdbc.sql("update division_change_item set removed_at = clock_timestamp(), removed_by = current_setting('fangyu.actor') where change_code = :code and ordinal = :ordinal and removed_at is null")
          .param("code", code).param("ordinal", ordinal).update();
      if (done == 0) {
        throw Problem.notFound("调整事项", code + "-" + ordinal);
      }
    });
  }

  void withdraw(String code, int version, String note, String author) {
    work(code, version, author, one -> jdbc.sql("""
        update division_change set state = 'withdrawn', ended_at = clock_timestamp(), ended_by = current_setting('fangyu.actor'), ended_note = :note where code = :code""")
        .param("note", note).param("code", code).update());
  }

  /**
   * One writing on a draft that is locked meanwhile.
   *
   * @throws Problem 409 when it was changed since, or is no draft any more
   */
  void work(String code, int version, String author, Consumer<Change> writing) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, author);
      Change one = store.lock(code).orElseThrow(() -> Problem.notFound("区划调整", code));
      if (one.version() != version) {
        throw new Problem(HttpStatus.CONFLICT, "stale", "调整已被他人改动，请看过后再办理 / the change was worked on since you saw it: look again")
            .with("field", "version").with("bound", one.version()).with("offender", version).with("changedBy", one.changedBy());
      }
      if (!one.draft()) {
        throw new Problem(HttpStatus.CONFLICT, "change-closed", "调整已结束，不能再改 / the change has ended and stands as it is").with("field", "state").with("offender", one.state());
      }
      writing.accept(one);
      jdbc.sql("update division_change set version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor') where code = :code").param("code", code).update();
    });
  }

  private void insert(Change one, List<Item> items) {
    int last = jdbc.sql("select coalesce(max(ordinal), 0) from division_change_item where change_code = :code").param("code", one.code()).query(Integer.class).single();
    if (store.items(one.code()).size() + items.size() > ChangeRequest.MOST_ITEMS) {
      throw Problem.tooLarge("items", "最多 / at most " + ChangeRequest.MOST_ITEMS, items.size());
    }
    for (Item item : items) {
      last++;
      requireOwn(one, item);
      Item.Spelling spelling = item.spelling();
      jdbc.sql(ADD).param("code", one.code() + "-" + last).param("change", one.code()).param("ordinal", last).param("act", item.act().key()).param("division", item.divisionCode() == null ? one.divisionCode() : item.divisionCode())
          .param("new", item.newCode()).param("name", item.name()).param("pinyin", spelling == null ? null : spelling.pinyin()).param("plain", spelling == null ? null : spelling.plain())
          .param("initials", spelling == null ? null : spelling.initials()).param("level", item.level() == null ? null : item.level().key()).param("parent", item.parentCode())
          .param("into", item.into()).param("geom", item.geometry() == null ? null : Ewkb.write(item.geometry())).update();
    }
  }

  /** An office changes what lies in its own division; what is moved between two counties is decided above them. */
  private void requireOwn(Change one, Item item) {
    requireOwn(one, "divisionCode", item.divisionCode());
    requireOwn(one, "parentCode", item.parentCode());
    requireOwn(one, "into", item.into());
    if (item.divisionCode() != null && !store.knowsDivision(item.divisionCode())) {
      throw Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", item.divisionCode());
    }
  }

  private static void requireOwn(Change one, String field, String code) {
    if (code != null && !code.startsWith(one.divisionCode())) {
      throw Problem.badBody(field, "本区划以内, 以 %s 开头 / within the division of the change".formatted(one.divisionCode()), code);
    }
  }

  private static String cast(String column) {
    return column.endsWith("_on") ? "::date" : "";
  }
}
