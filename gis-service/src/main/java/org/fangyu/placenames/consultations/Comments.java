package org.fangyu.placenames.consultations;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.placenames.cases.CaseBook;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The comments of a consultation. Of who wrote one nothing is kept, not even the request that brought it. */
@Component
class Comments {
  /** The author of what comes from outside the office. */
  private static final String PUBLIC = "public";

  private static final String COMMENT = """
      select m.code as receipt, m.case_code, c.title as case_title, i.ordinal as item, nullif(concat(i.specific, i.generic), '') as name, m.stance, m.comment, m.made_at,
        m.reply, m.replied_by, m.replied_at
      from naming_comment m join naming_case c on c.code = m.case_code left join naming_item i on i.code = m.item_code
      where\s""";

  /** Whether the case is open to comment, or once was; the row is locked against its next step. */
  private static final String CASE = """
      select c.state in ('review', 'appealed') and :today <= c.consultation_to as open
      from naming_case c
      where c.code = :code and c.consultation_from <= :today and (c.submitted_on is not null or c.state in ('review', 'appealed'))
      for share""";

  private static final String ADD = """
      insert into naming_comment (code, case_code, item_code, stance, comment)
      select :receipt, :case, i.code, :stance, :comment from (values (1)) one(n) left join naming_item i on i.case_code = :case and i.ordinal = :item""";

  private static final String REPLY = "update naming_comment set reply = :reply, replied_by = current_setting('fangyu.actor'), replied_at = clock_timestamp() where code = :receipt";

  /** How many comments take which side. */
  record Counts(int favour, int against, int other, int unanswered) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Consultations consultations;
  private final CaseBook book;

  Comments(DataSource dataSource, Consultations consultations, CaseBook book) {
    this.book = book;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.consultations = consultations;
  }

  /** @throws Problem 404 for a case that was never open, 409 for one that is no more, 400 for a name that it does not have */
  Receipt add(String code, CommentWish wish) {
    return transaction.execute(status -> {
      Author.sign(jdbc, PUBLIC);
      jdbc.sql("select set_config('fangyu.request', '', true)").query(String.class).single();   // the access log knows whose request it is; this must not lead there
      boolean open = jdbc.sql(CASE).param("code", code).param("today", Validity.today()).query(Boolean.class).optional().orElseThrow(() -> Problem.notFound("征求意见 / consultation", code));
      if (!open) {
        throw new Problem(HttpStatus.CONFLICT, "consultation-over", "征求意见已经结束，不再受理意见 / the consultation is over").with("field", "code").with("offender", code);
      }
      if (wish.item() != null && consultations.find(code).stream().flatMap(one -> one.names().stream()).noneMatch(name -> name.ordinal() == wish.item())) {
        throw Problem.badBody("item", "本案的名称序号 / ordinal of a name of the case", wish.item());
      }
      Receipt receipt = Receipt.random();
      jdbc.sql(ADD).param("receipt", receipt.code()).param("case", code).param("item", wish.item(), java.sql.Types.INTEGER).param("stance", wish.stance()).param("comment", wish.comment()).update();
      return receipt;
    });
  }

  Optional<Comment> find(Receipt receipt) {
    return jdbc.sql(COMMENT + "m.code = :receipt").param("receipt", receipt.code()).query(Comment.class).optional();
  }

  /** The newest first. @param after receipt of the last one told, or null */
  List<Comment> list(String caseCode, String after, int most) {
    return jdbc.sql(COMMENT + "m.case_code = :case and (:after::text is null or m.id < (select b.id from naming_comment b where b.code = :after)) order by m.id desc limit :most")
        .param("case", caseCode).param("after", after).param("most", most).query(Comment.class).list();
  }

  Counts counts(String caseCode) {
    return jdbc.sql("select count(*) filter (where stance = 'for') as favour, count(*) filter (where stance = 'against') as against, count(*) filter (where stance = 'other') as other, count(*) filter (where reply is null) as unanswered from naming_comment where case_code = :case")
        .param("case", caseCode).query(Counts.class).single();
  }

  /**
   * The office's answer; the case is counted up, so that others see that there is one.
   *
   * @param base the answer that the officer saw, null for none
   * @throws Problem 404 for a receipt of another case, 409 when somebody else has answered meanwhile
   */
  Comment reply(String caseCode, Receipt receipt, String reply, String base, String author) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, author);
      book.lock(caseCode);
      Comment now = find(receipt).filter(comment -> comment.caseCode().equals(caseCode)).orElseThrow(() -> Problem.notFound("意见 / comment", receipt.code()));
      if (!Objects.equals(now.reply(), base)) {
        throw new Problem(HttpStatus.CONFLICT, "stale", "%1$s 已作答复，请看过后再改 / %1$s has answered meanwhile".formatted(now.repliedBy())).with("field", "reply").with("current", now);
      }
      jdbc.sql(REPLY).param("reply", reply).param("receipt", receipt.code()).update();
      book.count(caseCode);
    });
    return find(receipt).orElseThrow();
  }

  Optional<String> divisionOf(String caseCode) {
    return jdbc.sql("select division_code from naming_case where code = :code").param("code", caseCode).query(String.class).optional();
  }
}
