package org.fangyu.terrain.sources;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.tiles.Secrecy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * As the service starts: the store is brought up to the register, and the file that
 * {@code fangyu.elevation} names is registered if it or what the settings say of it is new. A source that the setting no
 * longer names is taken back.
 */
@Component
class ElevationOfSetting {
  private static final Logger log = LoggerFactory.getLogger(ElevationOfSetting.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String ACTOR = "setting fangyu.elevation";

  private final ElevationSources sources;
  private final Optional<Path> file;
  private final Double verticalError;
  private final String datum;
  private final Secrecy secrecy;
  private final CountDownLatch done = new CountDownLatch(1);

  ElevationOfSetting(ElevationSources sources, ElevationStore store, @Value("${fangyu.elevation:}") String file, @Value("${fangyu.elevation-error:}") Double verticalError,
      @Value("${fangyu.elevation-datum:1985国家高程基准}") String datum, @Value("${fangyu.elevation-secrecy:internal}") String secrecy) {
    this.sources = sources;
    this.file = file.isBlank() ? Optional.empty() : Optional.of(Path.of(file));
    this.verticalError = verticalError;
    this.datum = datum;
    this.secrecy = Secrecy.find(secrecy).orElseThrow(() -> new IllegalArgumentException("fangyu.elevation-secrecy must be public, internal or secret, was " + secrecy));
    store.awaitFirst(done);
  }

  /** The start waits a while: the first map is to have its relief, and heights that are secret from now on must not be shown. */
  @EventListener(WebServerInitializedEvent.class)
  void begin() throws InterruptedException {
    var thread = new Thread(this::run, "elevation");
    thread.setDaemon(true);
    thread.start();
    if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) log.info("the elevation is being taken in; the service starts meanwhile");
  }

  private void run() {
    try {
      for (SourceRow lost : sources.publish()) {
        log.warn("the tiles of elevation source {} are not there; ./gis elevation rebuild makes them anew from {}", lost.code(), lost.files());
      }
      if (file.isPresent()) register(file.get());
      dropOthers();
    } catch (ElevationFault | IllegalArgumentException fault) {
      log.warn("{}", fault.getMessage());
    } catch (IOException | RuntimeException failed) {
      log.warn("the elevation could not be brought up to date: {}", failed.getMessage());
    } finally {
      done.countDown();
    }
  }

  private void register(Path path) throws IOException {
    var wish = new Wish(path.getFileName().toString(), "setting", List.of(path), Optional.empty(), Double.NaN, datum, null, verticalError, secrecy, 0, true);
    long began = System.nanoTime();
    ElevationSources.Done result = sources.add(wish, true, ACTOR, share -> { });
    if (result.changed()) log.info("elevation {} registered in {} s", path.getFileName(), (System.nanoTime() - began) / 1_000_000_000);
  }

  private void dropOthers() throws IOException {
    var others = new ArrayList<String>();
    for (SourceRow row : sources.list()) {
      if (row.origin().equals("setting") && file.stream().noneMatch(named -> named.getFileName().toString().equals(row.code()))) others.add(row.code());
    }
    if (!others.isEmpty()) sources.remove(others, ACTOR);
  }
}
