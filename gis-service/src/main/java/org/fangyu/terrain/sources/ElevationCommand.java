package org.fangyu.terrain.sources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.function.DoubleConsumer;
import org.fangyu.commandline.Beans;
import org.fangyu.commandline.Progress;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.fangyu.terrain.tiles.Secrecy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code elevation …}: the sources of the elevation from the command line, also beside a working service. */
@Command(name = "elevation", mixinStandardHelpOptions = true, sortOptions = false,
    description = "Registers the county's elevation (高程), lists it, takes it back, checks it. It runs beside a working service.")
public final class ElevationCommand implements Callable<Integer> {
  private static final int DONE = 0;
  private static final int FAULTS = 1;
  private static final int PERCENT = 100;

  private final Beans beans;
  @Spec
  private CommandSpec spec;

  public ElevationCommand(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getErr());
    return 2;
  }

  /** What is said of the files. */
  static final class Statement {
    @Parameters(arity = "1..*", paramLabel = "FILE", description = "GeoTIFF (.tif) or Arc ASCII grid (.asc with .prj), heights in metres, degrees or any projected system. "
        + "Several files are one source: sheets of one raster.")
    private List<Path> files;

    @Option(names = "--name", paramLabel = "NAME", description = "Name of the source; default: that of the first file.")
    private String name;

    @Option(names = "--crs", paramLabel = "EPSG:n", description = "System of the files, where they do not say it or say it wrongly.")
    private String crs;

    @Option(names = "--datum", required = true, paramLabel = "DATUM", description = "Height datum, such as 1985国家高程基准.")
    private String datum;

    @Option(names = "--datum-shift", paramLabel = "M", description = "Metres to be added to bring the heights to the datum of the other sources.")
    private Double datumShift;

    @Option(names = "--vertical-error", required = true, paramLabel = "M", description = "Error of a height as the producer states it, metres.")
    private Double verticalError;

    @Option(names = "--secrecy", required = true, paramLabel = "S", description = "public, internal or secret: who may be shown the heights.")
    private String secrecy;

    @Option(names = "--priority", paramLabel = "N", defaultValue = "0", description = "Where sources overlap the greater wins, then the finer, then the newer (default: ${DEFAULT-VALUE}).")
    private int priority;

    @Option(names = "--nodata", paramLabel = "V", description = "Value that is no data, where the files do not say it.")
    private Double noData;

    @Option(names = "--anywhere", description = "Also if it lies outside the county.")
    private boolean anywhere;

    @Option(names = "--replace", description = "Replaces the source of the same name.")
    private boolean replace;
  }

  @Command(name = "add", mixinStandardHelpOptions = true, sortOptions = false, description = "Registers a source: its heights are brought onto the store's grid.")
  int add(@Mixin Statement said) throws IOException {
    Secrecy secrecy = Secrecy.find(said.secrecy).orElseThrow(() -> new ParameterException(spec.commandLine(), "--secrecy: must be public, internal or secret, found " + said.secrecy));
    for (Path file : said.files) if (!Files.isReadable(file)) throw new ParameterException(spec.commandLine(), "FILE: cannot read " + file);
    var wish = new Wish(said.name == null ? said.files.get(0).getFileName().toString() : said.name, "command", said.files, Optional.ofNullable(said.crs).map(Crs::parse),
        said.noData == null ? Double.NaN : said.noData, said.datum, said.datumShift, said.verticalError, secrecy, said.priority, said.anywhere);
    return tried(() -> {
      ElevationSources.Done done = working("elevation " + wish.code(), progress -> sources().add(wish, said.replace, actor(), progress));
      print(done.row());
      if (!done.changed()) line("已按同样内容登记，没有改变 / registered already, nothing changed");
      return DONE;
    });
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists the sources that count, first the one whose heights win where several lie over each other.")
  int list() {
    List<SourceRow> rows = sources().list();
    rows.forEach(this::print);
    if (rows.isEmpty()) line("没有登记高程数据 / no elevation is registered");
    else line("%s", "grid: %s, %s × %s m".formatted(Crs.of(rows.get(0).grid().epsg()), rows.get(0).grid().cellWidth(), rows.get(0).grid().cellHeight()));
    return DONE;
  }

  @Command(name = "remove", mixinStandardHelpOptions = true, description = "Takes sources back; the register and the journal keep that they were there, the files are not touched.")
  int remove(@Parameters(arity = "1..*", paramLabel = "NAME", description = "As list names it.") List<String> names) throws IOException {
    return tried(() -> {
      sources().remove(names, actor());
      line("%s 已停用 / no longer count", String.join("、", names));
      return DONE;
    });
  }

  @Command(name = "check", mixinStandardHelpOptions = true, description = "Reads all tiles and computes their checksums again. Exit status 1 when something is missing or damaged.")
  int check() throws IOException {
    return tried(() -> {
      List<String> faults = beans.get(ElevationCheck.class).run();
      faults.forEach(fault -> line("%s", fault));
      line("elevation: %,d sources, %s", sources().list().size(), faults.isEmpty() ? "完整 / whole" : faults.size() + " 处问题 / faults, as above; elevation rebuild makes the tiles anew");
      return faults.isEmpty() ? DONE : FAULTS;
    });
  }

  @Command(name = "rebuild", mixinStandardHelpOptions = true, description = "Makes the tiles anew from the registered files, on the same grid or another.")
  int rebuild(@Option(names = "--crs", paramLabel = "EPSG:n", description = "System of the new grid, projected, in metres.") String crs,
      @Option(names = "--cell", paramLabel = "M", description = "Cell of the new grid, metres.") Double cell) throws IOException {
    var grid = new GridChoice(crs == null ? OptionalInt.empty() : OptionalInt.of(Crs.parse(crs).epsg()), cell == null ? OptionalDouble.empty() : OptionalDouble.of(cell));
    return tried(() -> {
      working("elevation", progress -> sources().rebuild(grid, actor(), progress));
      return list();
    });
  }

  private interface Work<T> {
    T run() throws IOException;
  }

  private interface Watched<T> {
    T run(DoubleConsumer progress) throws IOException;
  }

  private static <T> T working(String what, Watched<T> work) throws IOException {
    try (var progress = new Progress(what, PERCENT)) {
      return work.run(share -> progress.at((long) (PERCENT * share)));
    }
  }

  private int tried(Work<Integer> work) throws IOException {
    GeoToolsWarmUp.run();
    try {
      return work.run();
    } catch (ElevationFault fault) {
      spec.commandLine().getErr().println("elevation: " + fault.getMessage());
      return FAULTS;
    }
  }

  private ElevationSources sources() {
    return beans.get(ElevationSources.class);
  }

  private static String actor() {
    return "command line: " + System.getProperty("user.name", "unknown");
  }

  private void print(SourceRow row) {
    var place = row.extent().getEnvelopeInternal();
    line("%s  priority %d  %s  %s%s  error %s m  cell %.4g m  EPSG:%d  heights %.1f..%.1f m  lon %.4f..%.4f lat %.4f..%.4f  %d 个文件 / files", row.code(), row.priority(), row.secrecy().key(), row.deliveredDatum(),
        row.datumShiftMetres() == 0 ? "" : " %+.3f m".formatted(row.datumShiftMetres()), row.verticalErrorMetres() == null ? "?" : row.verticalErrorMetres(), row.cellMetres(), row.sourceEpsg(),
        row.lowestMetres(), row.highestMetres(), place.getMinX(), place.getMaxX(), place.getMinY(), place.getMaxY(), row.files().size());
  }

  private void line(String format, Object... values) {
    spec.commandLine().getOut().printf(Locale.ROOT, format + "%n", values);
    spec.commandLine().getOut().flush();
  }
}
