package org.fangyu.terrain;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.terrain.Hillshade.Part;
import org.fangyu.terrain.tiles.Mosaic;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
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
  /** Somebody who signs in sees other tiles at the same address. */
  private static final String[] VARY = {HttpHeaders.COOKIE, HttpHeaders.AUTHORIZATION};

  private record Drawn(String etag) {}

  private record Shade(Mosaic mosaic, Secrecy most) {}

  private final ElevationStore store;
  private final Supplier<Secrecy> clearance;
  private final Cache<Drawn, byte[]> tiles = Caffeine.newBuilder().maximumWeight(CACHE_BYTES)
      .weigher((Drawn key, byte[] png) -> png.length + 100).build();
  /** One for each secrecy, of the store as it is now. */
  private final Cache<Shade, Optional<Hillshade>> shades = Caffeine.newBuilder().maximumSize(Secrecy.values().length).build();

  @Autowired
  HillshadeController(ElevationStore store, DeskAccess desk) {
    this(store, () -> Clearance.of(desk));
  }

  /** @param clearance of whoever asks */
  HillshadeController(ElevationStore store, Supplier<Secrecy> clearance) {
    this.store = store;
    this.clearance = clearance;
  }

  /** Draws a tile while nobody waits for it: the first one would otherwise take seconds. */
  @EventListener(WebServerInitializedEvent.class)
  void warmUp() {
    var thread = new Thread(() -> store.find().flatMap(mosaic -> shades.get(new Shade(mosaic, Secrecy.PUBLIC), HillshadeController::shade))
        .ifPresent(drawer -> TileAddress.find(0, 0, 0).flatMap(drawer::part).ifPresent(part -> png(drawer, part))), "hillshade");
    thread.setDaemon(true);
    thread.start();
  }

  /** Whoever may see more sees more: what the public is shown has public heights alone. */
  @GetMapping("/tiles/hillshade/{z}/{x}/{y}.png")
  ResponseEntity<byte[]> tile(@PathVariable String z, @PathVariable String x, @PathVariable String y, WebRequest request) {
    TileAddress tile = address(z, x, y).orElseThrow(() -> Problem.notFound("瓦片", z + "/" + x + "/" + y));
    Secrecy most = clearance.get();
    Optional<Hillshade> shade = store.find().flatMap(mosaic -> shades.get(new Shade(mosaic, most), HillshadeController::shade));
    Optional<Part> part = shade.flatMap(drawer -> drawer.part(tile));
    if (part.isEmpty()) {
      return ResponseEntity.noContent().cacheControl(caching(most, Duration.ofMinutes(1))).varyBy(VARY).build();
    }
    String etag = "\"" + shade.get().version(part.get()) + "-" + tile.z() + "-" + tile.x() + "-" + tile.y() + "\"";
    if (request.checkNotModified(etag)) {
      return null; // answered with 304
    }
    byte[] png = tiles.get(new Drawn(etag), key -> png(shade.get(), part.get()));
    var answer = png.length == 0 ? ResponseEntity.status(HttpStatus.NO_CONTENT) : ResponseEntity.ok().contentType(MediaType.IMAGE_PNG);
    return answer.cacheControl(caching(most, Duration.ofHours(1))).varyBy(VARY).body(png.length == 0 ? null : png);
  }

  /** Nothing when no heights may be drawn. */
  private static Optional<Hillshade> shade(Shade of) {
    return of.mosaic().extent(0, of.most()) == null ? Optional.empty() : Optional.of(new Hillshade(of.mosaic(), of.most()));
  }

  private static CacheControl caching(Secrecy most, Duration time) {
    return most == Secrecy.PUBLIC ? CacheControl.maxAge(time).cachePublic() : CacheControl.noCache().cachePrivate();
  }

  private static Optional<TileAddress> address(String z, String x, String y) {
    boolean numbers = NUMBER.matcher(z).matches() && NUMBER.matcher(x).matches() && NUMBER.matcher(y).matches();
    return numbers ? TileAddress.find(Integer.parseInt(z), Integer.parseInt(x), Integer.parseInt(y)) : Optional.empty();
  }

  private static byte[] png(Hillshade hillshade, Part part) {
    return hillshade.draw(part).map(picture -> {
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
