package org.fangyu.visibility.zones;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.LoggerFactory;

/** The zones' own threads while no database answers: they go on, and what they say is one sentence in everybody's words. */
class DatabaseAwayTest {
  private final ListAppender<ILoggingEvent> said = new ListAppender<>();
  private final ZoneRegister register = new ZoneRegister(nobodyListens());
  private final ZoneInputs inputs = new ZoneInputs(null, null, null);

  private static DataSource nobodyListens() {
    var source = new PGSimpleDataSource();
    source.setPortNumbers(new int[] {1});
    return source;
  }

  @BeforeEach
  void listen() {
    said.start();
    ((Logger) LoggerFactory.getLogger("org.fangyu")).addAppender(said);
  }

  @AfterEach
  void listenNoMore() {
    ((Logger) LoggerFactory.getLogger("org.fangyu")).detachAppender(said);
  }

  @Test
  void aComputationThatTheDatabaseInterruptedIsWorthAnotherAttempt() throws Exception {
    var runs = new ZoneRuns(register, inputs);
    try {
      Run run = runs.start(new Lookout("SZ-G1", "G1", "G1", "G1", "990121", null, "1"), "officer");
      await(() -> !run.active());
      assertThat(run.state()).isEqualTo(Run.State.FAILED);
      assertThat(run.interrupted()).isTrue();
      assertThat(run.sentence()).contains("数据库暂时没有应答");
    } finally {
      runs.destroy();
    }
    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).allMatch(line -> line.startsWith("the database did not answer"));
  }

  @Test
  void theWatchGoesOnAndLeavesNoStatementInTheLog() throws Exception {
    var looks = new AtomicInteger();
    var runs = new ZoneRuns(register, inputs);
    var counted = new ZoneInputs(null, null, null) {
      @Override
      Function<Zone, Inputs> now() {
        looks.incrementAndGet();
        return super.now();
      }
    };
    var watch = new ZoneWatch(register, counted, runs, Duration.ofSeconds(1), true, "");
    try {
      watch.begin();
      await(() -> looks.get() >= 2);
    } finally {
      watch.destroy();
      runs.destroy();
    }
    assertThat(said.list).extracting(ILoggingEvent::getFormattedMessage).allMatch(line -> line.startsWith("the database did not answer"));
  }

  private static void await(BooleanSupplier reached) throws InterruptedException {
    for (int i = 0; i < 500 && !reached.getAsBoolean(); i++) {
      Thread.sleep(20);
    }
    assertThat(reached.getAsBoolean()).isTrue();
  }
}
