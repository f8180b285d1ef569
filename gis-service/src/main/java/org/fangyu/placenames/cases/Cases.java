package org.fangyu.placenames.cases;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.placenames.cases.FieldChange.Conflict;
import org.fangyu.placenames.cases.FieldChange.Field;
import org.fangyu.placenames.cases.life.CaseState;
import org.fangyu.placenames.cases.life.Item;
import org.fangyu.placenames.cases.life.NamingCase;
import org.fangyu.placenames.cases.life.Paper;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens cases and changes what is in them. Every change counts the case's version up, so that others see that there is one. */
@Component
class Cases {
  /** A yearly return of rural names has some three thousand. */
  static final int MOST_ITEMS = 3_000;
  private static final int MOST_PAPERS = 100;

  /** A name to be added. */
  record NewItem(String act, String target, String recordCode, String intoCode, Map<Field, Object> values) {}

  record NewPaper(Paper.Kind kind, boolean needed, String summary, LocalDate dated, UUID attachmentId) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final CaseStore store;
  private final CaseBook book;

  Cases(DataSource dataSource, CaseStore store, CaseBook book) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.store = store;
    this.book = book;
  }

  boolean knowsDivision(String code) {
    return jdbc.sql("select 1 from division where code = :code limit 1").param("code", code).query(Integer.class).optional().isPresent();
  }

  /** @return the number of the new case */
  String open(String division, Map<Field, Object> values, List<NewItem> items, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      String code = book.open(division, (String) values.get(Field.TITLE), (String) values.get(Field.APPLICANT), (String) values.get(Field.REASON), null);
      insert(code, 0, items);
      return code;
    });
  }

  /** @return the first ordinal of the new names */
  int addItems(String code, List<NewItem> items, String author) {
    return change(code, author, one -> {
      requireOpen(one);
      int last = jdbc.sql("select coalesce(max(ordinal), 0) from naming_item where case_code = :code").param("code", code).query(Integer.class).single();
      if (last + items.size() > MOST_ITEMS) {
        throw Problem.tooLarge("items", "一个案件最多 %1$d 个地名 / at most %1$d names of a case".formatted(MOST_ITEMS), last + items.size());
      }
      insert(code, last, items);
      return last + 1;
    });
  }

  private void insert(String code, int last, List<NewItem> items) {
    int ordinal = last;
    for (NewItem item : items) {
      ordinal++;
      String columns = item.values().keySet().stream().map(field -> ", " + field.column()).collect(Collectors.joining());
      String values = item.values().keySet().stream().map(Cases::placeholder).map(text -> ", " + text).collect(Collectors.joining());
      var insert = jdbc.sql("insert into naming_item (code, case_code, ordinal, act, target, record_code, into_code%s) values (:code, :case, :ordinal, :act, :target, :record, :into%s)".formatted(columns, values))
          .param("code", code + "-" + ordinal).param("case", code).param("ordinal", ordinal).param("act", item.act()).param("target", item.target()).param("record", item.recordCode()).param("into", item.intoCode());
      bind(insert, item.values()).update();
    }
  }

  void changeCase(String code, FieldChange wanted, String author) {
    change(code, author, one -> {
      if (one.state().ended()) {
        throw closed(one);
      }
      requireNoConflict(wanted.against(values(one)), one.changedBy());
      update("naming_case", "code = :code", Map.of("code", code), wanted.set(), "");
      return null;
    });
  }

  void changeItem(String code, int ordinal, FieldChange wanted, String author) {
    change(code, author, one -> {
      requireOpen(one);
      Item item = store.item(code, ordinal).orElseThrow(() -> Problem.notFound("案件中的地名", code + "-" + ordinal));
      requireNoConflict(wanted.against(values(item)), item.changedBy());
      updateItem(item, wanted.set());
      return null;
    });
  }

  private void updateItem(Item item, Map<Field, Object> values) {
    update("naming_item", "code = :code", Map.of("code", item.code()), values, ", version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor')");
  }

  void withdrawItem(String code, int ordinal, String reason, String author) {
    change(code, author, one -> {
      requireOpen(one);
      int done = jdbc.sql("""
          update naming_item set outcome = 'withdrawn', outcome_reason = :reason, version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor')
          where case_code = :code and ordinal = :ordinal and outcome <> 'withdrawn'""").param("reason", reason).param("code", code).param("ordinal", ordinal).update();
      if (done == 0) {
        throw Problem.notFound("案件中的地名", code + "-" + ordinal);
      }
      return null;
    });
  }

  /** Why a finding does not hold a name up; a reason given before for the same rule is withdrawn. @param reason null withdraws it only */
  void weigh(String code, int ordinal, String rule, String reason, String author) {
    change(code, author, one -> {
      if (!one.state().open() && one.state() != CaseState.REVIEW && one.state() != CaseState.APPEALED) {
        throw closed(one);
      }
      Item item = store.item(code, ordinal).orElseThrow(() -> Problem.notFound("案件中的地名", code + "-" + ordinal));
      jdbc.sql("update naming_override set withdrawn_at = clock_timestamp(), withdrawn_by = current_setting('fangyu.actor') where code = :code and rule = :rule and withdrawn_at is null")
          .param("code", item.code()).param("rule", rule).update();
      if (reason != null) {
        jdbc.sql("insert into naming_override (code, rule, reason) values (:code, :rule, :reason)").param("code", item.code()).param("rule", rule).param("reason", reason).update();
      }
      return null;
    });
  }

  long addPaper(String code, NewPaper paper, String author) {
    return change(code, author, one -> {
      if (one.state().ended()) {
        throw closed(one);
      }
      if (store.papers(code).size() >= MOST_PAPERS) {
        throw Problem.tooLarge("papers", "一个案件最多 %1$d 份材料 / at most %1$d papers of a case".formatted(MOST_PAPERS), MOST_PAPERS);
      }
      if (paper.attachmentId() != null && jdbc.sql("select 1 from attachment where attachment_id = :id and register = 'naming_case' and code = :code and withdrawn_at is null")
          .param("id", paper.attachmentId()).param("code", code).query(Integer.class).optional().isEmpty()) {
        throw Problem.badBody("attachmentId", "本案件的附件 / an attachment of this case", paper.attachmentId());
      }
      return jdbc.sql("insert into naming_paper (code, kind, needed, summary, dated, attachment_id) values (:code, :kind, :needed, :summary, :dated, :attachment) returning id")
          .param("code", code).param("kind", paper.kind().key()).param("needed", paper.needed()).param("summary", paper.summary()).param("dated", paper.dated())
          .param("attachment", paper.attachmentId()).query(Long.class).single();
    });
  }

  void withdrawPaper(String code, long id, String author) {
    change(code, author, one -> {
      if (one.decision() != null) {
        throw closed(one);
      }
      int done = jdbc.sql("update naming_paper set withdrawn_at = clock_timestamp(), withdrawn_by = current_setting('fangyu.actor') where code = :code and id = :id and withdrawn_at is null")
          .param("code", code).param("id", id).update();
      if (done == 0) {
        throw Problem.notFound("案件材料", id);
      }
      return null;
    });
  }

  /** One change of a case that is locked meanwhile; nobody sees half of it. */
  <T> T change(String code, String author, Function<NamingCase, T> work) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      NamingCase one = store.lock(code).orElseThrow(() -> Problem.notFound("案件", code));
      T done = work.apply(one);
      book.count(code);
      return done;
    });
  }

  private void update(String table, String where, Map<String, Object> key, Map<Field, Object> values, String more) {
    String sets = values.keySet().stream().map(field -> field.column() + " = " + placeholder(field)).collect(Collectors.joining(", "));
    var update = jdbc.sql("update %s set %s%s where %s".formatted(table, sets, more, where));
    key.forEach(update::param);
    bind(update, values).update();
  }

  private static String placeholder(Field field) {
    return ":" + field.column() + (field == Field.GEOMETRY || field == Field.REST ? "::geometry" : field == Field.CONSULTATION_FROM || field == Field.CONSULTATION_TO ? "::date" : "");
  }

  private static JdbcClient.StatementSpec bind(JdbcClient.StatementSpec statement, Map<Field, Object> values) {
    values.forEach((field, value) -> statement.param(field.column(), FieldChange.stored(value)));
    return statement;
  }

  private static Map<Field, Object> values(NamingCase one) {
    Map<Field, Object> values = new EnumMap<>(Field.class);
    values.put(Field.TITLE, one.title());
    values.put(Field.APPLICANT, one.applicant());
    values.put(Field.REASON, one.reason());
    values.put(Field.CONSULTATION_FROM, one.consultationFrom());
    values.put(Field.CONSULTATION_TO, one.consultationTo());
    return values;
  }

  private static Map<Field, Object> values(Item item) {
    Map<Field, Object> values = new EnumMap<>(Field.class);
    values.put(Field.SPECIFIC, item.specific());
    values.put(Field.GENERIC, item.generic());
    values.put(Field.PLACE_CLASS, item.placeClass());
    values.put(Field.CATEGORY_CODE, item.categoryCode());
    values.put(Field.ROAD_CLASS, item.roadClass());
    values.put(Field.WIDTH, item.widthMetres());
    values.put(Field.START, item.startText());
    values.put(Field.END, item.endText());
    values.put(Field.ORIGIN, item.origin());
    values.put(Field.MEANING, item.meaning());
    values.put(Field.HISTORY, item.history());
    values.put(Field.GEOMETRY, item.geometry());
    values.put(Field.REST, item.restGeometry());
    return values;
  }

  private static void requireNoConflict(List<Conflict> conflicts, String by) {
    if (!conflicts.isEmpty()) {
      throw new Problem(HttpStatus.CONFLICT, "stale", "他人已改动同一字段，未保存，请选择保留哪一个 / somebody else changed the same fields; nothing was written")
          .with("conflicts", conflicts).with("changedBy", by);
    }
  }

  private static void requireOpen(NamingCase one) {
    if (!one.state().open()) {
      throw closed(one);
    }
  }

  private static Problem closed(NamingCase one) {
    return new Problem(HttpStatus.CONFLICT, "case-closed", "案件处于“%s”，不能这样改动 / the case is %s and cannot be changed so".formatted(one.state().title(), one.state().titleEn()))
        .with("field", "state").with("offender", one.state().key());
  }
}
