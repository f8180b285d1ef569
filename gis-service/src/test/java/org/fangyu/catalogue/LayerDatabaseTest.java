package org.fangyu.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Function;
import org.fangyu.database.DatabaseUser;
import org.fangyu.database.TestDatabase;
import org.junit.jupiter.api.Test;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;

class LayerDatabaseTest {
  private final TestDatabase db = SmallCounty.get().db();

  @Test
  void aStatementThatTakesTooLongIsCutOff() {
    assertThatThrownBy(() -> read(true, jdbc -> jdbc.sql("select count(*) from pg_sleep(60)").query(Long.class).single())).isInstanceOf(QueryTimeoutException.class);
    assertThatThrownBy(() -> read(false, jdbc -> jdbc.sql("select count(*) from pg_sleep(60)").query(Long.class).single())).isInstanceOf(QueryTimeoutException.class);
  }

  @Test
  void nothingCanBeWrittenWhileReading() {
    assertThatThrownBy(() -> read(true, jdbc -> jdbc.sql("update place set alias = null").update())).hasStackTraceContaining("read-only transaction");
  }

  @Test
  void officeLayersAreReadAsTheApplicationAndPublishedOnesAsTheReader() {
    assertThat(this.<String>read(true, jdbc -> jdbc.sql("select current_user").query(String.class).single())).isEqualTo("fangyu_app");
    assertThat(this.<String>read(false, jdbc -> jdbc.sql("select current_user").query(String.class).single())).isEqualTo("fangyu_reader");
  }

  private <T> T read(boolean office, Function<JdbcClient, T> work) {
    try (var published = db.database().pool(DatabaseUser.READER, 1)) {
      return new LayerDatabase(db.dataSource(), published, 1).read(office, work);
    }
  }
}
