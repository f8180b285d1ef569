import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightLine;
import org.fangyu.geometry.sight.SightProfile;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.sightzone.SightZone;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.skyline.ViewshedPreview;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.CorridorVisibility;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.geometry.visibility.SightPlan;
import org.fangyu.geometry.visibility.SightTarget;
import org.fangyu.terrain.ElevationFile;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Fangyu's sight lines beside gdal_viewshed and beside an exact R3 that shares no code with Fangyu's. Eye 1.7 m,
 * target 1.0 m, refraction 1/7, range 10 km. Run by bench/visibility.sh; seeds are fixed. One long file, because Java 17
 * runs a source file without a build only when all of it is in it.
 */
class VisibilityBench {

  static final double EYE = 1.7;
  static final double TARGET = 1.0;
  static final double REFRACTION = 1 - 0.85714;
  static final double RANGE = 10_000;
  static final SightSettings SETTINGS = SightSettings.of(EYE, TARGET, RANGE, REFRACTION);

  final Path dem;
  final HeightGrid grid;
  final GridFrame frame;
  final List<Eye> roadEyes;
  final List<Eye> randomEyes;

  VisibilityBench(Path dem, Path road) throws IOException {
    this.dem = dem;
    grid = ElevationFile.read(dem, OptionalDouble.empty()).grid();
    frame = grid.frame();
    roadEyes = along(road(road), 200);
    randomEyes = new ArrayList<>();
    var random = new Random(20261122);
    while (randomEyes.size() < 200) {
      var box = frame.envelope();
      double x = box.getMinX() + random.nextDouble() * box.getWidth();
      double y = box.getMinY() + random.nextDouble() * box.getHeight();
      if (!Double.isNaN(grid.groundAt(x, y))) {
        randomEyes.add(Eye.single(x, y));
      }
    }
  }

  public static void main(String[] arguments) throws Exception {
    GeoToolsWarmUp.run();
    var bench = new VisibilityBench(Path.of(arguments[0]), arguments.length > 1 ? Path.of(arguments[1]) : null);
    System.out.printf(Locale.ROOT, "%s: %d × %d cells of %.0f m; eye %.1f m, target %.1f m, refraction %.5f, range %.0f m; %d processors, Java %s%n%n",
        bench.dem.getFileName(), bench.frame.columns(), bench.frame.rows(), bench.frame.cellWidth(), EYE, TARGET, REFRACTION, RANGE,
        Runtime.getRuntime().availableProcessors(), System.getProperty("java.version"));
    bench.pairs();
    boolean gdal = gdalVersion() != null;
    System.out.println(gdal ? "rival: " + gdalVersion() : "gdal_viewshed is not installed: its columns are missing");
    bench.eachEye("200 eyes on the road", bench.roadEyes, gdal);
    bench.eachEye("200 random eyes", bench.randomEyes, gdal);
    bench.union(gdal);
    bench.curve();
    bench.corridor();
    bench.county();
  }

  // --- single sight lines ------------------------------------------------------------------------------------

  /** A million pairs road eye – cell centre in range, against the brute force, both ways round. */
  void pairs() {
    int n = 1_000_000;
    var random = new Random(7);
    double[][] ends = new double[n][];
    for (int i = 0; i < n; ) {
      Eye eye = roadEyes.get(random.nextInt(roadEyes.size()));
      int column = random.nextInt(frame.columns());
      int row = random.nextInt(frame.rows());
      double x = frame.centreX(column);
      double y = frame.centreY(row);
      if (Math.hypot(x - eye.x(), y - eye.y()) <= RANGE) {
        ends[i++] = new double[] {eye.x(), eye.y(), x, y};
      }
    }
    var backwards = SightSettings.of(TARGET, EYE, RANGE, REFRACTION);
    for (int warm = 0; warm < 100_000; warm++) {
      look(ends[warm], SETTINGS);
    }
    Visibility[] seen = new Visibility[n];
    double cpu = figures(() -> {
      for (int i = 0; i < n; i++) {
        seen[i] = look(ends[i], SETTINGS);
      }
    }).cpu();
    int visible = 0;
    int wrong = 0;
    int asymmetric = 0;
    double nearest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      double[] e = ends[i];
      double clearance = BruteForce.clearance(grid, e[0], e[1], EYE, e[2], e[3], TARGET, SETTINGS.bend(), false);
      visible += seen[i] == Visibility.VISIBLE ? 1 : 0;
      if ((clearance >= 0) != (seen[i] == Visibility.VISIBLE)) {
        wrong++;
        nearest = Math.min(nearest, Math.abs(clearance));
      }
      asymmetric += look(new double[] {e[2], e[3], e[0], e[1]}, backwards) == seen[i] ? 0 : 1;
    }
    System.out.printf(Locale.ROOT, "pairs: %,d eye–cell pairs within range, %.1f %% visible; %d differ from brute-force R3%s; %d differ the other way round; %.2f s CPU (bar 1.5), %.2f µs a pair, one thread%n%n",
        n, 100.0 * visible / n, wrong, wrong == 0 ? "" : " (smallest clearance " + nearest + " m)", asymmetric, cpu, cpu * 1e6 / n);
  }

  Visibility look(double[] ends, SightSettings settings) {
    return SightLine.between(grid, new Coordinate(ends[0], ends[1]), new Coordinate(ends[2], ends[3]), settings);
  }

  // --- one eye at a time -------------------------------------------------------------------------------------

  /** Every eye's cells against the brute force; the rival, slower to start, on every tenth. */
  void eachEye(String what, List<Eye> eyes, boolean gdal) throws Exception {
    List<double[]> ours = new ArrayList<>();
    List<double[]> theirs = new ArrayList<>();
    List<double[]> theirsSnapped = new ArrayList<>();
    Dispute worst = null;
    byte[] union = new byte[frame.cells()];
    for (int i = 0; i < eyes.size(); i++) {
      Eye eye = eyes.get(i);
      boolean[] range = range(List.of(eye), RANGE - frame.cellWidth());
      byte[] exact = BruteForce.viewshed(grid, eye.x(), eye.y());
      for (int cell = 0; cell < union.length; cell++) {
        union[cell] |= exact[cell];
      }
      ours.add(errors(Viewshed.union(grid, List.of(eye), SETTINGS, () -> { }), exact, range));
      if (gdal && i % 10 == 0) {
        byte[] rival = gdalViewshed(eye, RANGE);
        theirs.add(errors(rival, exact, range));
        int column = (int) ((eye.x() - frame.west()) / frame.cellWidth());
        int row = (int) ((frame.north() - eye.y()) / frame.cellHeight());
        byte[] snapped = BruteForce.viewshed(grid, frame.centreX(column), frame.centreY(row));
        theirsSnapped.add(errors(rival, snapped, range));
        worst = worse(worst, rival, snapped, range, frame.centreX(column), frame.centreY(row));
      }
    }
    System.out.printf(Locale.ROOT, "%n%s, wrong against brute-force exact R3 %26s %22s %22s%n", what, "mean % of cells", "mean % of visible", "worst % of visible");
    row("Fangyu Viewshed (bars 0.01, 0.1, 0.3)", ours);
    if (gdal) {
      row("gdal_viewshed, every tenth eye", theirs);
      row("gdal_viewshed, if its snapped eye were meant", theirsSnapped);
      if (worst != null) {
        worst.tell();
      }
    }
    double[] together = errors(Viewshed.union(grid, eyes, SETTINGS, () -> { }), union, range(eyes, RANGE - frame.cellWidth()));
    System.out.printf(Locale.ROOT, "  all of them together: %.4f %% of the visible cells wrong (bar 0.1)%n", together[1]);
  }

  static void row(String name, List<double[]> errors) {
    System.out.printf(Locale.ROOT, "  %-50s %22.4f %22.3f %22.3f%n", name, errors.stream().mapToDouble(e -> e[0]).average().orElse(0),
        errors.stream().mapToDouble(e -> e[1]).average().orElse(0), errors.stream().mapToDouble(e -> e[1]).max().orElse(0));
  }

  static double median(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }

  /** Percent of the cells in range that differ, and the same per visible cell. */
  double[] errors(byte[] answer, byte[] exact, boolean[] range) {
    int cells = 0;
    int visible = 0;
    int wrong = 0;
    for (int i = 0; i < exact.length; i++) {
      if (range[i]) {
        cells++;
        visible += exact[i] == 1 ? 1 : 0;
        wrong += (answer[i] == 1) == (exact[i] == 1) ? 0 : 1;
      }
    }
    return new double[] {100.0 * wrong / cells, 100.0 * wrong / Math.max(1, visible)};
  }

  boolean[] range(List<Eye> eyes, double metres) {
    boolean[] range = new boolean[frame.cells()];
    for (Eye eye : eyes) {
      for (int row = 0; row < frame.rows(); row++) {
        for (int column = 0; column < frame.columns(); column++) {
          range[frame.index(column, row)] |= Math.hypot(frame.centreX(column) - eye.x(), frame.centreY(row) - eye.y()) <= metres;
        }
      }
    }
    return range;
  }

  // --- who is right ------------------------------------------------------------------------------------------

  /** The cell on which the rival contradicts the exact line by the most metres, eye at its own cell centre. */
  Dispute worse(Dispute soFar, byte[] rival, byte[] exact, boolean[] range, double x, double y) {
    Dispute worst = soFar;
    for (int i = 0; i < rival.length; i++) {
      if (range[i] && (rival[i] == 1) != (exact[i] == 1)) {
        var target = new Coordinate(frame.centreX(i % frame.columns()), frame.centreY(i / frame.columns()));
        var profile = SightProfile.between(grid, new Coordinate(x, y), target, SETTINGS);
        boolean measurable = Double.isFinite(profile.clearanceMetres()); // a neighbouring cell crosses no grid line
        if (measurable && (worst == null || Math.abs(profile.clearanceMetres()) > Math.abs(worst.profile.clearanceMetres()))) {
          worst = new Dispute(profile, x, y, target, rival[i] == 1);
        }
      }
    }
    return worst;
  }

  record Dispute(SightProfile profile, double x, double y, Coordinate target, boolean rivalSees) {
    void tell() {
      double[] distances = profile.distances();
      double[] ground = profile.ground();
      double[] sight = profile.sight();
      int at = IntStream.range(1, distances.length - 1).boxed()
          .min((a, b) -> Double.compare(sight[a] - ground[a], sight[b] - ground[b])).orElseThrow();
      System.out.printf(Locale.ROOT, "  largest dispute: eye %.0f %.0f (ground %.1f m), cell %.0f %.0f (ground %.1f m), %.0f m apart: gdal_viewshed says %s.%n",
          x, y, ground[0], target.x, target.y, ground[ground.length - 1], profile.lengthMetres(), rivalSees ? "visible" : "hidden");
      System.out.printf(Locale.ROOT, "    At %.0f m the ground is %.1f m and the line of sight %.1f m: %s by %.1f m.%n",
          distances[at], ground[at], sight[at], profile.clearanceMetres() < 0 ? "blocked" : "clear", Math.abs(sight[at] - ground[at]));
    }
  }

  // --- many eyes ---------------------------------------------------------------------------------------------

  void union(boolean gdal) throws Exception {
    for (double range : new double[] {5_000, RANGE}) {
      var settings = SightSettings.of(EYE, TARGET, range, REFRACTION);
      var terrain = Terrain.bare(grid);
      byte[] exact = Viewshed.union(grid, roadEyes, settings, () -> { });
      byte[] preview = ViewshedPreview.union(terrain, roadEyes, settings, () -> { });
      System.out.printf(Locale.ROOT, "%n%d road eyes, %.0f km, union %36s %10s %10s %16s%n", roadEyes.size(), range / 1000, "wrong, % of visible", "CPU s", "wall s", "MB allocated");
      row("Fangyu Viewshed.union", 0, figures(() -> Viewshed.union(grid, roadEyes, settings, () -> { })));
      row("Fangyu Viewshed.count (how many eyes)", 0, figures(() -> Viewshed.count(terrain, roadEyes, settings, () -> { })));
      row("Fangyu preview", errors(preview, exact, range(roadEyes, range - frame.cellWidth()))[1],
          figures(() -> ViewshedPreview.union(terrain, roadEyes, settings, () -> { })));
      if (gdal) {
        gdalUnion(range, exact);
      }
    }
    System.out.printf(Locale.ROOT, "  bars at 10 km: union 1.6 s CPU, preview 0.5 s, memory the grid (%.0f MB, held already) + 2 bytes a cell (%.0f MB)%n", frame.cells() * 4 / 1e6, frame.cells() * 2 / 1e6);
  }

  static void row(String name, double wrong, Figures figures) {
    System.out.printf(Locale.ROOT, "  %-40s %22.3f %10.2f %10.2f %16.1f%n", name, wrong, figures.cpu(), figures.wall(), figures.allocated() / 1e6);
  }

  /** Cost against eyes and against the area in range: nanoseconds a cell in range should stay the same. */
  void curve() {
    System.out.printf(Locale.ROOT, "%nCPU against eyes and range: s (ns a cell in range)%n  %-10s", "eyes");
    double[] ranges = {2_500, 5_000, 10_000, 20_000};
    for (double range : ranges) {
      System.out.printf(Locale.ROOT, "%16.1f km", range / 1000);
    }
    for (int count : new int[] {25, 50, 100, 200}) {
      System.out.printf(Locale.ROOT, "%n  %-10d", count);
      for (double range : ranges) {
        var settings = SightSettings.of(EYE, TARGET, range, REFRACTION);
        List<Eye> eyes = every(roadEyes, roadEyes.size() / count);
        long cells = eyes.stream().mapToLong(eye -> cells(eye, range)).sum();
        double cpu = figures(() -> Viewshed.union(grid, eyes, settings, () -> { })).cpu();
        System.out.printf(Locale.ROOT, "%19s", String.format(Locale.ROOT, "%.2f (%.1f)", cpu, cpu * 1e9 / cells));
      }
    }
    System.out.println();
  }

  long cells(Eye eye, double range) {
    boolean[] in = range(List.of(eye), range);
    return IntStream.range(0, in.length).filter(i -> in[i]).count();
  }

  /** The union of exact viewsheds is the reference: each of them was compared with the brute force above. */
  void gdalUnion(double range, byte[] exact) throws Exception {
    var startUp = new Clock();
    for (int i = 0; i < 10; i++) {
      gdalRun(roadEyes.get(i), 2 * frame.cellWidth(), Files.createTempFile("start", ".tif"));
    }
    double startCpu = startUp.childrenCpu() / 10;
    byte[] theirs = new byte[frame.cells()];
    double cpu = 0;
    double wall = 0;
    for (Eye eye : roadEyes) {
      Path out = Files.createTempFile("gdal", ".tif");
      var clock = new Clock();
      gdalRun(eye, range, out);
      cpu += clock.childrenCpu();
      wall += clock.wall();
      byte[] one = gdalRead(out);
      for (int i = 0; i < theirs.length; i++) {
        theirs[i] |= one[i] == 1 ? 1 : 0;
      }
    }
    double[] wrong = errors(theirs, exact, range(roadEyes, range - frame.cellWidth()));
    System.out.printf(Locale.ROOT, "  %-40s %22.3f %10.1f %10.1f%n", "gdal_viewshed, one process an eye", wrong[1], cpu, wall);
    System.out.printf(Locale.ROOT, "    of it start-up and reading: %.3f s CPU a process, %.1f s in all%n", startCpu, startCpu * roadEyes.size());
  }

  /** Graves beside the road: who is seen from which stretch, in every way that can be planned. */
  void corridor() {
    List<SightTarget> graves = graves(roadEyes, 3000);
    for (double range : new double[] {2_000, RANGE}) {
      var settings = SightSettings.of(EYE, TARGET, range, REFRACTION);
      var terrain = Terrain.bare(grid);
      SightPlan plan = CorridorVisibility.plan(terrain, roadEyes, graves, settings);
      System.out.printf(Locale.ROOT, "%n%,d graves × %d road eyes, %,d pairs within %.0f km, with stretches and screens; planned: %s%n",
          graves.size(), roadEyes.size(), plan.pairs(), range / 1000, plan.method());
      for (SightPlan.Method method : SightPlan.Method.values()) {
        double expected = switch (method) {
          case PAIRS -> plan.pairsSeconds();
          case FROM_EYES -> plan.fromEyesSeconds();
          case FROM_TARGETS -> plan.fromTargetsSeconds();
        };
        if (expected < 10) {
          var figures = figures(() -> CorridorVisibility.of(terrain, roadEyes, graves, settings, method, () -> { }));
          System.out.printf(Locale.ROOT, "  %-14s %.2f s CPU, %.2f s wall; expected %.2f s CPU for what is seen alone%n", method, figures.cpu(), figures.wall(), expected);
        }
      }
    }
  }

  List<SightTarget> graves(List<Eye> near, double spread) {
    var random = new Random(3);
    List<SightTarget> graves = new ArrayList<>();
    while (graves.size() < 20_000) {
      Eye eye = near.get(random.nextInt(near.size()));
      double x = eye.x() + random.nextGaussian() * spread;
      double y = eye.y() + random.nextGaussian() * spread;
      if (frame.covers(x, y)) {
        graves.add(new SightTarget(List.of(new Coordinate(x, y))));
      }
    }
    return graves;
  }

  /** A county of 60 × 60 km: 300 km of corridors, eyes every 60 m, range 2 km, 20,000 graves, and every corridor's zone as polygons. */
  void county() {
    List<LineString> corridors = corridors();
    List<Eye> eyes = Eyes.along(corridors, 60);
    List<SightTarget> graves = graves(eyes, 1000);
    var settings = SightSettings.of(EYE, TARGET, 2_000, REFRACTION);
    var one = figures(() -> CorridorVisibility.of(grid, eyes, graves, settings, () -> { }));
    var zones = figures(() -> corridors.forEach(corridor -> {
      List<Eye> from = Eyes.along(List.of(corridor), 60);
      SightZone.of(frame, Viewshed.union(grid, from, settings, () -> { }), from, settings.maxDistanceMetres());
    }));
    System.out.printf(Locale.ROOT, "%nCounty: %.0f km of %d corridors, %,d eyes, 2 km, %,d graves: stretches %.2f s CPU, %.2f s wall; zones of all corridors as polygons %.2f s CPU, %.2f s wall; together %.2f s wall (bar 10)%n",
        corridors.stream().mapToDouble(LineString::getLength).sum() / 1000, corridors.size(), eyes.size(), graves.size(), one.cpu(), one.wall(), zones.cpu(), zones.wall(), one.wall() + zones.wall());
  }

  /** The road and others like it across the county, cut so that all have 300 km together. */
  List<LineString> corridors() {
    List<LineString> corridors = new ArrayList<>();
    var box = frame.envelope();
    var factory = new GeometryFactory();
    double left = 300_000;
    for (int i = 0; left > 0; i++) {
      var bend = new Random(i);
      List<Coordinate> places = new ArrayList<>();
      double y = box.getMinY() + box.getHeight() * (i + 1) / 8;
      for (double x = box.getMinX() + 3000; x < box.getMaxX() - 3000; x += 150) {
        y = Math.max(box.getMinY() + 100, Math.min(box.getMaxY() - 100, y + bend.nextGaussian() * 60));
        places.add(new Coordinate(x, y));
      }
      LineString line = factory.createLineString(places.toArray(Coordinate[]::new));
      corridors.add(line.getLength() <= left ? line : (LineString) new org.locationtech.jts.linearref.LengthIndexedLine(line).extractLine(0, left));
      left -= line.getLength();
    }
    return corridors;
  }

  // --- gdal --------------------------------------------------------------------------------------------------

  byte[] gdalViewshed(Eye eye, double range) throws Exception {
    Path out = Files.createTempFile("gdal", ".tif");
    gdalRun(eye, range, out);
    return gdalRead(out);
  }

  void gdalRun(Eye eye, double range, Path out) throws Exception {
    run("gdal_viewshed", "-q", "-ox", "" + eye.x(), "-oy", "" + eye.y(), "-oz", "" + EYE, "-tz", "" + TARGET, "-md", "" + range,
        "-cc", "" + (1 - REFRACTION), "-vv", "1", "-iv", "0", "-ov", "0", dem.toString(), out.toString());
  }

  /** GDAL writes only the window in range; here it is put back on the whole grid. */
  byte[] gdalRead(Path file) throws IOException {
    HeightGrid part = ElevationFile.read(file, OptionalDouble.empty()).grid();
    Files.delete(file);
    byte[] cells = new byte[frame.cells()];
    int left = (int) Math.round((part.frame().west() - frame.west()) / frame.cellWidth());
    int top = (int) Math.round((frame.north() - part.frame().north()) / frame.cellHeight());
    for (int row = 0; row < part.frame().rows(); row++) {
      for (int column = 0; column < part.frame().columns(); column++) {
        cells[frame.index(left + column, top + row)] = (byte) (part.height(column, row) == 1 ? 1 : 0);
      }
    }
    return cells;
  }

  static String gdalVersion() {
    try {
      return new String(new ProcessBuilder("gdalinfo", "--version").start().getInputStream().readAllBytes()).strip();
    } catch (IOException absent) {
      return null;
    }
  }

  static void run(String... command) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(new File("/dev/null")).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
    }
  }

  // --- helpers -----------------------------------------------------------------------------------------------

  static List<Eye> every(List<Eye> eyes, int n) {
    return IntStream.range(0, eyes.size() / n).mapToObj(i -> eyes.get(i * n)).toList();
  }

  static List<Eye> along(LineString road, int count) {
    var line = new org.locationtech.jts.linearref.LengthIndexedLine(road);
    return IntStream.range(0, count).mapToObj(i -> line.extractPoint(road.getLength() * i / (count - 1)))
        .map(place -> Eye.single(place.x, place.y)).toList();
  }

  LineString road(Path file) throws IOException {
    var factory = new GeometryFactory();
    if (file == null) {
      var box = frame.envelope();
      return factory.createLineString(new Coordinate[] {
        new Coordinate(box.getMinX() + box.getWidth() / 10, box.getMinY() + box.getHeight() / 3),
        new Coordinate(box.getMaxX() - box.getWidth() / 10, box.getMaxY() - box.getHeight() / 3)});
    }
    JsonNode coordinates = new JsonMapper().readTree(Files.readString(file)).get("features").get(0).get("geometry").get("coordinates");
    List<Coordinate> places = new ArrayList<>();
    coordinates.forEach(place -> places.add(new Coordinate(place.get(0).asDouble(), place.get(1).asDouble())));
    return factory.createLineString(places.toArray(Coordinate[]::new));
  }

  /** Medians of warm runs. */
  record Figures(double cpu, double wall, double allocated) {}

  static Figures figures(Runnable work) {
    List<double[]> runs = new ArrayList<>();
    for (int run = -2; run < 5; run++) {
      double allocated = allocated();
      var clock = new Clock();
      work.run();
      if (run >= 0) {
        runs.add(new double[] {clock.cpu(), clock.wall(), allocated() - allocated});
      }
    }
    double[] medians = IntStream.range(0, 3).mapToDouble(i -> median(runs.stream().mapToDouble(r -> r[i]).sorted().toArray())).toArray();
    return new Figures(medians[0], medians[1], medians[2]);
  }

  private static double allocated() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    return java.util.Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds())).filter(bytes -> bytes > 0).sum();
  }

  /** CPU of this process and of its finished children, and the time on the wall, since it was made. */
  static final class Clock {
    private final long cpu = processCpu();
    private final long children = childrenTicks();
    private final long wall = System.nanoTime();

    double cpu() {
      return (processCpu() - cpu) / 1e9;
    }

    double wall() {
      return (System.nanoTime() - wall) / 1e9;
    }

    double childrenCpu() {
      return (childrenTicks() - children) / 100.0;
    }

    private static long processCpu() {
      return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private static long childrenTicks() {
      try {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]); // cutime, cstime
      } catch (IOException notLinux) {
        return 0;
      }
    }
  }

  /** Exact R3 by the book, in metres: every grid line between the ends, the drop taken off ground and target. */
  static final class BruteForce {

    static byte[] viewshed(HeightGrid grid, double x, double y) {
      GridFrame frame = grid.frame();
      byte[] cells = new byte[frame.cells()];
      IntStream.range(0, frame.rows()).parallel().forEach(row -> {
        for (int column = 0; column < frame.columns(); column++) {
          double tx = frame.centreX(column);
          double ty = frame.centreY(row);
          if (Math.hypot(tx - x, ty - y) <= RANGE) {
            cells[frame.index(column, row)] = (byte) (clearance(grid, x, y, EYE, tx, ty, TARGET, SETTINGS.bend(), true) >= 0 ? 1 : 0);
          }
        }
      });
      return cells;
    }

    /** Smallest clearance in metres, or the first negative one. */
    static double clearance(HeightGrid grid, double x0, double y0, double above0, double x1, double y1, double above1, double bend, boolean firstOnly) {
      GridFrame frame = grid.frame();
      double length = Math.hypot(x1 - x0, y1 - y0);
      double z0 = grid.groundAt(x0, y0) + above0;
      double z1 = grid.groundAt(x1, y1) + above1 - bend * length * length;
      double least = Double.POSITIVE_INFINITY;
      double c0 = (x0 - frame.west()) / frame.cellWidth() - 0.5;
      double c1 = (x1 - frame.west()) / frame.cellWidth() - 0.5;
      double r0 = (frame.north() - y0) / frame.cellHeight() - 0.5;
      double r1 = (frame.north() - y1) / frame.cellHeight() - 0.5;
      for (int column = (int) Math.floor(Math.min(c0, c1)) + 1; column < Math.max(c0, c1); column++) {
        double share = (frame.centreX(column) - x0) / (x1 - x0);
        least = Math.min(least, over(share, z0, z1, bend * length * length, between(grid, true, column, r0 + share * (r1 - r0))));
        if (firstOnly && least < 0) {
          return least;
        }
      }
      for (int row = (int) Math.floor(Math.min(r0, r1)) + 1; row < Math.max(r0, r1); row++) {
        double share = (frame.centreY(row) - y0) / (y1 - y0);
        least = Math.min(least, over(share, z0, z1, bend * length * length, between(grid, false, row, c0 + share * (c1 - c0))));
        if (firstOnly && least < 0) {
          return least;
        }
      }
      return least;
    }

    static double over(double share, double z0, double z1, double drop, double ground) {
      return z0 + share * (z1 - z0) - (ground - drop * share * share);
    }

    static double between(HeightGrid grid, boolean onColumn, int line, double at) {
      int low = (int) Math.floor(at + 1e-9);
      double share = Math.max(0, at - low);
      double first = onColumn ? grid.height(line, low) : grid.height(low, line);
      if (share < 1e-9) {
        return first;
      }
      double second = onColumn ? grid.height(line, low + 1) : grid.height(low + 1, line);
      return first * (1 - share) + second * share;
    }
  }
}
