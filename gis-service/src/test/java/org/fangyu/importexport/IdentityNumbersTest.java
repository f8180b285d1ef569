package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fangyu.database.TestDatabase;
import org.fangyu.files.FeatureFile.Format;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Identity numbers come in and go out in plain text, and stand in the database encrypted only. */
class IdentityNumbersTest {
  private static final String NUMBER = "990121199001011236";
  private static final String HEADER = "code,road_code,number,plate_kind,status,division_code,owner_name,owner_id_kind,owner_id_number,lon,lat\n";

  @TempDir
  private Path folder;
  private TestDatabase database;

  @BeforeEach
  void openACountyWithARoad() throws IOException {
    database = TestDatabase.fresh();
    SmallCounty.importAll(database.dataSource(), folder, "door-plates");
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void anImportedNumberIsNowhereInPlainText() throws IOException {
    assertThat(plates("N1,R1,11,door,installed,990121,张三,resident_id, " + NUMBER.toLowerCase() + " ,123,29").faults()).isEmpty();
    assertThat(plates("N2,R1,13,door,installed,990121,张三,resident_id,11010519491231002x,123,29").faults()).isEmpty();
    for (String table : database.owner().sql("select quote_ident(schemaname) || '.' || quote_ident(tablename) from pg_tables where schemaname = 'register'").query(String.class).list()) {
      assertThat(database.owner().sql("select count(*) from " + table + " t where t::text ~* '" + NUMBER + "|11010519491231002x'").query(Long.class).single()).as(table).isZero();
    }
    assertThat(database.owner().sql("select owner_id_number from register.door_plate where code = 'N1'").query(String.class).single()).startsWith("identity-number:");
    assertThat(exported()).contains("resident_id," + NUMBER).contains("resident_id,11010519491231002X");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "resident_id,990121199001011235 | check character of its 17 digits | 9901＊＊＊＊＊＊＊＊＊＊1235",
      "resident_id,990121199013011236 | day of the calendar              | 9901＊＊＊＊＊＊＊＊＊＊1236",
      "resident_id,99012119900101123  | has 17 characters                | 9901＊＊＊＊＊＊＊＊＊1123",
      "credit_code,990121199001011236 | check character of the 17        | 9901＊＊＊＊＊＊＊＊＊＊1236",
      ",990121199001011236            | must be given together           | 9901＊＊＊＊＊＊＊＊＊＊1236",
      "resident_id,                   | must be given together           |",
      "tattoo,990121199001011236      | must be one of resident_id       | tattoo",
      "990121199001011236,resident_id | must be one of resident_id       | 9901＊＊＊＊＊＊＊＊＊＊1236"})
  void aWrongNumberIsNamedByRowAndReasonAndNotPrinted(String cells, String reason, String offender) throws IOException {
    ImportReport report = plates("N1,R1,11,door,installed,990121,张三," + cells + ",123,29");
    assertThat(report.faults()).isNotEmpty().anySatisfy(fault -> {
      assertThat(fault.row()).isEqualTo(2);
      assertThat(fault.reason()).contains(reason);
      assertThat(fault.offender()).isEqualTo(offender == null ? "" : offender);
    });
    assertThat(report.faults().toString()).doesNotContain(NUMBER);
    assertThat(report.written()).isFalse();
  }

  @Test
  void aRowThatCannotBeReadIsNamedWithoutWhatStandsInIt() throws IOException {
    ImportReport report = plates("N1,R1,11,door,installed,990121,张三,resident_id," + NUMBER + ",123,29,one too many");
    assertThat(report.faults().toString()).contains("the header has 11 cells, this row 12").doesNotContain("张三").doesNotContain(NUMBER);
  }

  /** Faults are collected, so an unchecked rule of the database is rare; when it speaks, it must not quote the row. */
  @Test
  void whatTheDatabaseRefusesIsToldWithoutTheRow() throws IOException {
    database.owner().sql("alter table register.door_plate add constraint no_elevens check (number <> 11)").update();
    ImportReport report = plates("N1,R1,11,door,installed,990121,张三,resident_id," + NUMBER + ",123,29");
    assertThat(report.faults().toString()).contains("no_elevens").doesNotContain("张三");
  }

  @Test
  void aDryRunChecksNumbersAndMakesNoKey() throws IOException {
    assertThat(importing(true, "N1,R1,11,door,installed,990121,张三,resident_id,990121199001011235,123,29").faults()).hasSize(1);
    assertThat(importing(true, "N1,R1,11,door,installed,990121,张三,resident_id," + NUMBER + ",123,29").faults()).isEmpty();
    assertThat(folder.resolve("keys")).doesNotExist();
  }

  @Test
  void withoutTheKeyNothingIsExportedAndTheFileOfTheKeyIsNamed() throws IOException {
    plates("N1,R1,11,door,installed,990121,张三,resident_id," + NUMBER + ",123,29");
    Files.delete(folder.resolve("keys/identity-number.key"));
    assertThatThrownBy(this::exported).hasMessageContaining("key file identity-number.key is missing");
    assertThat(folder.resolve("out.csv")).doesNotExist();
    assertThat(database.owner().sql("select count(*) from register.journal where act = 'export_restricted'").query(Long.class).single()).isZero();
  }

  private ImportReport plates(String... rows) throws IOException {
    return importing(false, rows);
  }

  private ImportReport importing(boolean dryRun, String... rows) throws IOException {
    Path file = Files.writeString(folder.resolve("in.csv"), HEADER + String.join("\n", List.of(rows)) + "\n");
    return new Importer(database.dataSource(), secrets())
        .run(new Importer.Request(Kind.of("door-plates").orElseThrow(), file, Optional.empty(), Optional.empty(), dryRun, "test"), Importer.Watcher.NOBODY);
  }

  private String exported() throws IOException {
    Path file = folder.resolve("out.csv");
    new Exporter(database.dataSource(), secrets()).run(Kind.of("door-plates").orElseThrow(), Format.CSV, file, Optional.of("test"), rows -> { });
    return Files.readString(file);
  }

  private Secrets secrets() {
    return new Secrets(folder, database.dataSource());
  }
}
