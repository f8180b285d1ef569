package org.fangyu.operations;

import java.sql.SQLException;
import org.fangyu.database.Database;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the database answers, in the version of its schemas that this program brought it to. */
@Component("databaseHealthIndicator")   // "database" in the health; that name itself is taken
@ConditionalOnWebApplication
final class DatabaseHealth implements HealthIndicator {
  private final JdbcClient jdbc;
  private final String ours;

  DatabaseHealth(Database database, JdbcClient jdbc) throws SQLException {
    this.jdbc = jdbc;
    this.ours = database.version();
  }

  @Override
  public Health health() {
    try {
      String found = jdbc.sql(Database.VERSION).query(String.class).single();
      var health = found.equals(ours) ? Health.up() : Health.outOfService();
      return health.withDetail("schema", found).withDetail("program", ours).build();
    } catch (RuntimeException e) {   // whatever it was, the database does not answer as it should
      return Health.down().withDetail("error", e.getClass().getSimpleName()).build();
    }
  }
}
