package org.fangyu.visibility;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.fangyu.commandline.Drafts;
import org.fangyu.commandline.Progress;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sightzone.SightZone;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.skyline.ViewshedPreview;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.ElevationFile;
import org.fangyu.terrain.GeoTiffFile;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.fangyu.terrain.obstacles.ObstacleFile;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Who is seen from a road or from one observer, by files alone. */
@Command(name = "visibility", mixinStandardHelpOptions = true, sortOptions = false, showDefaultValues = true,
    description = {"视线检查 / Which targets are seen from a road, from which stretches, how near, and how high a screen must be.",
      "A point at distance d drops by d²·(1 − refraction)/(2R), R = 6,378,137 m; heights between cell centres are exact (R3)."},
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:done", "1:the data has faults (they are named)", "2:wrong use", "3:the system failed"})
public final class VisibilityCommand implements Callable<Integer> {

  /** Sight lines of one run: about an hour. A larger question is a mistake, or a case for smaller steps. */
  private static final double MOST_ZONE_PAIRS = 2e10;
  private static final long MOST_PAIRS = 5_000_000_000L;

  private static final double USUAL_STEP_METRES = 50;

  @Spec
  private CommandSpec spec;

  @Option(names = "--dem", required = true, paramLabel = "DEM.tif", description = "Elevation: GeoTIFF or Arc ASCII grid in a projected CRS (metres).")
  private Path dem;

  @Option(names = "--obstacles", paramLabel = "FILE.tif", description = "Trees and buildings: heights above the ground in metres, in the DEM's CRS; each DEM cell takes the highest in it.")
  private Path obstacles;

  @ArgGroup(multiplicity = "1")
  private From from;

  private static final class From {
    @Option(names = "--along", paramLabel = "LINES.geojson", description = "Roads one looks from; in the DEM's CRS unless the file names its own.")
    private Path along;

    @Option(names = "--from", paramLabel = "X,Y", description = "One observer, in the DEM's CRS.")
    private String observer;
  }

  @Option(names = "--targets", paramLabel = "SITES.geojson", description = "Points, lines or areas that may be seen.")
  private Path targets;

  @Option(names = "--out", required = true, paramLabel = "OUT.geojson", description = "One feature a target with the answer.")
  private Path out;

  @Option(names = "--zone", paramLabel = "ZONE", description = {
    "Also write the seen ground; may be given twice. ZONE.geojson: polygons in the DEM's CRS, with the same cell centres inside.",
    "Any other name: byte GeoTIFF on the DEM's grid, 1 seen, 0 not, 255 outside range or no data."})
  private List<Path> zones = List.of();

  @Option(names = "--max-distance", paramLabel = "M", defaultValue = "5000", description = "Farthest sight, metres.")
  private double maxDistance;

  @Option(names = "--eye-height", paramLabel = "M", defaultValue = "1.5", description = "Eye above ground, metres.")
  private double eyeHeight;

  @Option(names = "--target-height", paramLabel = "M", defaultValue = "1.0", description = "Target above ground, metres.")
  private double targetHeight;

  @Option(names = "--step", paramLabel = "M", description = "Farthest distance between two eyes on a road, metres; ends and sharp bends have eyes too. Default: 50, or two cells of a finer DEM.")
  private Double step;

  @Option(names = "--preview", description = "A quick zone from every second height, not exact; its figures say so.")
  private boolean preview;

  @Option(names = "--refraction", paramLabel = "K", defaultValue = "0.13", description = "Share of the earth's curvature undone by refraction.")
  private double refraction;

  @Option(names = "--curvature", paramLabel = "on|off", defaultValue = "on", description = "Whether the earth is curved.")
  private String curvature;

  @Option(names = "--first-ridge", description = "Ground behind the first ridge (第一山脊线) counts as not seen.")
  private boolean firstRidge;

  @Option(names = "--vertical-error", paramLabel = "M", defaultValue = "0", description = "Error of the heights, metres: a smaller margin is answered as doubtful.")
  private double verticalError;

  @Option(names = "--screen-distance", paramLabel = "M", defaultValue = "3", description = "Distance of the screen from the target, metres: screeningHeightMetres is its lowest height.")
  private double screenDistance;

  @Option(names = "--screen-share", paramLabel = "0..1", description = "Also tell the lowest screen against this share of the eyes, and of the length, that see the target.")
  private Double screenShare;

  @Override
  public Integer call() throws IOException {
    SightSettings settings = settings();
    if (targets == null && zones.isEmpty()) {
      throw new IllegalArgumentException("nothing to do: name --targets, --zone or both");
    }
    for (Path file : new Path[] {dem, obstacles, from.along, targets}) {
      if (file != null && !Files.isReadable(file)) {
        throw new IllegalArgumentException("cannot read " + file);
      }
    }
    for (Path file : Stream.concat(Stream.of(out), zones.stream()).toList()) {
      if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
        throw new IllegalArgumentException("no folder for " + file);
      }
    }
    try {
      GeoToolsWarmUp.run();
      run(settings);
      return 0;
    } catch (ElevationFault fault) {
      return failed(fault.getMessage(), 1);
    } catch (Problem problem) {
      return failed(problem.getMessage() + details(problem), problem.status().value() == 413 ? 2 : 1);
    }
  }

  private void run(SightSettings settings) throws IOException {
    Elevation elevation = ElevationFile.read(dem, verticalError > 0 ? OptionalDouble.of(verticalError) : OptionalDouble.empty());
    Terrain terrain = terrain(elevation);
    Corridor corridor = from.along != null
        ? Corridor.along(SightFile.read(from.along, "--along", elevation.crs()).in(elevation.crs()), "--along")
        : Corridor.from(observer(elevation));
    SightFile sites = targets == null ? new SightFile(elevation.crs(), List.of())
        : SightFile.read(targets, "--targets", elevation.crs());
    try (var drafts = new Drafts()) {
      Map<String, Object> answers = answers(sites, new SightQuestion(elevation, terrain, corridor, sites.geometriesIn(elevation.crs()), settings, step(elevation)));
      if (!zones.isEmpty()) {
        answers.put("zone", zone(elevation, new SightQuestion(elevation, terrain, corridor, List.of(), settings, step(elevation)), drafts));
      }
      answers.put("elevation", SightAnswer.elevation(elevation, obstacles == null ? null : obstacles.getFileName().toString()));
      SightFile.write(drafts.draft(out), sites.crs(), answers);
      drafts.publish();
      if (answers.get("sentence") != null) {
        spec.commandLine().getOut().println(answers.get("sentence"));
      }
    }
  }

  private Terrain terrain(Elevation elevation) {
    if (obstacles == null) {
      return Terrain.bare(elevation.grid());
    }
    if (!ObstacleFile.reaches(elevation, obstacles)) {
      throw new ElevationFault("障碍物文件 %s 不在高程 %s 的范围内 / the obstacles lie outside the elevation".formatted(obstacles, dem));
    }
    return ObstacleFile.on(elevation, obstacles);
  }

  private Map<String, Object> answers(SightFile sites, SightQuestion question) {
    Corridor corridor = question.corridor();
    SightSettings settings = question.settings();
    SightQuestion.Answer found;
    if (question.targets().isEmpty()) {
      return new LinkedHashMap<>(Map.of("type", "FeatureCollection", "features", List.of()));
    }
    try (var progress = new Progress("targets", question.targets().size())) {
      found = question.answer(MOST_PAIRS, counter(progress));
    }
    List<TargetSight> sights = found.sights();
    var answer = new SightAnswer(corridor, settings, SightFile.transform(question.elevation().crs(), sites.crs())::apply);
    List<Map<String, Object>> features = new ArrayList<>();
    for (int i = 0; i < sights.size(); i++) {
      features.add(answer.feature(sites.things().get(i), sights.get(i), ScreeningAnswer.json(sights.get(i).screening(), screenShare, false)));
    }
    String sentence = SightSentence.of(sights, corridor, settings);
    Map<String, Object> collection = new LinkedHashMap<>();
    collection.put("type", "FeatureCollection");
    collection.put("sentence", sentence);
    collection.put("plan", SightAnswer.plan(found.plan()));
    collection.put("features", features);
    return collection;
  }

  /** Writes the zone's files and tells its figures. */
  private Map<String, Object> zone(Elevation elevation, SightQuestion question, Drafts drafts) throws IOException {
    List<Eye> eyes = question.eyes();
    byte[] cells = cells(elevation, question, eyes);
    SightZone zone = SightZone.of(elevation.grid().frame(), cells, eyes, question.settings().maxDistanceMetres());
    Map<String, Object> figures = new LinkedHashMap<>(SightAnswer.figures(zone));
    figures.put("preview", preview);
    for (Path file : zones) {
      if (file.toString().toLowerCase(Locale.ROOT).endsWith(".geojson")) {
        Map<String, Object> feature = Map.of("type", "Feature", "properties", figures, "geometry", GeoJson.write(zone.polygons()));
        SightFile.write(drafts.draft(file), elevation.crs(), new LinkedHashMap<>(Map.of("type", "FeatureCollection", "features", List.of(feature))));
      } else {
        GeoTiffFile.writeBytes(drafts.draft(file), elevation.grid().frame(), elevation.crs(), cells);
      }
    }
    return figures;
  }

  private byte[] cells(Elevation elevation, SightQuestion question, List<Eye> eyes) {
    question.requireGroundUnderEveryEye(eyes);
    var frame = elevation.grid().frame();
    double pairs = Viewshed.pairs(frame, eyes.size(), question.settings().maxDistanceMetres());
    if (pairs > MOST_ZONE_PAIRS) {
      throw Problem.tooLarge("--zone", "视线最多 / at most %.0e 条 / sight lines; 增大 / raise --step, 减小 / lower --max-distance"
          .formatted(MOST_ZONE_PAIRS), "%.1e".formatted(pairs));
    }
    try (var progress = new Progress("zone eyes", eyes.size())) {
      return preview ? ViewshedPreview.union(question.terrain(), eyes, question.settings(), counter(progress))
          : Viewshed.union(question.terrain(), eyes, question.settings(), counter(progress));
    }
  }

  /** Steps are reported by several threads. */
  private static Runnable counter(Progress progress) {
    var done = new AtomicLong();
    return () -> {
      long steps = done.incrementAndGet();
      synchronized (progress) {
        progress.at(Math.max(steps, done.get()));
      }
    };
  }

  private double step(Elevation elevation) {
    return step == null ? Eyes.step(USUAL_STEP_METRES, elevation.resolutionMetres()) : step;
  }

  private Coordinate observer(Elevation elevation) {
    String[] parts = from.observer.split(",", -1);
    try {
      if (parts.length == 2) {
        double x = Double.parseDouble(parts[0].strip());
        double y = Double.parseDouble(parts[1].strip());
        if (Double.isFinite(x) && Double.isFinite(y)) {
          return new Coordinate(x, y);
        }
      }
    } catch (NumberFormatException e) {
      // said below, with the bound
    }
    throw new IllegalArgumentException("--from must be X,Y in metres of %s, was %s".formatted(elevation.crs().code(), from.observer));
  }

  private SightSettings settings() {
    within("--max-distance", maxDistance, 1, 200_000);
    within("--eye-height", eyeHeight, 0, 1000);
    within("--target-height", targetHeight, 0, 1000);
    within("--step", step == null ? USUAL_STEP_METRES : step, 0.1, 100_000);
    within("--refraction", refraction, 0, 0.99);
    within("--vertical-error", verticalError, 0, 1000);
    within("--screen-distance", screenDistance, 0.1, VisibilityRequest.FARTHEST_SCREEN_METRES);
    within("--screen-share", screenShare == null ? 0 : screenShare, 0, 1);
    if (!curvature.equals("on") && !curvature.equals("off")) {
      throw new IllegalArgumentException("--curvature must be on or off, was " + curvature);
    }
    double bend = curvature.equals("on") ? SightSettings.bend(refraction) : 0;
    return new SightSettings(eyeHeight, targetHeight, maxDistance, bend, verticalError, firstRidge, screenDistance);
  }

  private static void within(String option, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException("%s must be %s..%s, was %s".formatted(option, least, most, value));
    }
  }

  private int failed(String message, int status) {
    spec.commandLine().getErr().println("visibility: " + message);
    return status;
  }

  /** Field, bound and offender, where the message does not hold them. */
  private static String details(Problem problem) {
    var body = problem.body();
    return problem.status().value() == 422 && body.containsKey("field")
        ? " [%s; %s; %s]".formatted(body.get("field"), body.get("bound"), body.get("offender")) : "";
  }
}
