package org.fangyu.catalogue;

import com.zaxxer.hikari.HikariDataSource;
import java.util.function.Function;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reading layers: published ones as the public reader, who has no other right; office ones as the application. Each
 * reading is one read-only transaction (so that rows stream instead of filling memory) and is cut off in time.
 */
@Component
public final class LayerDatabase {
  private static final int ROWS_AT_ONCE = 500;

  private record Access(TransactionTemplate transaction, JdbcClient jdbc) {}

  private final Access published;
  private final Access office;

  /** @param timeoutSeconds after which a statement is cut off */
  LayerDatabase(DataSource application, @Qualifier("published") HikariDataSource published, @Value("${fangyu.layers.timeout-seconds}") int timeoutSeconds) {
    this.office = access(application, timeoutSeconds);
    this.published = access(published, timeoutSeconds);
  }

  /** @throws org.springframework.dao.QueryTimeoutException when the statement took too long */
  public <T> T read(boolean asOffice, Function<JdbcClient, T> work) {
    Access access = asOffice ? office : published;
    return access.transaction().execute(status -> work.apply(access.jdbc()));
  }

  private static Access access(DataSource source, int timeoutSeconds) {
    var transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    transaction.setReadOnly(true);
    transaction.setTimeout(timeoutSeconds);
    var template = new JdbcTemplate(source);
    template.setFetchSize(ROWS_AT_ONCE);
    return new Access(transaction, JdbcClient.create(template));
  }
}
