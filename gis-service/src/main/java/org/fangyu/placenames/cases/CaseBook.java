package org.fangyu.placenames.cases;

import java.time.LocalDate;
import javax.sql.DataSource;
import org.fangyu.rules.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What everything that opens or changes a case does alike, in the transaction of who calls and signed by them. */
@Component
public class CaseBook {
  private final JdbcClient jdbc;

  CaseBook(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
  }

  /**
   * Opens a case.
   *
   * @param title null for its number @param note of its first step, or null
   * @return its number
   */
  public String open(String division, String title, String applicant, String reason, String note) {
    LocalDate today = Validity.today();
    String code = jdbc.sql("select register.issue_case_code(:year)").param("year", today.getYear()).query(String.class).single();
    jdbc.sql("insert into naming_case (code, title, division_code, applicant, reason, opened_on) values (:code, coalesce(:title, :code), :division, :applicant, :reason, :today)")
        .param("code", code).param("title", title).param("division", division).param("applicant", applicant).param("reason", reason).param("today", today).update();
    jdbc.sql("insert into naming_step (code, step, from_state, to_state, note, before) values (:code, 'open', 'draft', 'draft', :note, '{}')").param("code", code).param("note", note).update();
    return code;
  }

  /** Nobody else changes the case until the transaction ends. */
  public void lock(String code) {
    jdbc.sql("select 1 from naming_case where code = :code for update").param("code", code).query().listOfRows();
  }

  /** Counts the case's version up, so that others see that it, or something of it, has changed. */
  public void count(String code) {
    jdbc.sql("update naming_case set version = version + 1, changed_at = clock_timestamp(), changed_by = current_setting('fangyu.actor') where code = :code").param("code", code).update();
  }
}
