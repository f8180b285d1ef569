package org.fangyu.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.fangyu.commandline.Beans;
import org.fangyu.database.Author;
import org.fangyu.database.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import picocli.CommandLine;

/** Each test breaks a journal of seven rows: a county and two townships inserted, three changes and an event. */
class ChainTest {
  private static final String SQUARE = "st_geomfromtext('MULTIPOLYGON(((123 29,123.1 29,123.1 29.1,123 29.1,123 29)))', 4490)";

  private TestDatabase db;
  private final StringWriter printed = new StringWriter();

  @BeforeEach
  void writeAJournal() {
    db = TestDatabase.fresh();
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121', '青禾县', 'county', %1$s, '2020-01-01'), ('990121101', '城关镇', 'township', %1$s, '2020-01-01')".formatted(SQUARE));
    db.change("insert into division (code, name, level, geom, valid_from) values ('990121102', '柳溪镇', 'township', %s, '2020-01-01')".formatted(SQUARE));
    db.change("update division set abbreviation = '青' where code = '990121'");
    db.change("update division set abbreviation = '柳' where code = '990121102'");
    event();
    db.change("update division set abbreviation = '禾' where code = '990121'");
  }

  @AfterEach
  void close() {
    db.close();
  }

  private void event() {
    try (var request = MDC.putCloseable("request", "r-1")) {
      new Journal(db.dataSource()).record(new Event("王 \"五\"", Event.Act.EXPORT_RESTRICTED, "grave", Event.ALL, null, Map.of("rows", 12, "columns", List.of("kin_contact"))));
    }
  }

  //==== Whole ====

  @Test
  void whatWasWrittenIsSealedAndWhole() {
    assertThat(check()).isZero();
    assertThat(printed.toString()).contains("journal: 7 rows, 完整 / whole").containsPattern("seal 7:[0-9a-f]{64}");
    assertThat(db.owner().sql("select count(*) from journal_unsealed").query(Long.class).single()).isZero();
  }

  @Test
  void anEmptyJournalIsWhole() {
    try (TestDatabase empty = TestDatabase.fresh()) {
      assertThat(new Chain(empty.dataSource()).walk(Optional.empty(), rows -> { })).isEqualTo(new Chain.Report(0, new Chain.Seal(0, "0".repeat(64)), Optional.empty(), 0));
    }
  }

  @Test
  void anEventStandsInTheJournalWithItsAuthorAndRequest() {
    assertThat(db.jdbc().sql("select actor, request_id, act, register, code, after::text as after, before is null as nothing from journal where act = 'export_restricted'").query().singleRow())
        .isEqualTo(Map.of("actor", "王 \"五\"", "request_id", "r-1", "act", "export_restricted", "register", "grave", "code", "*", "after", "{\"rows\": 12, \"columns\": [\"kin_contact\"]}", "nothing", true));
  }

  @Test
  void theApplicationCanNeitherWriteSealsNorPretendAChangeOfARow() {
    for (String sql : List.of("delete from journal_seal", "update journal_head set seq = 0", "insert into journal_unsealed (first, last) values (1, 2)",
        "select register.seal_rows(1, 2, null)", "insert into journal (actor, act, register, code) values ('a', 'unmask', 'grave', 'G1')")) {
      assertThatThrownBy(() -> db.signed(() -> { db.jdbc().sql(sql).query().listOfRows(); return null; })).as(sql).hasStackTraceContaining("permission denied");
    }
    assertThatThrownBy(() -> db.signed(() -> db.jdbc().sql("select register.write_event('delete', 'grave', 'G1', null, null)").query(Long.class).single()))
        .hasStackTraceContaining("written by the register itself");
    assertThatThrownBy(() -> db.jdbc().sql("select register.write_event('unmask', 'grave', 'G1', null, null)").query(Long.class).single())
        .hasStackTraceContaining("needs an author");
  }

  @Test
  void aTransactionTakenBackLeavesNoSealAndOneOfManyStatementsIsSealedOnce() {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    transaction.executeWithoutResult(status -> {
      rename("taken back");
      status.setRollbackOnly();
    });
    transaction.executeWithoutResult(status -> {
      for (int i = 0; i < 200; i++) rename("name " + i);
      Object savepoint = status.createSavepoint();
      rename("taken back in part");
      status.rollbackToSavepoint(savepoint);
      db.jdbc().sql("set constraints all immediate").update();
      rename("after sealing");
    });
    assertThat(walk()).returns(true, Chain.Report::whole).returns(208L, Chain.Report::rows);
  }

  @Test
  void rowsOfTransactionsThatOverlapAreNeverSkipped() throws Exception {
    var transaction = new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    var firstHasWritten = new CyclicBarrier(2);
    var secondHasCommitted = new CyclicBarrier(2);
    ExecutorService second = Executors.newSingleThreadExecutor();
    try {
      Future<?> done = second.submit(() -> {
        firstHasWritten.await();
        event();
        event();
        return secondHasCommitted.await();
      });
      transaction.executeWithoutResult(status -> {
        rename("written first");
        await(firstHasWritten);
        await(secondHasCommitted);
        rename("committed last");
      });
      done.get();
    } finally {
      second.shutdownNow();
    }
    assertThat(walk()).returns(true, Chain.Report::whole).returns(11L, Chain.Report::rows);
    assertThat(db.jdbc().sql("select journal_id from journal_seal where seq > 7 order by seq").query(Long.class).list()).containsExactly(9L, 10L, 8L, 11L);
  }

  @Test
  void fourWritersAtOnceLeaveAWholeJournal() throws Exception {
    ExecutorService writers = Executors.newFixedThreadPool(4);
    try {
      var all = new ArrayList<Future<?>>();
      for (int i = 0; i < 80; i++) all.add(writers.submit(i % 3 == 0 ? () -> { db.change("update division set abbreviation = 'a'"); } : this::event));
      for (Future<?> one : all) one.get();
    } finally {
      writers.shutdown();
    }
    assertThat(walk()).returns(true, Chain.Report::whole).returns(7L + 27 * 3 + 53, Chain.Report::rows);
  }

  @Test
  void aTransactionWithAnOldSnapshotIsRefusedRatherThanSealedWrongly() {
    var old = new TransactionTemplate(new DataSourceTransactionManager(db.dataSource()));
    old.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    var other = Executors.newSingleThreadExecutor();
    try {
      assertThatThrownBy(() -> old.executeWithoutResult(status -> {
        rename("old");
        finish(other.submit(this::event));
      })).hasStackTraceContaining("could not serialize");
    } finally {
      other.shutdownNow();
    }
    assertThat(walk()).returns(true, Chain.Report::whole).returns(8L, Chain.Report::rows);
  }

  //==== Broken ====

  @Test
  void aChangedByteIsFound() {
    tamper("update journal set after = jsonb_set(after, '{abbreviation}', '\"清\"') where id = 4");
    broken("row 4 (seal 4): 被改动,或不在原位 / changed, or not in its place: update division 990121 test", 1);
  }

  @Test
  void aChangedAuthorOrTimeIsFound() {
    tamper("update journal set actor = 'other' where id = 2");
    tamper("update journal set at = at + interval '1 microsecond' where id = 5");
    broken("row 2 (seal 2): 被改动", 2);
  }

  @Test
  void aMissingRowInTheMiddleIsFound() {
    tamper("delete from journal where id = 3");
    broken("row 3 (seal 3): 缺失 / missing", 1);
  }

  @Test
  void aMissingLastRowIsFoundEvenWhenItsSealIsGoneToo() {
    tamper("delete from journal where id = 7");
    broken("row 7 (seal 7): 缺失 / missing", 1);
    tamper("delete from journal_seal where seq = 7");
    broken("seal 7: 缺失 / missing", 1);
    tamper("update journal_head set seq = 6");
    broken("seal 6: 与封印之首不符", 1);
  }

  @Test
  void rowsThatChangedPlacesAreFound() {
    db.owner().sql("alter table journal alter column id set generated by default").update();
    tamper("update journal set id = case id when 4 then -6 else -4 end where id in (4, 6)");
    tamper("update journal set id = -id where id < 0");
    broken("row 4 (seal 4): 被改动", 2);
    tamper("update journal set id = case id when 4 then -6 else -4 end where id in (4, 6)");
    tamper("update journal set id = -id where id < 0");
    assertThat(walk().whole()).isTrue();
    tamper("update journal_seal set journal_id = -journal_id where seq in (2, 3)");
    tamper("update journal_seal set journal_id = 5 - seq where seq in (2, 3)");
    broken("row 3 (seal 2): 被改动", 2);
  }

  @Test
  void anInsertedRowIsFound() {
    tamper("insert into journal (actor, act, register, code) values ('forger', 'insert', 'grave', 'G9')");
    broken("事后插入 / inserted, never sealed: insert grave G9 forger", 1);
  }

  @Test
  void aSealTakenOutOfTheMiddleIsFound() {
    tamper("delete from journal_seal where seq in (3, 4)");
    broken("seal 3: 缺失 / missing: to seal 4", 4);
  }

  @Test
  void aChainThatWasComputedAnewIsFoundByASealNotedBefore() {
    String noted = walk().head().toString();
    assertThat(check("--known", noted)).isZero();
    tamper("update journal set actor = 'other' where id = 2");
    tamper("delete from journal_seal");
    tamper("update journal_head set seq = 0, hash = decode(repeat('00', 32), 'hex')");
    tamper("update journal set tx = null");
    db.owner().sql("select register.seal_rows(1, 7, null)").query().listOfRows();
    assertThat(check()).isZero();
    assertThat(check("--known", noted)).isEqualTo(1);
    assertThat(printed.toString()).contains("row 7 (seal 7): 与所给封印不符 / not the seal that was given");
    assertThat(check("--known", "99" + noted)).isEqualTo(1);
    assertThat(printed.toString()).contains("seal 997: 与所给封印不符").contains("the journal has no such seal");
  }

  @Test
  void aSealThatIsNoneIsWrongUse() {
    assertThat(check("--known", "7:abc")).isEqualTo(2);
    assertThat(printed.toString()).contains("--known: must be N:HASH");
  }

  //==== Hands ====

  private void tamper(String sql) {
    assertThat(db.owner().sql(sql).update()).isPositive();
  }

  private void broken(String words, long breaks) {
    assertThat(check()).isEqualTo(1);
    assertThat(printed.toString()).contains(words).contains("不完整 / broken, " + breaks + " faults");
  }

  private Chain.Report walk() {
    return new Chain(db.dataSource()).walk(Optional.empty(), rows -> { });
  }

  private int check(String... arguments) {
    Beans beans = new Beans() {
      @Override
      public <T> T get(Class<T> type) {
        return type.cast(new Chain(db.dataSource()));
      }
    };
    printed.getBuffer().setLength(0);
    var out = new PrintWriter(printed, true);
    return new CommandLine(new CheckJournal(beans)).setOut(out).setErr(out).execute(arguments);
  }

  /** Within the transaction of the calling thread. */
  private void rename(String name) {
    Author.sign(db.jdbc(), "test");
    db.jdbc().sql("update division set name = :name where code = '990121'").param("name", name).update();
  }

  private static void await(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void finish(Future<?> work) {
    try {
      work.get();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
