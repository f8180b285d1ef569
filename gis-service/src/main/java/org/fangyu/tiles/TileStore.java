package org.fangyu.tiles;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.cache.CaffeineCacheMetrics;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.fangyu.geometry.tiling.TileAddress;
import org.springframework.stereotype.Component;

/** Tiles kept in memory by what they were built from; a tile of older data is never found again and drops out. */
@Component
final class TileStore implements MeterBinder {
  private static final long MOST_BYTES = 64L << 20;
  /** What a kept tile costs beside its bytes, roughly. */
  private static final int OVERHEAD_BYTES = 300;

  /** @param etag hash of layers, data version and day */
  record Key(String etag, TileAddress at) {}

  private final Cache<Key, Tile> tiles = Caffeine.newBuilder().maximumWeight(MOST_BYTES)
      .weigher((Key key, Tile tile) -> OVERHEAD_BYTES + tile.gzipped().length).recordStats().build();
  private final ConcurrentHashMap<Key, CompletableFuture<Tile>> building = new ConcurrentHashMap<>();

  @Override
  public void bindTo(MeterRegistry registry) {
    CaffeineCacheMetrics.monitor(registry, tiles, "tiles");
  }

  /** The kept tile, or the one that another request is building just now, or a new one. A failure is not kept. */
  Tile get(Key key, Supplier<Tile> build) {
    Tile kept = tiles.getIfPresent(key);
    if (kept != null) return kept;
    var mine = new CompletableFuture<Tile>();
    CompletableFuture<Tile> first = building.putIfAbsent(key, mine);
    return first != null ? await(first) : build(key, build, mine);
  }

  private Tile build(Key key, Supplier<Tile> build, CompletableFuture<Tile> mine) {
    try {
      // Somebody may have finished it between our two looks.
      Tile tile = tiles.getIfPresent(key);
      if (tile == null) {
        tile = build.get();
        tiles.put(key, tile);
      }
      mine.complete(tile);
      return tile;
    } catch (RuntimeException | Error e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      building.remove(key);
    }
  }

  private static Tile await(CompletableFuture<Tile> other) {
    try {
      return other.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) throw cause;
      throw e;
    }
  }
}
