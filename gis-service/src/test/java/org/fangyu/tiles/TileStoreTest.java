package org.fangyu.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fangyu.geometry.tiling.TileAddress;
import org.junit.jupiter.api.Test;

class TileStoreTest {
  private static final TileStore.Key KEY = new TileStore.Key("v1", new TileAddress(12, 3447, 1703));
  private static final Tile TILE = Tile.of(new byte[] {1, 2, 3}, "");

  private final TileStore store = new TileStore();
  private final AtomicInteger built = new AtomicInteger();

  @Test
  void manyRequestsForOneMissingTileBuildItOnce() throws Exception {
    var building = new CountDownLatch(1);
    var finish = new CountDownLatch(1);
    var pool = Executors.newFixedThreadPool(8);
    try {
      List<Future<Tile>> answers = new ArrayList<>();
      answers.add(pool.submit(() -> store.get(KEY, () -> {
        building.countDown();
        await(finish);
        return count(TILE);
      })));
      await(building);
      for (int i = 0; i < 7; i++) answers.add(pool.submit(() -> store.get(KEY, () -> count(TILE))));
      finish.countDown();
      for (Future<Tile> answer : answers) assertThat(answer.get(10, TimeUnit.SECONDS)).isSameAs(TILE);
      assertThat(built).hasValue(1);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void aFailureIsToldAndNotKept() {
    assertThatThrownBy(() -> store.get(KEY, () -> {
      throw new IllegalStateException("database gone");
    })).hasMessage("database gone");
    assertThat(store.get(KEY, () -> count(TILE))).isSameAs(TILE);
  }

  @Test
  void otherDataIsAnotherTile() {
    store.get(KEY, () -> count(TILE));
    store.get(new TileStore.Key("v2", KEY.at()), () -> count(TILE));
    store.get(KEY, () -> count(TILE));
    assertThat(built).hasValue(2);
  }

  private Tile count(Tile tile) {
    built.incrementAndGet();
    return tile;
  }

  private static void await(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) throw new IllegalStateException("nobody came");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
