package org.fangyu.journal;

import java.util.HexFormat;
import java.util.Optional;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Walks the journal from its first seal to its head and computes every hash again. One row is held at a time; writers
 * go on meanwhile, for the walk sees the journal of one moment.
 */
@Component
public final class Chain {
  private static final int FETCH = 500;
  private static final int PROGRESS_EVERY = 1000;

  /** The content is spelt out here a second time: a walk that asked the database's own function would believe a replaced one. */
  private static final String WALK = """
      select s.seq, s.journal_id, s.hash, j.id is not null as there,
        concat_ws(' ', j.id, to_char(j.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), to_json(j.actor), coalesce(to_json(j.request_id)::text, 'null'),
          to_json(j.act), to_json(j.register), to_json(j.code), coalesce(j.before::text, 'null'), coalesce(j.after::text, 'null')) as content,
        concat_ws(' ', j.act, j.register, j.code, j.actor, j.at) as what
      from register.journal_seal s left join register.journal j on j.id = s.journal_id
      order by s.seq""";

  private static final String NEVER_SEALED = """
      select j.id, concat_ws(' ', j.act, j.register, j.code, j.actor, j.at) as what
      from register.journal j where not exists (select from register.journal_seal s where s.journal_id = j.id)
      order by j.id""";

  private final JdbcTemplate jdbc;
  private final TransactionTemplate moment;

  public Chain(DataSource dataSource) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.jdbc.setFetchSize(FETCH);
    this.moment = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.moment.setReadOnly(true);
    this.moment.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  /** The seal of a row: so many rows had been written, and this hash stands for all of them. */
  public record Seal(long seq, String hash) {
    /** Reads {@code N:HASH}. @throws IllegalArgumentException for anything else */
    public static Seal parse(String text) {
      if (!text.matches("[1-9]\\d{0,17}:[0-9a-f]{64}")) throw new IllegalArgumentException("must be N:HASH as check journal prints it, found " + text);
      return new Seal(Long.parseLong(text.substring(0, text.indexOf(':'))), text.substring(text.indexOf(':') + 1));
    }

    @Override
    public String toString() {
      return seq + ":" + hash;
    }
  }

  /**
   * What a walk found.
   *
   * @param rows seals that were walked
   * @param head where the journal ends
   * @param first the first break in the order of sealing; empty when the journal is whole
   * @param breaks how many breaks there are in all
   */
  public record Report(long rows, Seal head, Optional<Break> first, long breaks) {
    public boolean whole() {
      return breaks == 0;
    }
  }

  /** How many rows a walk will pass. */
  public long length() {
    return jdbc.queryForObject("select coalesce(max(seq), 0) from register.journal_seal", Long.class);
  }

  /**
   * Walks the whole journal.
   *
   * @param known a seal that was noted before, outside the database; it finds a chain that somebody computed anew
   * @param progress told from time to time how many rows have been walked
   */
  public Report walk(Optional<Seal> known, LongConsumer progress) {
    return moment.execute(status -> {
      var walk = new Walk(known);
      jdbc.query(WALK, row -> {
        walk.at(row.getLong("seq"), row.getLong("journal_id"), row.getBytes("hash"), row.getBoolean("there") ? row.getString("content") : null, row.getString("what"));
        if (walk.rows() % PROGRESS_EVERY == 0) progress.accept(walk.rows());
      });
      jdbc.query(NEVER_SEALED, row -> {
        walk.found(new Break(Break.Kind.INSERTED, 0, row.getLong("id"), row.getString("what")));
      });
      Seal head = jdbc.query("select seq, hash from register.journal_head",
          (row, i) -> new Seal(row.getLong("seq"), HexFormat.of().formatHex(row.getBytes("hash")))).stream().findFirst().orElse(new Seal(0, ""));
      progress.accept(walk.rows());
      return walk.end(head);
    });
  }
}
