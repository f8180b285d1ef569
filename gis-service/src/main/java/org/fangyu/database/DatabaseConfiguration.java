package org.fangyu.database;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database as the rest of the service sees it: two pools, each with a {@link JdbcClient}. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
  /** About twice the cores: PostgreSQL is the limit, not the number of connections. */
  private static final int POOL = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

  /** For a command that holds the folder: an import may take that long. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @Bean
  DatabaseServer databaseServer(@Value("${spring.datasource.url:}") String url, @Value("${spring.datasource.username:}") String user,
      @Value("${spring.datasource.password:}") String password, @Value("${fangyu.var:var}") Path var,
      @Value("${fangyu.attach:false}") boolean attach) throws IOException {
    Path folder = var.resolve("database");
    if (!url.isBlank()) return new DatabaseServer(new ExistingServer(url, user, password, folder.resolve("passwords.properties")).prepare(), null);
    return DatabaseServer.ownOrRunning(folder, attach, PATIENCE);
  }

  @Bean
  Database database(DatabaseServer server) {
    server.database().migrate();
    return server.database();
  }

  @Bean
  @Primary
  HikariDataSource dataSource(Database database, Environment settings) {
    return database.pool(DatabaseUser.APPLICATION, POOL, timeouts(settings, "application"));
  }

  @Bean
  @Qualifier("published")
  HikariDataSource publishedDataSource(Database database, Environment settings) {
    return database.pool(DatabaseUser.READER, POOL, timeouts(settings, "reader"));
  }

  @Bean
  @Primary
  JdbcClient jdbc(DataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  @Bean
  @Qualifier("published")
  JdbcClient publishedJdbc(@Qualifier("published") HikariDataSource dataSource) {
    return JdbcClient.create(dataSource);
  }

  /** A command that works beside the service, or without it, is cut off by nobody but the person who runs it. */
  private static Database.Timeouts timeouts(Environment settings, String user) {
    if (settings.getProperty("fangyu.attach", Boolean.class, false)) return Database.Timeouts.NONE;
    return new Database.Timeouts(settings.getRequiredProperty("fangyu.database." + user + ".statement-timeout", Duration.class),
        settings.getRequiredProperty("fangyu.database." + user + ".lock-timeout", Duration.class),
        settings.getRequiredProperty("fangyu.database." + user + ".idle-timeout", Duration.class),
        settings.getRequiredProperty("fangyu.database.connection-timeout", Duration.class));
  }
}
