package org.fangyu.importexport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fangyu.commandline.Beans;
import org.fangyu.database.TestDatabase;
import org.fangyu.secrets.Secrets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** The commands as a shell sees them: exit status and what is printed. */
class CommandsTest {

  private static final Beans NO_DATABASE = new Beans() {
    @Override
    public <T> T get(Class<T> type) {
      throw new AssertionError("wrong use must be told before the database is started");
    }
  };

  private static Path keys;
  private static TestDatabase database;

  private static final Beans BEANS = new Beans() {
    @Override
    public <T> T get(Class<T> type) {
      var secrets = new Secrets(keys, database.dataSource());
      return type.cast(type == Importer.class ? new Importer(database.dataSource(), secrets) : new Exporter(database.dataSource(), secrets));
    }
  };

  @TempDir
  private Path folder;
  private final StringWriter printed = new StringWriter();

  @BeforeAll
  static void importACounty(@TempDir Path files) throws IOException {
    database = TestDatabase.fresh();
    keys = files;
    SmallCounty.importAll(database.dataSource(), files, "graves");
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void aDryRunThenAnImportThenTheSameAgain() throws IOException {
    String graves = SmallCounty.write(folder, "graves").toString();
    assertThat(run(new ImportCommand(BEANS), graves, "--as", "graves", "--dry-run")).withFailMessage(printed::toString).isZero();
    assertThat(printed.toString()).contains("graves.csv: 2 rows would be imported; nothing changed (--dry-run)");
    assertThat(run(new ImportCommand(BEANS), graves, "--as", "graves")).isZero();
    assertThat(printed.toString()).contains("graves.csv: 2 rows imported");
    assertThat(run(new ImportCommand(BEANS), graves, "--as", "graves")).isEqualTo(1);
    assertThat(printed.toString())
        .contains("row 2 · code · must not be on record for the same day, is from 2020-01-01 · G1")
        .contains("graves.csv: 2 rows read, 2 faults; nothing imported");
  }

  @Test
  void aFileThatCannotBeReadIsAFaultOfTheData() throws IOException {
    Path file = Files.writeString(folder.resolve("a.geojson"), "{\"type\":");
    assertThat(run(new ImportCommand(BEANS), file.toString(), "--as", "graves")).isEqualTo(1);
    assertThat(printed.toString()).contains("a.geojson: line 1").contains("nothing imported");
  }

  @Test
  void whatTheReaderDecidedIsSaid() throws IOException {
    Path file = Files.write(folder.resolve("a.csv"), "坟墓编号,所属区划代码,经度,纬度\n".getBytes("GBK"));
    assertThat(run(new ImportCommand(BEANS), file.toString(), "--as", "graves")).isEqualTo(1);
    Files.write(file, "坟墓编号,所属区划代码,经度,纬度\n甲1,990121,123,29\n".getBytes("GBK"));
    assertThat(run(new ImportCommand(BEANS), file.toString(), "--as", "graves", "--dry-run")).isZero();
    assertThat(printed.toString()).contains("encoding GB18030");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "missing.csv --as graves|existing", "FILE --as tombs|--as: must be one of [divisions,", "FILE|--as", "--as graves|FILE",
      "FILE.txt --as graves|.zip or .csv", "FILE --as graves --colour red|--colour"})
  void wrongUseIsToldWithoutStartingTheDatabase(String arguments, String words) throws IOException {
    Files.writeString(folder.resolve("a.csv"), "code\n");
    Files.writeString(folder.resolve("a.csv.txt"), "code\n");
    String[] split = arguments.replace("FILE", folder.resolve("a.csv").toString()).split(" ");
    assertThat(run(new ImportCommand(NO_DATABASE), split)).isEqualTo(2);
    assertThat(printed.toString()).contains(words);
  }

  @Test
  void helpListsTheColumnsOfEveryKind() {
    assertThat(run(new ImportCommand(NO_DATABASE), "--help")).isZero();
    assertThat(printed.toString()).contains("boundary-markers (界桩, Point)").contains("managing_division_code [managing_d]")
        .contains("plate_kind 门牌类型: block|door|unit, required");
  }

  @Test
  void anExportSaysHowManyRowsAndWhatItLeftOut() {
    Path file = folder.resolve("plates.gpkg");
    assertThat(run(new ExportCommand(BEANS), "door-plates", "--format", "gpkg", file.toString())).isZero();
    assertThat(printed.toString()).contains("owner_name, owner_id_kind, owner_id_number (--personal writes it)").contains("plates.gpkg: 4 rows exported");
    assertThat(file).exists();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "tombs --format csv DIR/a.csv|KIND", "roads --format xlsx DIR/a.xlsx|--format", "roads --format csv DIR/a.gpkg|.csv",
      "roads --format csv DIR/none/a.csv|existing folder", "roads DIR/a.csv|--format", "roads --format csv|FILE"})
  void wrongUseOfExportIsToldWithoutStartingTheDatabase(String arguments, String words) {
    assertThat(run(new ExportCommand(NO_DATABASE), arguments.replace("DIR", folder.toString()).split(" "))).isEqualTo(2);
    assertThat(printed.toString()).contains(words);
  }

  private int run(Object command, String... arguments) {
    printed.getBuffer().setLength(0);
    PrintWriter out = new PrintWriter(printed, true);
    return new CommandLine(command).setOut(out).setErr(out).execute(arguments);
  }
}
