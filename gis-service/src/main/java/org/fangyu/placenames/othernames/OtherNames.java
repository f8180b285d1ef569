package org.fangyu.placenames.othernames;

import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.placenames.othernames.Subject.Register;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The rows of other names. They are withdrawn with a reason, never deleted; the search follows by triggers. */
@Component
class OtherNames {
  private static final String COLUMNS = """
      select id, register, code, kind, name, language, pinyin, period_from, period_to, source, added_by, added_at, withdrawn_at, withdrawn_by, withdrawn_reason
      from other_name where\s""";
  /** Today is China's. */
  private static final String SUBJECT = """
      select r.%2$s as division, exists (select from search_name s where s.kind = :layer and s.code = r.code and s.field = 'name' and s.public
          and s.valid_from <= t.day and (s.valid_to is null or s.valid_to > t.day)) as open
      from %1$s r, (select (now() at time zone 'Asia/Shanghai')::date as day) t
      where r.code = :code
      order by r.valid_from <= t.day and (r.valid_to is null or r.valid_to > t.day) desc, r.valid_from desc limit 1""";
  private static final String ADD = """
      insert into other_name (code, register, kind, name, language, pinyin, pinyin_plain, pinyin_initials, period_from, period_to, source, division_code)
      values (:code, :register, :kind, :name, :language, :pinyin, :plain, :initials, :from, :to, :source, :division) returning id""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  OtherNames(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  Optional<Subject> subject(Register register, String code) {
    return jdbc.sql(SUBJECT.formatted(register.key(), register.divisionColumn())).param("layer", register.layer()).param("code", code)
        .query((row, i) -> new Subject(register, code, row.getString("division"), row.getBoolean("open"))).optional();
  }

  List<OtherName> list(Subject subject, boolean withdrawnToo) {
    return jdbc.sql(COLUMNS + "register = :register and code = :code and (:all or withdrawn_at is null) order by withdrawn_at is not null, kind, id")
        .param("register", subject.register().key()).param("code", subject.code()).param("all", withdrawnToo).query(OtherName.class).list();
  }

  Optional<OtherName> find(long id) {
    return jdbc.sql(COLUMNS + "id = :id").param("id", id).query(OtherName.class).optional();
  }

  /** @throws Problem 409 when the record has that name already */
  OtherName add(Subject subject, Wish wish, String author) {
    long id = transaction.execute(status -> {
      Author.sign(jdbc, author);
      jdbc.sql("select pg_advisory_xact_lock(hashtextextended('other_name ' || :record, 0))").param("record", subject.register().key() + " " + subject.code()).query().listOfRows();
      list(subject, false).stream().filter(known -> known.kind().equals(wish.kind()) && known.name().equals(wish.name())).findFirst().ifPresent(known -> {
        throw new Problem(HttpStatus.CONFLICT, "already-there", "这条记录已有这个名称 / the record has this name already: " + known.name()).with("field", "name").with("current", known);
      });
      return jdbc.sql(ADD).param("code", subject.code()).param("register", subject.register().key()).param("kind", wish.kind()).param("name", wish.name()).param("language", wish.language())
          .param("pinyin", wish.pinyin()).param("plain", wish.plain()).param("initials", wish.initials()).param("from", wish.periodFrom()).param("to", wish.periodTo())
          .param("source", wish.source()).param("division", subject.division()).query(Long.class).single();
    });
    return find(id).orElseThrow();
  }

  /** @throws Problem 409 when it was withdrawn before */
  OtherName withdraw(OtherName name, String reason, String author) {
    int withdrawn = transaction.execute(status -> {
      Author.sign(jdbc, author);
      return jdbc.sql("update other_name set withdrawn_at = clock_timestamp(), withdrawn_by = :by, withdrawn_reason = :reason where id = :id and withdrawn_at is null")
          .param("by", author).param("reason", reason).param("id", name.id()).update();
    });
    OtherName now = find(name.id()).orElseThrow();
    if (withdrawn == 0) {
      throw new Problem(HttpStatus.CONFLICT, "already-withdrawn", "名称已由 %s 撤回 / %1$s has withdrawn it".formatted(now.withdrawnBy())).with("current", now);
    }
    return now;
  }
}
