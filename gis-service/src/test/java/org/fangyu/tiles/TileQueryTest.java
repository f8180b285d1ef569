package org.fangyu.tiles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Layer;
import org.fangyu.catalogue.SmallCounty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TileQueryTest {
  private final List<Layer> layers = SmallCounty.get().desk().bean(Catalogue.class).layers();

  /** The benchmark gives pgbench this text, so that both ask the database for the same. */
  @ParameterizedTest
  @ValueSource(ints = {10, 12, 14, 16})
  void theBenchmarkMeasuresTheVeryQueryOfTheService(int zoom) throws IOException {
    String sql = TileQuery.of(TileQuery.drawn(layers, zoom), zoom) + ";\n";
    Path kept = Path.of(System.getProperty("fangyu.root"), "bench/tiles/z" + zoom + ".sql");
    Path now = Path.of("target", "z" + zoom + ".sql");
    Files.writeString(now, sql);
    assertThat(Files.exists(kept) ? Files.readString(kept) : "").as("copy %s to %s when the tiles were meant to change", now.toAbsolutePath(), kept).isEqualTo(sql);
  }

  @Test
  void aZoomAsksOnlyForTheLayersItCanHold() {
    assertThat(TileQuery.drawn(layers, 0)).extracting(Layer::id).containsExactly("divisions", "boundary-lines");
    assertThat(TileQuery.drawn(layers, 22)).extracting(Layer::id).containsExactlyElementsOf(layers.stream().map(Layer::id).toList());
  }

  @Test
  void noShapeIsTestedForNullBecauseThatWouldBuildItTwice() {
    assertThat(TileQuery.of(layers, 14)).doesNotContainIgnoringCase("is not null", "st_intersects");
  }
}
