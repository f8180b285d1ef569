package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fangyu.database.TestDatabase;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is exported imports again unchanged: every kind, every format. */
class RoundTripTest {

  @TempDir
  private Path folder;

  @ParameterizedTest
  @EnumSource
  void whatIsExportedImportsAgainUnchanged(FeatureFile.Format format) throws IOException {
    try (TestDatabase first = TestDatabase.fresh(); TestDatabase second = TestDatabase.fresh()) {
      SmallCounty.importAll(first.dataSource(), folder);
      var elsewhere = new Secrets(folder.resolve("elsewhere"), second.dataSource());
      for (Kind kind : Kind.all()) {
        Path once = folder.resolve("once-" + kind.word() + "." + format.word());
        Path twice = folder.resolve("twice-" + kind.word() + "." + format.word());
        long written = exporter(first).run(kind, format, once, Optional.of("test"), rows -> { });
        ImportReport report = new Importer(second.dataSource(), elsewhere).run(
            new Importer.Request(kind, once, Optional.empty(), Optional.empty(), false, "test"), Importer.Watcher.NOBODY);
        assertThat(report.faults()).isEmpty();
        assertThat(report.rows()).isEqualTo(written).isPositive();
        assertThat(stored(second, kind)).isEqualTo(stored(first, kind));
        new Exporter(second.dataSource(), elsewhere).run(kind, format, twice, Optional.of("test"), rows -> { });
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(once))).isEqualTo("rw-------");
        if (format == FeatureFile.Format.GPKG) {
          assertThat(rows(twice)).isEqualTo(rows(once));
        } else {
          assertThat(twice).hasSameBinaryContentAs(once);
        }
      }
    }
  }

  @Test
  void personalColumnsAreLeftOutUnlessAskedFor() throws IOException {
    try (TestDatabase database = TestDatabase.fresh()) {
      SmallCounty.importAll(database.dataSource(), folder);
      Path file = folder.resolve("g.csv");
      exporter(database).run(Kind.of("graves").orElseThrow(), FeatureFile.Format.CSV, file, Optional.empty(), rows -> { });
      assertThat(file).content().contains("G1").doesNotContain("kin_contact").doesNotContain("李四");
      exporter(database).run(Kind.of("graves").orElseThrow(), FeatureFile.Format.CSV, file, Optional.of("test"), rows -> { });
      assertThat(file).content().contains("'@李四 138");
      assertThat(database.jdbc().sql("select actor, register, code, after::text as taken from register.journal where act = 'export_restricted'").query().listOfRows())
          .containsExactly(Map.of("actor", "test", "register", "grave", "code", "*", "taken", "{\"kind\": \"graves\", \"rows\": 2, \"columns\": [\"kin_contact\", \"kin_id_kind\", \"kin_id_number\"]}"));
    }
  }

  @Test
  void anExportLeavesNoHalfFileBesideIt() throws IOException {
    try (TestDatabase database = TestDatabase.fresh(); Stream<Path> before = Files.list(folder)) {
      assertThat(before).isEmpty();
      exporter(database).run(Kind.of("graves").orElseThrow(), FeatureFile.Format.GEOJSON, folder.resolve("g.geojson"), Optional.empty(), rows -> { });
      try (Stream<Path> after = Files.list(folder)) {
        assertThat(after).extracting(p -> p.getFileName().toString()).containsExactly("g.geojson");
      }
    }
  }

  /** Every column of every record but those that number rows, and ciphertext, which is never the same twice. */
  private static List<String> stored(TestDatabase database, Kind kind) {
    return database.owner().sql("""
        select to_jsonb(t) - 'id' - 'predecessor_id' - 'source_geom' - 'owner_id_number' - 'kin_id_number' || jsonb_build_object('geom', encode(st_asewkb(t.geom), 'hex'),
          'source', encode(st_asewkb(t.source_geom), 'hex'), 'predecessor', p.code || p.valid_from)
        from register.%1$s t left join register.%1$s p on p.id = t.predecessor_id order by t.code, t.valid_from""".formatted(kind.table()))
        .query(String.class).list();
  }

  private Exporter exporter(TestDatabase from) {
    return new Exporter(from.dataSource(), new Secrets(folder, from.dataSource()));
  }

  private static List<FeatureRow> rows(Path file) {
    List<FeatureRow> rows = new ArrayList<>();
    try (FeatureReader reader = FeatureFile.open(file, Optional.empty())) {
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        rows.add(row);
      }
    }
    return rows;
  }
}
