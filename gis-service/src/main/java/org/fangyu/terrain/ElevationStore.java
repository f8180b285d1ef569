package org.fangyu.terrain;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.Elevation.Provenance;
import org.fangyu.terrain.tiles.Cells;
import org.fangyu.terrain.tiles.Mosaic;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.TileSource;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Envelope;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * The service's own elevation, read by windows: memory is the window. Coordinates are metres of the {@linkplain #crs
 * grid's system}. All of one window is of one version of the store; a change, by whatever process, counts from the next
 * window on. Who may be shown heights is for the caller to say; who only computes with them may use all.
 */
@Component
public class ElevationStore {

  private static final Logger log = LoggerFactory.getLogger(ElevationStore.class);
  /** How long a request waits while the file of the setting is taken in for the first time. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int RETRY_SECONDS = 30;

  private final StoreFolder folder;
  private final long mostCells;
  private volatile CountDownLatch preparing = new CountDownLatch(0);
  private Opened opened = new Opened("", null);

  /** @param mosaic null when there is no source or they cannot be read */
  private record Opened(String stamp, Mosaic mosaic) {}

  public ElevationStore(@Value("${fangyu.var:var}") Path var, @Value("${fangyu.elevation-window:50000000}") long mostCells) {
    if (mostCells < 1 || mostCells > Integer.MAX_VALUE - 8) {
      throw new IllegalArgumentException("fangyu.elevation-window must be 1..%d cells, was %d".formatted(Integer.MAX_VALUE - 8, mostCells));
    }
    this.folder = new StoreFolder(var.resolve("elevation"));
    this.mostCells = mostCells;
  }

  /** Where the tiles lie. */
  public StoreFolder folder() {
    return folder;
  }

  /** From now on requests that find nothing wait a while, until the latch is down. */
  public void awaitFirst(CountDownLatch done) {
    preparing = done;
  }

  /**
   * All the heights at once.
   *
   * @throws Problem 503 when there are none; 413 when they are more than a window may have
   */
  public Elevation require() {
    Mosaic mosaic = mosaic();
    return read(mosaic, mosaic.extent(0, Secrecy.SECRET), Secrecy.SECRET);
  }

  /** As {@link #window(Envelope, Secrecy)} for who only computes with the heights and shows none. */
  public Elevation window(Envelope box) {
    return window(box, Secrecy.SECRET);
  }

  /**
   * The heights within a box, and the posts around it, so that all its ground can be interpolated. What of the box lies
   * outside the {@linkplain #extent extent} is not in the grid; of a box wholly outside, the nearest edge is.
   *
   * @param most which heights may be used: missing where only more secret ones are
   * @throws Problem 503 when there are none; 413 when the window has more cells than one may have
   */
  public Elevation window(Envelope box, Secrecy most) {
    Mosaic mosaic = mosaic();
    return read(mosaic, inside(mosaic, box, most), most);
  }

  /** Stands for the heights that {@link #window(Envelope)} would give, without reading them. @throws Problem 503 when there are none */
  public String version(Envelope box) {
    Mosaic mosaic = mosaic();
    return mosaic.version(inside(mosaic, box, Secrecy.SECRET), 0, Secrecy.SECRET);
  }

  /** The system of the grid, projected, in metres. @throws Problem 503 when there are no heights */
  public Crs crs() {
    return Crs.of(mosaic().grid().epsg());
  }

  /** Around all heights, metres. @throws Problem 503 when there are none */
  public Envelope extent() {
    Mosaic mosaic = mosaic();
    return mosaic.grid().envelope(mosaic.extent(0, Secrecy.SECRET), 0);
  }

  private Mosaic mosaic() {
    Optional<Mosaic> found = find();
    if (found.isEmpty()) {
      await();
      found = find();
    }
    return found.orElseThrow(() -> preparing.getCount() > 0
        ? new Problem(HttpStatus.SERVICE_UNAVAILABLE, "elevation-in-preparation", "高程数据正在入库，请稍后再试 / the elevation is being taken in: try again later")
            .header("Retry-After", String.valueOf(RETRY_SECONDS))
        : new Problem(HttpStatus.SERVICE_UNAVAILABLE, "no-elevation",
            "没有可用的高程数据，不能判断通视；请用 elevation add 登记，或设置 fangyu.elevation / no usable elevation: register it with elevation add, or set fangyu.elevation"));
  }

  private void await() {
    try {
      preparing.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What is there now, if anything can be read. Waits for nothing: a map has many tiles. */
  synchronized Optional<Mosaic> find() {
    try {
      String stamp = folder.stamp();
      if (!stamp.equals(opened.stamp())) opened = new Opened(stamp, open());
    } catch (IOException gone) {
      log.warn("the elevation cannot be read: {}", gone.getMessage());
    }
    return Optional.ofNullable(opened.mosaic());
  }

  /** Between reading the list and opening what it names both may be replaced: then the next list is there. */
  private Mosaic open() throws IOException {
    for (int tries = 0; ; tries++) {
      String before = folder.stamp();
      var list = folder.list();
      try {
        return list.sources().isEmpty() ? null : folder.open(list);
      } catch (IOException unreadable) {
        if (tries == 2 || before.equals(folder.stamp())) {
          log.warn("the elevation cannot be read: {}; ./gis elevation check says what is wrong", unreadable.getMessage());
          return null;
        }
      }
    }
  }

  private static Cells inside(Mosaic mosaic, Envelope box, Secrecy most) {
    Cells extent = mosaic.extent(0, most);
    if (extent == null) throw new Problem(HttpStatus.FORBIDDEN, "elevation-secret", "高程数据的密级不允许提供 / the heights are too secret to be given");
    return mosaic.grid().around(box, 0).clampedInto(extent);
  }

  private Elevation read(Mosaic mosaic, Cells cells, Secrecy most) {
    if (cells.count() > mostCells) {
      throw Problem.tooLarge("elevation", "高程窗口最多 / at most %d 格 / cells".formatted(mostCells), "%d × %d".formatted(cells.columns(), cells.rows()));
    }
    Mosaic.Window window = mosaic.window(cells, 0, most);
    Envelope extent = mosaic.grid().envelope(mosaic.extent(0, most), 0);
    return new Elevation(window.heights(), Crs.of(mosaic.grid().epsg()), provenance(window.sources(), mosaic.version(cells, 0, most), extent));
  }

  private static Provenance provenance(List<TileSource> sources, String version, Envelope extent) {
    OptionalDouble error = sources.stream().filter(source -> source.verticalErrorMetres() != null).mapToDouble(TileSource::verticalErrorMetres).max();
    return new Provenance(sources.stream().map(TileSource::code).collect(Collectors.joining("、")), version,
        sources.stream().map(TileSource::datum).distinct().collect(Collectors.joining("、")), error,
        sources.stream().map(TileSource::secrecy).max(Comparator.naturalOrder()).orElse(Secrecy.PUBLIC),
        sources.stream().mapToDouble(TileSource::cellMetres).max().orElse(0), extent);
  }
}
