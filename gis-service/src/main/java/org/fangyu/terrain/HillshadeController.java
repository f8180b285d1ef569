package org.fangyu.terrain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.web.Problem;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/** Tiles of the relief: 200 with a PNG, 204 where there is no ground, 304 on a known ETag, 404 outside the grid. */
@RestController
class HillshadeController {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");
  private static final long CACHE_BYTES = 32L << 20;
  private static final byte[] NOTHING = {};

  private record Drawn(String version, TileAddress tile) {}

  private final ElevationStore store;
  private final Cache<Drawn, byte[]> tiles = Caffeine.newBuilder().maximumWeight(CACHE_BYTES)
      .weigher((Drawn key, byte[] png) -> png.length + 100).build();
  private Hillshade hillshade;
  private String version = "";

  HillshadeController(ElevationStore store) {
    this.store = store;
  }

  /** Reads the elevation while nobody waits for it: the first tile would otherwise take seconds. */
  @EventListener(WebServerInitializedEvent.class)
  void readAhead() {
    var thread = new Thread(() -> store.find().ifPresent(this::hillshade), "elevation");
    thread.setDaemon(true);
    thread.start();
  }

  @GetMapping("/tiles/hillshade/{z}/{x}/{y}.png")
  ResponseEntity<byte[]> tile(@PathVariable String z, @PathVariable String x, @PathVariable String y, WebRequest request) {
    TileAddress tile = address(z, x, y).orElseThrow(() -> Problem.notFound("瓦片", z + "/" + x + "/" + y));
    Optional<Elevation> elevation = store.find();
    if (elevation.isEmpty() || !hillshade(elevation.get()).touches(tile)) {
      return ResponseEntity.noContent().cacheControl(CacheControl.maxAge(Duration.ofMinutes(1))).build();
    }
    if (request.checkNotModified("\"" + elevation.get().version() + "-" + tile.z() + "-" + tile.x() + "-" + tile.y() + "\"")) {
      return null; // answered with 304
    }
    byte[] png = tiles.get(new Drawn(elevation.get().version(), tile), key -> png(hillshade(elevation.get()), tile));
    var answer = png.length == 0 ? ResponseEntity.status(HttpStatus.NO_CONTENT) : ResponseEntity.ok().contentType(MediaType.IMAGE_PNG);
    return answer.cacheControl(CacheControl.maxAge(Duration.ofHours(1)).cachePublic()).body(png.length == 0 ? null : png);
  }

  private synchronized Hillshade hillshade(Elevation elevation) {
    if (!version.equals(elevation.version())) {
      hillshade = new Hillshade(elevation);
      version = elevation.version();
    }
    return hillshade;
  }

  private static Optional<TileAddress> address(String z, String x, String y) {
    boolean numbers = NUMBER.matcher(z).matches() && NUMBER.matcher(x).matches() && NUMBER.matcher(y).matches();
    return numbers ? TileAddress.find(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y)) : Optional.empty();
  }

  private static byte[] png(Hillshade hillshade, TileAddress tile) {
    return hillshade.draw(tile).map(picture -> {
      var out = new ByteArrayOutputStream(1 << 15);
      try {
        ImageIO.write(picture, "png", out);
      } catch (IOException impossible) {
        throw new UncheckedIOException("writing to memory", impossible);
      }
      return out.toByteArray();
    }).orElse(NOTHING);
  }
}
