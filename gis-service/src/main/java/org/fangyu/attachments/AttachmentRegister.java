package org.fangyu.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.attachments.content.ContentType;
import org.fangyu.attachments.content.Received;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The attachments' rows, and the one moment in which content and row are kept together. */
@Component
class AttachmentRegister {
  private static final String READ = """
      select a.attachment_id, a.register, a.code, a.division_code, a.kind, a.name, a.media_type, a.size_bytes, a.sha256, a.added_by,
        coalesce(w.display_name, a.added_by) as added_by_name, a.added_at, a.withdrawn_by, a.withdrawn_at, a.withdrawn_reason
      from attachment a left join account w on w.account = a.added_by
      where %s
      order by a.id""";

  private static final String ADD = """
      insert into attachment (attachment_id, register, code, division_code, kind, name, media_type, size_bytes, sha256)
      values (:id, :register, :code, :division, :kind, :name, :type, :bytes, :sha256)
      on conflict (attachment_id) do nothing""";

  private static final String WITHDRAW = """
      update attachment set withdrawn_by = :by, withdrawn_at = clock_timestamp(), withdrawn_reason = :reason
      where attachment_id = :id and withdrawn_at is null""";

  private record Held(long files, long bytes) {}

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final ContentStore store;
  private final Limits limits;

  AttachmentRegister(DataSource dataSource, ContentStore store, Limits limits) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.store = store;
    this.limits = limits;
  }

  Optional<Attachment> find(UUID id) {
    return jdbc.sql(READ.formatted("a.attachment_id = :id")).param("id", id).query((row, i) -> read(row)).optional();
  }

  /** In the order in which they came. */
  List<Attachment> list(Subject subject, boolean withdrawnToo) {
    return jdbc.sql(READ.formatted("a.register = :register and a.code = :code and (:all or a.withdrawn_at is null)"))
        .param("register", subject.register().table()).param("code", subject.code()).param("all", withdrawnToo).query((row, i) -> read(row)).list();
  }

  /**
   * Keeps content and row. The file is on the disk before the row is committed: a crash in between leaves a file that no
   * row names, never a row without its file.
   *
   * @return whether the row is new; false when the id was taken meanwhile, and then nothing was kept
   * @throws Problem 413 when the record has too much already
   */
  boolean add(HandedIn in, ContentType type, Received content, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      requireRoom(in.subject(), content.bytes());
      int added = jdbc.sql(ADD).param("id", in.id()).param("register", in.subject().register().table()).param("code", in.subject().code())
          .param("division", in.division()).param("kind", in.kind().key()).param("name", in.name()).param("type", type.mediaType())
          .param("bytes", content.bytes()).param("sha256", content.sha256()).update();
      if (added == 1) keep(content);
      return added == 1;
    });
  }

  private void keep(Received content) {
    try {
      store.keep(content);
    } catch (IOException failure) {
      throw new UncheckedIOException("content could not be kept", failure);
    }
  }

  /** One after the other for each record, so that two at once cannot pass the limit together. */
  private void requireRoom(Subject subject, long bytes) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended('attachment ' || :record, 0))").param("record", subject.register().table() + " " + subject.code()).query().listOfRows();
    Held held = jdbc.sql("select count(*) as files, coalesce(sum(size_bytes), 0)::bigint as bytes from attachment where register = :register and code = :code")
        .param("register", subject.register().table()).param("code", subject.code()).query(Held.class).single();
    if (held.bytes() + bytes > limits.perRecord().toBytes()) {
      throw Problem.tooLarge("record", "一条记录的附件合计最多 / all of a record together at most " + Limits.text(limits.perRecord()), "%,d + %,d bytes".formatted(held.bytes(), bytes));
    }
    if (held.files() >= Limits.MOST_OF_A_RECORD) {
      throw Problem.tooLarge("record", "一条记录最多 %1$d 个附件 / at most %1$d attachments of a record".formatted(Limits.MOST_OF_A_RECORD), held.files());
    }
  }

  /** @return whether it stood until now */
  boolean withdraw(UUID id, String reason, String author) {
    return transaction.execute(status -> {
      Author.sign(jdbc, author);
      return jdbc.sql(WITHDRAW).param("id", id).param("by", author).param("reason", reason).update() == 1;
    });
  }

  private static Attachment read(ResultSet row) throws SQLException {
    var withdrawn = row.getString("withdrawn_by") == null ? null
        : new Attachment.Withdrawal(row.getString("withdrawn_by"), row.getObject("withdrawn_at", OffsetDateTime.class), row.getString("withdrawn_reason"));
    return new Attachment(row.getObject("attachment_id", UUID.class), Register.find(row.getString("register").replace('_', '-')).orElseThrow(), row.getString("code"),
        row.getString("division_code"), Kind.find(row.getString("kind")).orElseThrow(), row.getString("name"), type(row.getString("media_type")), row.getLong("size_bytes"),
        row.getString("sha256"), row.getString("added_by"), row.getString("added_by_name"), row.getObject("added_at", OffsetDateTime.class), withdrawn);
  }

  private static ContentType type(String mediaType) {
    return Arrays.stream(ContentType.values()).filter(type -> type.mediaType().equals(mediaType)).findFirst().orElseThrow();
  }
}
