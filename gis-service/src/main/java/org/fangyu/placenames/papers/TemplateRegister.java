package org.fangyu.placenames.papers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The templates that divisions made their own, every version of them. */
@Component
class TemplateRegister {
  private static final String COLUMNS = "select division_code, kind, version, sha256, bytes, note, added_by, added_at from paper_template ";
  // The nearest division that has one: 990121100 before 990121 before 9901.
  private static final String IN_USE = COLUMNS + """
      where kind = :kind and starts_with(:division, division_code) order by char_length(division_code) desc, version desc limit 1""";
  private static final String LIST = COLUMNS + "where division_code = :division and kind = :kind order by version desc limit 200";
  private static final String ONE = COLUMNS + "where division_code = :division and kind = :kind and version = :version";
  private static final String LOCK = "select pg_advisory_xact_lock(hashtextextended('paper_template ' || :division || ' ' || :kind, 0))";
  private static final String ADD_CONTENT = "insert into paper_template_content (sha256, content) values (:sha256, :content) on conflict do nothing";
  private static final String ADD = """
      insert into paper_template (code, division_code, kind, version, sha256, bytes, note, added_by)
      values (:division || '/' || :kind || '/' || :version, :division, :kind, :version, :sha256, :bytes, :note, :by)""";

  private final JdbcClient jdbc;

  TemplateRegister(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Version(String division, String kind, int version, String sha256, int bytes, String note, String addedBy, OffsetDateTime addedAt) {}

  /** The one in use for a division: its own or that of one above it; empty where the program's own is. */
  Optional<Version> inUse(PaperKind kind, String division) {
    return jdbc.sql(IN_USE).param("kind", kind.key()).param("division", division).query(TemplateRegister::version).optional();
  }

  List<Version> list(PaperKind kind, String division) {
    return jdbc.sql(LIST).param("kind", kind.key()).param("division", division).query(TemplateRegister::version).list();
  }

  Optional<Version> find(PaperKind kind, String division, int version) {
    return jdbc.sql(ONE).param("kind", kind.key()).param("division", division).param("version", version).query(TemplateRegister::version).optional();
  }

  byte[] content(String sha256) {
    return jdbc.sql("select content from paper_template_content where sha256 = :sha256").param("sha256", sha256).query(byte[].class).single();
  }

  boolean knows(String division) {
    return jdbc.sql("select exists (select from division_identity where code = :code)").param("code", division).query(Boolean.class).single();
  }

  /**
   * The next version. The same content as the newest is that version again.
   *
   * @param based the version that it was made from, 0 for the program's own
   * @throws Problem 409 if there is a newer one
   */
  @Transactional
  public Version add(PaperKind kind, String division, int based, byte[] docx, String sha256, String note, String by) {
    Author.sign(jdbc, by);
    jdbc.sql(LOCK).param("division", division).param("kind", kind.key()).query((row, i) -> "").single();
    Optional<Version> newest = list(kind, division).stream().findFirst();
    if (newest.isPresent() && newest.get().sha256().equals(sha256)) return newest.get();
    int known = newest.map(Version::version).orElse(0);
    if (known != based) {
      throw new Problem(HttpStatus.CONFLICT, "stale", "模板已有新版本 %d(%s),请在它的基础上修改 / there is a newer version %1$d by %2$s".formatted(known, newest.map(Version::addedBy).orElse("-")))
          .with("field", "based").with("bound", known).with("offender", String.valueOf(based));
    }
    jdbc.sql(ADD_CONTENT).param("sha256", sha256).param("content", docx).update();
    jdbc.sql(ADD).param("division", division).param("kind", kind.key()).param("version", known + 1).param("sha256", sha256).param("bytes", docx.length).param("note", note).param("by", by).update();
    return find(kind, division, known + 1).orElseThrow();
  }

  private static Version version(ResultSet row, int index) throws SQLException {
    return new Version(row.getString("division_code"), row.getString("kind"), row.getInt("version"), row.getString("sha256"), row.getInt("bytes"), row.getString("note"), row.getString("added_by"),
        row.getObject("added_at", OffsetDateTime.class));
  }
}
