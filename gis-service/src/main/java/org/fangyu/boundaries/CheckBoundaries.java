package org.fangyu.boundaries;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.OffsetCheck.Measured;
import org.fangyu.boundaries.OffsetCheck.Registered;
import org.fangyu.commandline.Progress;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.files.rows.FileFault;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Coordinate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code check boundaries}: the checks of a joint inspection on files. */
@Command(name = "boundaries", mixinStandardHelpOptions = true, sortOptions = false,
    description = {"Joint inspection (联检) on files, without a database: gaps, overlaps and invalid rings among the polygons of",
        "FILE; the share of a line that a track has walked; markers against their registered positions.",
        "Files are GeoJSON, GeoPackage, zipped Shapefile or CSV; tracks are GPX."},
    footer = {"", "Every fault is listed with its place as longitude,latitude. Exit status 0 nothing wrong, 1 faults,",
        "2 wrong use, 3 the system failed."})
public final class CheckBoundaries implements Callable<Integer> {

  private static final String BASIS = "命令行给定";

  @Spec
  private CommandSpec spec;

  @Parameters(paramLabel = "FILE", arity = "0..1", description = "Polygons of the sides, each named by its column side, name or code.")
  private Path polygons;

  @Option(names = "--tolerance", paramLabel = "METRES", defaultValue = "1.0",
      description = "Width below which a gap or overlap is only named, and distance within which a marker without a tolerance of its "
          + "own stands right (default: ${DEFAULT-VALUE}).")
  private double tolerance;

  @Option(names = "--line", paramLabel = "LINE", description = "The agreed line.")
  private Path line;

  @Option(names = "--track", paramLabel = "TRACK.gpx", description = "The track that was walked along it.")
  private Path track;

  @Option(names = "--corridor", paramLabel = "METRES", defaultValue = "20",
      description = "How far beside the line still walks it (default: ${DEFAULT-VALUE}).")
  private double corridor;

  @Option(names = "--share", paramLabel = "SHARE", defaultValue = "0.95",
      description = "Share of the line that must be walked, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double share;

  @Option(names = "--longest-step", paramLabel = "METRES", defaultValue = "100",
      description = "Longest step between two track points that counts as walked (default: ${DEFAULT-VALUE}).")
  private double longestStep;

  @Option(names = "--longest-silence", paramLabel = "SECONDS", defaultValue = "120",
      description = "Longest time between two track points that counts as walked (default: ${DEFAULT-VALUE}).")
  private double longestSilence;

  @Option(names = "--markers", paramLabel = "REGISTER", description = "The marker register: columns code, tolerance_metres.")
  private Path markers;

  @Option(names = "--measured", paramLabel = "MEASURED", description = "Measured positions: columns code or serial, accuracy_metres.")
  private Path measured;

  @Option(names = "--crs", paramLabel = "EPSG:n", description = "Coordinate system of the files that do not say their own.")
  private String crs;

  @Option(names = "--out", paramLabel = "REPORT.geojson", description = "Where to write all findings with their geometry.")
  private Path out;

  private final CheckReport report = new CheckReport();
  private boolean faultless = true;

  @Override
  public Integer call() throws IOException {
    requireSense();
    try {
      CheckFiles files = new CheckFiles(Optional.ofNullable(crs).map(Crs::parse));
      if (polygons != null) {
        checkCoverage(files);
      }
      if (line != null) {
        checkWalk(files);
      }
      if (markers != null) {
        checkOffsets(files);
      }
    } catch (FileFault | GpxTrack.Unreadable | OffsetCheck.FarOff | CrsFault fault) {
      print(fault.getMessage());
      return 1;
    }
    if (out != null) {
      report.write(out);
    }
    return faultless ? 0 : 1;
  }

  private void requireSense() {
    require(polygons != null || line != null || markers != null, "nothing to check: give FILE, --line and --track, or --markers and --measured");
    require((line == null) == (track == null), "--line and --track go together");
    require((markers == null) == (measured == null), "--markers and --measured go together");
    require(tolerance >= 0 && tolerance <= 1000, "--tolerance must be 0..1000 m, was " + tolerance);
    require(markers == null || tolerance > 0, "--tolerance must be greater than 0 m for markers, was " + tolerance);
    require(corridor > 0 && corridor <= 500, "--corridor must be greater than 0 and at most 500 m, was " + corridor);
    require(share >= 0 && share <= 1, "--share must be 0..1, was " + share);
    require(longestStep > 0 && longestSilence > 0, "--longest-step and --longest-silence must be greater than 0");
    for (Path file : new Path[] {polygons, line, track, markers, measured}) {
      require(file == null || Files.isRegularFile(file), "no such file: " + file);
    }
    require(out == null || Files.isDirectory(out.toAbsolutePath().getParent()), "--out: no such folder: " + out);
  }

  private void checkCoverage(CheckFiles files) {
    List<Area> areas = files.areas(polygons, this::badRow);
    CoverageCheck.Report coverage;
    try (Progress progress = new Progress("boundaries " + polygons.getFileName(), areas.size())) {
      coverage = CoverageCheck.of(areas, new Bound(tolerance, BASIS), progress::at);
    }
    say(coverage.findings(), coverage.sentence(), coverage.passed());
    coverage.faults().forEach(report::add);
  }

  private void checkWalk(CheckFiles files) throws IOException {
    GpxTrack walked;
    try (InputStream gpx = Files.newInputStream(track)) {
      walked = GpxTrack.read(gpx);
    }
    var bounds = new WalkCheck.Bounds(new Bound(corridor, BASIS), new Bound(share, BASIS), new Bound(longestStep, BASIS),
        new Bound(longestSilence, BASIS));
    WalkCheck.Report walk = WalkCheck.of(files.line(line), walked, bounds);
    say(walk.findings(), walk.sentence(), walk.passed());
    walk.missed().forEach(report::add);
  }

  private void checkOffsets(CheckFiles files) {
    List<Measured> fixes = files.measured(measured);
    List<Registered> registered = CheckFiles.ofMeasuredLines(files.registered(markers), fixes);
    OffsetCheck.Report offsets = OffsetCheck.of(registered, fixes, new Bound(tolerance, BASIS));
    say(offsets.findings(), offsets.sentence(), offsets.passed());
    offsets.markers().forEach(report::add);
  }

  private void badRow(String row) {
    print(row);
    faultless = false;
  }

  private void say(List<Finding> findings, String sentence, boolean passed) {
    for (Finding finding : findings) {
      if (finding.severity() == Severity.PASSED) {
        continue;   // the sentence says it
      }
      print("%s %s %s%s".formatted(finding.severity().word(), finding.rule(), finding.message(), place(finding)));
    }
    print(sentence);
    report.conclude(sentence);
    faultless &= passed;
  }

  private static String place(Finding finding) {
    if (finding.where() == null) {
      return "";
    }
    Coordinate at = finding.where().getInteriorPoint().getCoordinate();
    return String.format(Locale.ROOT, " @ %.6f,%.6f", at.x, at.y);
  }

  private void print(String text) {
    PrintWriter to = spec.commandLine().getOut();
    to.println(text);
    to.flush();
  }

  private void require(boolean sense, String message) {
    if (!sense) {
      throw new ParameterException(spec.commandLine(), message);
    }
  }
}
