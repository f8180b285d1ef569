package org.fangyu.journal;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Appends events to the journal and counts them for the metrics. Changes of rows are written by the database itself. */
@Component
public final class Journal implements MeterBinder {
  private final Map<Event.Act, LongAdder> events = new EnumMap<>(Event.Act.class);
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public Journal(DataSource dataSource) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    for (Event.Act act : Event.Act.values()) events.put(act, new LongAdder());
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    events.forEach((act, count) -> FunctionCounter.builder("fangyu.journal.events", count, LongAdder::sum).tag("act", act.word())
        .description("Events that are no change of a row, such as failed sign-ins").register(registry));
  }

  /**
   * Appends an event; when this returns outside a transaction, it is committed. Joins a transaction of the calling
   * thread, which the event's actor then signs: changes that follow in it are his.
   */
  public void record(Event event) {
    transaction.executeWithoutResult(status -> {
      Author.sign(jdbc, event.actor());
      jdbc.sql("select register.write_event(:act, :register, :code, :before::jsonb, :after::jsonb)")
          .param("act", event.act().word()).param("register", event.register()).param("code", event.code())
          .param("before", json(event.before())).param("after", json(event.after()))
          .query(Long.class).single();
    });
    events.get(event.act()).increment();
  }

  private static String json(Map<String, ?> state) {
    return state == null ? null : JsonMapper.shared().writeValueAsString(state);
  }
}
