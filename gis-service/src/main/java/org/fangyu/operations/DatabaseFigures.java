package org.fangyu.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What only the database knows, also of the commands beside the service: rows of the journal, who waits for whom, rows
 * written to each register by imports and by hand. Read when somebody looks, at most every few seconds; not a number
 * while the database does not answer.
 */
@Component
@ConditionalOnWebApplication
final class DatabaseFigures implements MeterBinder {
  private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(5);
  private static final String FIGURES = """
      with work as (
        select wait_event_type, xact_start from pg_stat_activity where datname = current_database() and state <> 'idle' and pid <> pg_backend_pid())
      select 'journal' as figure, seq::float8 as value from journal_head
      union all select 'waiting', count(*) from work where wait_event_type = 'Lock'
      union all select 'longest', coalesce(max(extract(epoch from now() - xact_start)), 0) from work
      union all select 'bytes', pg_database_size(current_database())
      union all select 'attachments', coalesce(sum(size_bytes), 0) from attachment
      union all select 'insert ' || relname, n_tup_ins from pg_stat_user_tables where schemaname = 'register'
      union all select 'update ' || relname, n_tup_upd from pg_stat_user_tables where schemaname = 'register'""";

  private final JdbcClient jdbc;
  private Map<String, Double> figures = Map.of();
  private long readAt;
  private boolean everRead;

  DatabaseFigures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    FunctionCounter.builder("fangyu.journal.rows", this, f -> f.figure("journal")).description("Sealed rows of the journal").register(registry);
    gauge(registry, "fangyu.database.waiting", "waiting", "Sessions that wait for a lock, such as the journal's seal", null);
    gauge(registry, "fangyu.database.longest.transaction", "longest", "How long the oldest transaction has been running", "seconds");
    gauge(registry, "fangyu.database.size", "bytes", "Size of the database on disk", "bytes");
    gauge(registry, "fangyu.attachments.size", "attachments", "Content of all attachments, each counted by itself", "bytes");
    for (String figure : read().keySet()) {
      String[] words = figure.split(" ");
      if (words.length != 2) continue;
      FunctionCounter.builder("fangyu.register.rows", this, f -> f.figure(figure)).tag("register", words[1]).tag("act", words[0])
          .description("Rows written since the database's statistics began").register(registry);
    }
  }

  private void gauge(MeterRegistry registry, String name, String figure, String description, String unit) {
    Gauge.builder(name, this, f -> f.figure(figure)).description(description).baseUnit(unit).register(registry);
  }

  private double figure(String name) {
    return read().getOrDefault(name, Double.NaN);
  }

  private synchronized Map<String, Double> read() {
    if (everRead && System.nanoTime() - readAt < FRESH_NANOS) return figures;
    try {
      var found = new HashMap<String, Double>();
      jdbc.sql(FIGURES).query(row -> {
        found.put(row.getString("figure"), row.getDouble("value"));
      });
      figures = found;
    } catch (RuntimeException e) {   // said by the health; a look must not fail
      figures = Map.of();
    }
    everRead = true;
    readAt = System.nanoTime();
    return figures;
  }
}
