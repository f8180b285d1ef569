package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.fangyu.database.TestDatabase;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoLoaderTest {

  @TempDir
  private Path folder;
  private TestDatabase database;

  @BeforeEach
  void open() {
    database = TestDatabase.fresh();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void emptyRegistersAreFilledOnceInTheOrderOfTheManifest() throws IOException {
    writeDemo();
    loader(folder.toString()).run(null);
    long afterFirst = journalled();
    loader(folder.toString()).run(null);
    for (Kind kind : Kind.all()) {
      assertThat(count(kind.table())).as(kind.word()).isPositive();
    }
    assertThat(journalled()).isEqualTo(afterFirst);
    assertThat(database.owner().sql("select distinct actor from register.journal").query(String.class).list()).containsExactly("demo");
  }

  @Test
  void withoutAFolderNothingIsDone() {
    loader("").run(null);
    assertThat(count("division")).isZero();
  }

  @Test
  void aFaultInAnyFileEndsTheStartAndLeavesNothing() throws IOException {
    writeDemo();
    Files.writeString(folder.resolve("zones.csv"), SmallCounty.FILES.get("zones").replace("990121", "990199"));
    assertThatThrownBy(() -> loader(folder.toString()).run(null))
        .isInstanceOf(IllegalStateException.class).hasMessageContaining("zones.csv").hasMessageContaining("990199");
    assertThat(count("division")).isZero();
  }

  @Test
  void aFolderWithoutManifestEndsTheStart() {
    assertThatThrownBy(() -> loader(folder.toString()).run(null)).hasMessageContaining("manifest.json");
  }

  @Test
  void aManifestThatListsNothingEndsTheStart() throws IOException {
    Files.writeString(folder.resolve("manifest.json"), "{\"files\":[]}");
    assertThatThrownBy(() -> loader(folder.toString()).run(null)).hasMessageContaining("lists no files");
  }

  private void writeDemo() throws IOException {
    for (String kind : SmallCounty.FILES.keySet()) {
      SmallCounty.write(folder, kind);
    }
    String entries = SmallCounty.FILES.keySet().stream().map(kind -> {
      String file = kind + (SmallCounty.FILES.get(kind).startsWith("{") ? ".geojson" : ".csv");
      String crs = kind.startsWith("boundary-") ? "EPSG:4550" : "EPSG:4490";
      return "{\"kind\":\"%s\",\"file\":\"%s\",\"crs\":\"%s\"}".formatted(kind, file, crs);
    }).collect(Collectors.joining(","));
    Files.writeString(folder.resolve("manifest.json"), "{\"files\":[" + entries + "]}");
  }

  private DemoLoader loader(String demo) {
    return new DemoLoader(demo, new Importer(database.dataSource(), new Secrets(folder, database.dataSource())), database.dataSource());
  }

  private long journalled() {
    return count("journal");
  }

  private long count(String table) {
    return database.owner().sql("select count(*) from register." + table).query(Long.class).single();
  }
}
