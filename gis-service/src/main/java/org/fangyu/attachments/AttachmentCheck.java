package org.fangyu.attachments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.fangyu.attachments.content.ContentStore;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Holds every row against its file, and every file against the rows. Runs beside a working service. */
@Component
class AttachmentCheck {
  private static final int AT_ONCE = 1000;

  private static final String CONTENTS = """
      select sha256, min(size_bytes) as bytes, count(*) as rows, (array_agg(register || ' ' || code || ': ' || name order by id))[1] as first
      from register.attachment group by sha256 order by sha256""";

  private static final String NAMED_BY_NO_ROW = "select h from unnest(:hashes) h where not exists (select from register.attachment where sha256 = h)";

  /** How many rows and files there are, and how many faults were told. */
  record Report(long rows, long files, long faults) {}

  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final TransactionTemplate moment;
  private final ContentStore store;

  AttachmentCheck(DataSource dataSource, ContentStore store) {
    this.jdbc = new JdbcTemplate(dataSource);
    this.jdbc.setFetchSize(AT_ONCE);
    this.client = JdbcClient.create(dataSource);
    this.moment = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.moment.setReadOnly(true);
    this.store = store;
  }

  /** How many files a check will read. */
  long contents() {
    return client.sql("select count(distinct sha256) from register.attachment").query(Long.class).single();
  }

  /** @param fault told a sentence for each @param progress told how many files have been read */
  Report run(Consumer<String> fault, LongConsumer progress) throws IOException {
    var walk = new Folder();
    store.list(walk::content, walk::other);
    walk.ask();
    var rows = new Rows(fault, progress);
    moment.executeWithoutResult(status -> jdbc.query(CONTENTS, row -> {
      rows.at(row.getString("sha256"), row.getLong("bytes"), row.getLong("rows"), row.getString("first"));
    }));
    for (String orphan : unnamed(walk.orphans)) rows.fault("多余 / orphan, no row names it (a crash leaves such a file; it may be deleted): " + store.folder().relativize(store.file(orphan)));
    for (Path other : walk.others) rows.fault("多余 / no attachment: " + other);
    return new Report(rows.rows, walk.files, rows.faults);
  }

  private List<String> unnamed(List<String> hashes) {
    return hashes.isEmpty() ? List.of() : client.sql(NAMED_BY_NO_ROW).param("hashes", hashes.toArray(String[]::new)).query(String.class).list();
  }

  /** What lies in the folder. Files that no row names are asked for again later: their rows may just have been coming. */
  private final class Folder {
    private final List<String> batch = new ArrayList<>();
    private final List<String> orphans = new ArrayList<>();
    private final List<Path> others = new ArrayList<>();
    private long files;

    void content(String hash) {
      files++;
      batch.add(hash);
      if (batch.size() == AT_ONCE) ask();
    }

    void ask() {
      orphans.addAll(unnamed(batch));
      batch.clear();
    }

    void other(Path inside) {
      try {
        Instant changed = Files.getLastModifiedTime(store.folder().resolve(inside)).toInstant();
        if (!inside.toString().endsWith(".part") || changed.isBefore(Instant.now().minus(ContentStore.UNFINISHED))) others.add(inside);
      } catch (IOException gone) {
        // came to its end while we looked
      }
    }
  }

  private final class Rows {
    private final Consumer<String> teller;
    private final LongConsumer progress;
    private long rows;
    private long contents;
    private long faults;

    Rows(Consumer<String> teller, LongConsumer progress) {
      this.teller = teller;
      this.progress = progress;
    }

    void fault(String sentence) {
      faults++;
      teller.accept(sentence);
    }

    void at(String hash, long bytes, long count, String first) {
      rows += count;
      Path file = store.file(hash);
      String which = store.folder().relativize(file) + " (" + first + (count > 1 ? ", +" + (count - 1) : "") + ")";
      try {
        if (!Files.isRegularFile(file)) fault("缺失 / missing: " + which);
        else if (Files.size(file) != bytes || !ContentStore.hash(file).equals(hash)) fault("被改动 / changed: " + which);
      } catch (IOException unreadable) {
        throw new UncheckedIOException(which + " cannot be read", unreadable);
      }
      progress.accept(++contents);
    }
  }
}
