package org.fangyu.placenames.readings;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fangyu.accounts.Grant;
import org.fangyu.database.Author;
import org.fangyu.placenames.cases.CaseBook;
import org.fangyu.romanisation.Draft;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Names of cases and their confirmed readings. */
@Component
class CaseNames {
  private static final String FIND = """
      select i.code, i.case_code, i.ordinal, c.version as case_version, i.version, c.division_code as division, c.state, i.outcome, i.act, i.target, i.place_class,
        i.specific, i.generic, i.pinyin, i.pinyin_plain, i.pinyin_initials, i.reading_confirmed_by, i.reading_confirmed_at
      from naming_case c join naming_item i on i.case_code = c.code
      where c.code = :code and i.ordinal = :ordinal""";
  private static final String CONFIRM = """
      update naming_item set pinyin = :toned, pinyin_plain = :plain, pinyin_initials = :initials, reading_confirmed_by = :by, reading_confirmed_at = clock_timestamp(),
        version = version + 1, changed_at = clock_timestamp(), changed_by = :by
      where case_code = :code and ordinal = :ordinal""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ReadingTable table;
  private final CaseBook book;

  CaseNames(DataSource dataSource, ReadingTable table, CaseBook book) {
    this.book = book;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.table = table;
  }

  Optional<CaseName> find(String code, int ordinal) {
    return jdbc.sql(FIND).param("code", code).param("ordinal", ordinal).query(CaseName.class).optional();
  }

  /**
   * Confirms under a lock of the case, so that nobody changes the name meanwhile, and learns from it in the same transaction.
   *
   * @param decide what is confirmed of the name as it stands now; refuses by throwing
   */
  CaseName confirm(String code, int ordinal, String author, Function<CaseName, Confirmed> decide) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      book.lock(code);
      CaseName name = find(code, ordinal).orElseThrow();
      Confirmed confirmed = decide.apply(name);
      Draft spelled = confirmed.spelled();
      jdbc.sql(CONFIRM).param("toned", spelled.toned()).param("plain", spelled.plain()).param("initials", spelled.initials()).param("by", author)
          .param("code", code).param("ordinal", ordinal).update();
      book.count(code);
      confirmed.lessons().forEach(lesson -> table.learn(lesson, Grant.prefix(name.division()), name.code(), author));
      return find(code, ordinal).orElseThrow();
    });
  }

  record Confirmed(Draft spelled, List<Lesson> lessons) {}
}
