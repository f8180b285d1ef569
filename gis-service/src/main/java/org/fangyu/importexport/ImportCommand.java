package org.fangyu.importexport;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import org.fangyu.crs.Crs;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FileFault;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.importexport.kinds.KindHelp;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code import FILE --as KIND}: brings a file into a register, all rows or none. */
@Command(name = "import", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Imports a file into a register: all rows, or none and a list of what is wrong.",
        "FILE is GeoJSON (.geojson .json), GeoPackage (.gpkg), a Shapefile (.zip) or CSV (.csv, with columns",
        "lon and lat, easting and northing, x and y, or wkt). Empty cells and empty text are no value."})
public final class ImportCommand implements Callable<Integer> {

  private static final int DONE = 0;
  private static final int FAULTS = 1;

  private final Beans beans;

  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The file to import.")
  private Path file;

  @Option(names = "--as", required = true, paramLabel = "KIND",
      description = "What the rows are: divisions, built-up-areas, places, roads, door-plates, signs, boundary-lines, "
          + "boundary-markers, cemeteries, graves or zones.")
  private String kindWord;

  @Option(names = "--crs", paramLabel = "EPSG:n",
      description = "Coordinate system of the file, where the file does not say it, such as EPSG:4550.")
  private String crsCode;

  @Option(names = "--layer", paramLabel = "NAME", description = "The layer to read, where the file has several.")
  private String layer;

  @Option(names = "--dry-run", description = "Check everything and say what would be done; change nothing.")
  private boolean dryRun;

  public ImportCommand(Beans beans) {
    this.beans = beans;
  }

  @Spec
  void setSpec(CommandSpec command) {
    spec = command;
    spec.usageMessage().footerHeading("%nColumns of each KIND (Shapefile name in brackets; Chinese titles are read too):%n");
    spec.usageMessage().footer(KindHelp.lines().toArray(String[]::new));
  }

  @Override
  public Integer call() {
    Kind kind = kind();
    Optional<Crs> crs = Optional.ofNullable(crsCode).map(Crs::parse);
    if (!Files.isRegularFile(file) || !FeatureFile.readable(file)) {
      throw wrongUse("FILE: must be an existing .geojson, .json, .gpkg, .zip or .csv file, found " + file);
    }
    try {
      ImportReport report = run(new Importer.Request(kind, file, crs, Optional.ofNullable(layer), dryRun, actor()));
      print(report);
      return report.faultless() ? DONE : FAULTS;
    } catch (FileFault fault) {
      out().println(file.getFileName() + ": " + fault.getMessage());
      out().println("nothing imported");
      out().flush();
      return FAULTS;
    }
  }

  private Kind kind() {
    return Kind.of(kindWord).orElseThrow(() -> wrongUse("--as: must be one of %s, found %s"
        .formatted(Kind.all().stream().map(Kind::word).toList(), kindWord)));
  }

  private ImportReport run(Importer.Request request) {
    Importer importer = beans.get(Importer.class);
    try (Steps steps = new Steps("%s %s".formatted(request.kind().word(), file.getFileName()))) {
      return importer.run(request, steps);
    }
  }

  /** One progress bar a step. */
  private static final class Steps implements Importer.Watcher, AutoCloseable {
    private final String what;
    private Progress current;

    Steps(String what) {
      this.what = what;
    }

    @Override
    public void step(String name) {
      close();
      current = new Progress(what + ": " + name, 0);
    }

    @Override
    public void at(long rows, double share) {
      current.at(rows, share);
    }

    @Override
    public void close() {
      if (current != null) {
        current.close();
        current = null;
      }
    }
  }

  private void print(ImportReport report) {
    report.notes().forEach(note -> out().println("%s: %s".formatted(file.getFileName(), note)));
    report.faults().forEach(fault -> out().println(line(report, fault)));
    if (report.totalFaults() > report.faults().size()) {
      out().printf(Locale.ROOT, "and %,d more faults%n", report.totalFaults() - report.faults().size());
    }
    String done = report.written() ? "imported" : report.faultless() ? "would be imported; nothing changed (--dry-run)"
        : String.format(Locale.ROOT, "read, %,d faults; nothing imported", report.totalFaults());
    out().printf(Locale.ROOT, "%s: %,d rows %s, %,.0f rows/s%n", file.getFileName(), report.rows(), done, report.rowsPerSecond());
    out().flush();
  }

  /** {@code row 12 · road_code · must be a known code of … · R0099}. */
  private static String line(ImportReport report, Fault fault) {
    List<String> parts = List.of(fault.row() > 0 ? report.rowWord() + " " + fault.row() : "file", fault.column(), fault.reason(),
        fault.offender());
    return parts.stream().filter(part -> !part.isEmpty()).reduce((a, b) -> a + " · " + b).orElse("");
  }

  /** Who works at the command line, for the journal. */
  static String actor() {
    return "command line: " + System.getProperty("user.name", "unknown");
  }

  private ParameterException wrongUse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
