package org.fangyu.backup;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.fangyu.attachments.content.ContentStore;
import org.fangyu.database.Database;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/**
 * Takes a backup into a folder whenever the newest one there is old enough, and keeps the newest few. A failure is
 * logged, told in the service's health as a detail, and tried again; the service itself stays up.
 */
@Component("backup")
@ConditionalOnWebApplication
final class BackupByTheClock implements HealthIndicator, MeterBinder, ApplicationRunner, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(BackupByTheClock.class);
  private static final Duration AGAIN_AFTER_FAILURE = Duration.ofMinutes(15);

  private final Database database;
  private final ContentStore store;
  private final BackupFolder folder;
  private final Duration every;
  private final int keep;
  private ScheduledExecutorService clock;
  private volatile Instant notBefore = Instant.MIN;
  private volatile String failure;

  BackupByTheClock(Database database, ContentStore store, @Value("${fangyu.backup.folder:}") String folder, @Value("${fangyu.backup.every:24h}") Duration every,
      @Value("${fangyu.backup.keep:14}") int keep) {
    this.database = database;
    this.store = store;
    this.folder = folder.isBlank() ? null : new BackupFolder(Path.of(folder));
    this.every = every;
    this.keep = keep;
    if (this.folder == null) return;
    if (!Files.isDirectory(this.folder.path()) || !Files.isWritable(this.folder.path())) {
      throw new IllegalArgumentException("fangyu.backup.folder: must be an existing folder that can be written, found " + folder);
    }
    if (every.compareTo(Duration.ofMinutes(1)) < 0) throw new IllegalArgumentException("fangyu.backup.every: must be at least 1m, found " + every);
    if (keep < 1) throw new IllegalArgumentException("fangyu.backup.keep: must be at least 1, found " + keep);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (folder == null) return;
    clock = Executors.newSingleThreadScheduledExecutor(work -> {
      var thread = new Thread(work, "backup");
      thread.setDaemon(true);
      return thread;
    });
    clock.scheduleWithFixedDelay(() -> tick(Instant.now()), 1, 20, TimeUnit.SECONDS);
  }

  /** Takes a backup if one is due. Nothing is thrown: the clock must go on. */
  void tick(Instant now) {
    try {
      var newest = folder.newest();
      if (now.isBefore(notBefore) || newest.isPresent() && now.isBefore(newest.get().plus(every))) return;
      Path file = folder.file(now.truncatedTo(ChronoUnit.SECONDS));
      Manifest manifest = Backup.write(database, store, file, false, bytes -> { });
      int gone = folder.keep(keep);
      failure = null;
      LOG.info("backup {}: {} rows, {} attached files; {} older removed", file, manifest.allRows(), manifest.attachments().files(), gone);
    } catch (Exception e) {   // whatever it was: said here, and tried again
      notBefore = now.plus(AGAIN_AFTER_FAILURE.compareTo(every) < 0 ? AGAIN_AFTER_FAILURE : every);
      failure = now + ": " + (e.getMessage() == null ? e.toString() : e.getMessage());
      LOG.error("the backup into {} failed: {}", folder.path(), e.getMessage() == null ? e.toString() : e.getMessage());
    }
  }

  /** Not a number where backups by the clock are off or there is none yet. */
  @Override
  public void bindTo(MeterRegistry registry) {
    Gauge.builder("fangyu.backup.age", this, clock -> clock.age(Instant.now())).baseUnit("seconds").description("Since the newest backup in the folder was taken").register(registry);
    Gauge.builder("fangyu.backup.failing", this, clock -> clock.failure == null ? 0 : 1).description("1 while the last try failed").register(registry);
  }

  private double age(Instant now) {
    try {
      return folder == null ? Double.NaN : folder.newest().map(taken -> (double) Duration.between(taken, now).toSeconds()).orElse(Double.NaN);
    } catch (Exception e) {   // said by the health; a look must not fail
      return Double.NaN;
    }
  }

  /** Always up: a missing backup must not take the service from those who work with it. */
  @Override
  public Health health() {
    var health = Health.up();
    if (folder == null) return health.withDetail("backup", "off").build();
    try {
      health.withDetail("newest", folder.newest().map(Instant::toString).orElse("none"));
    } catch (Exception e) {
      health.withDetail("newest", "the folder cannot be read: " + e);
    }
    if (failure != null) health.withDetail("failure", failure);
    return health.build();
  }

  /** Lets a backup that is being taken come to its end, within the time that requests in flight have too. */
  @Override
  public void destroy() throws InterruptedException {
    if (clock == null) return;
    clock.shutdown();
    if (!clock.awaitTermination(20, TimeUnit.SECONDS)) clock.shutdownNow();
  }
}
