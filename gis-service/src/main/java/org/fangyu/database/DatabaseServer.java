package org.fangyu.database;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.core.env.PropertyResolver;

/** The server behind the database: our own while it is not null, to be stopped after the pools are closed. */
public record DatabaseServer(Database database, PrivatePostgis own) implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DatabaseServer.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /**
   * Our own server in the folder; or, for a command beside a running service, that service's. A command that was
   * given while no service ran holds the folder itself: a service waits until it is through.
   *
   * @param patience how long the service waits
   * @throws IllegalStateException when another program still holds the folder then
   */
  static DatabaseServer ownOrRunning(Path folder, boolean mayAttach, Duration patience) throws IOException {
    var own = PrivatePostgis.start(folder, true);
    if (own.isEmpty() && mayAttach) return new DatabaseServer(PrivatePostgis.attach(folder), null);
    long until = System.nanoTime() + patience.toNanos();
    if (own.isEmpty()) log.info("another program uses {}; waiting up to {} s for it to end", folder, patience.toSeconds());
    while (own.isEmpty() && System.nanoTime() < until) {
      LockSupport.parkNanos(POLL.toNanos());
      own = PrivatePostgis.start(folder, true);
    }
    if (own.isPresent()) return new DatabaseServer(own.get().database(), own.get());
    throw new IllegalStateException("another Fangyu service already uses the folder " + folder.toAbsolutePath() + "; stop it first, or set fangyu.var to another folder");
  }

  /**
   * The server that the service's settings name, without the service: nothing is migrated, no pool is opened. For
   * work on the database as a whole.
   */
  public static BySettings bySettings() {
    var application = new SpringApplicationBuilder(DatabaseConfiguration.class).web(WebApplicationType.NONE)
        .lazyInitialization(true).registerShutdownHook(false).logStartupInfo(false);
    var context = application.run("--fangyu.attach=true", "--logging.level.org.fangyu=warn");
    return new BySettings(context.getBean(DatabaseServer.class), context.getEnvironment());
  }

  /** A server, and the settings that named it. */
  public record BySettings(DatabaseServer server, PropertyResolver settings) implements AutoCloseable {
    @Override
    public void close() {
      server.close();
    }
  }

  /** Folder of our own server, which may be elsewhere than it was wanted; empty for somebody else's server. */
  public Optional<Path> folder() {
    return Optional.ofNullable(own).map(PrivatePostgis::folder);
  }

  @Override
  public void close() {
    if (own != null) own.close();
  }
}
