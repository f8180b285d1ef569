package org.fangyu.visibility;

import java.util.List;
import java.util.Map;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sightzone.SightZone;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.terrain.Elevation;
import org.fangyu.terrain.ElevationStore;
import org.fangyu.terrain.obstacles.Obstacles;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What is seen from a whole corridor, by the rule of its place: asked and checked at once, computed when there is time. */
public final class CorridorZone {

  /** Changes whenever the same inputs would give another zone. */
  public static final String ENGINE = "R3/1 outline/1";

  /** Sight lines that a zone stands for: minutes. */
  private static final double MOST_PAIRS = 2e10;

  private final SightQuestion question;
  private final List<Eye> eyes;

  private CorridorZone(SightQuestion question) {
    this.question = question;
    this.eyes = question.eyes();
  }

  /**
   * The seen ground.
   *
   * @param area valid, not empty, in longitude and latitude
   * @param figures of it, in metres
   */
  public record Seen(Geometry area, SightZone figures) {}

  /**
   * Checks what is asked and reads the heights for it.
   *
   * @param name of the corridor, for faults
   * @param line in longitude and latitude
   * @throws Problem 413 when it is too much, 422 when the elevation does not reach a stretch of the corridor, 503 when there is none
   */
  public static CorridorZone of(ElevationStore elevations, Obstacles obstacles, String name, Geometry line, VisibilityRules.Values rule) {
    Geometry there = inMetres(elevations, line);
    Elevation elevation = elevations.window(ground(there, rule.maxDistance()));
    var road = new Thing(null, name, Map.of(), there);
    var settings = SightSettings.of(rule.eyeHeight(), rule.targetHeight(), rule.maxDistance(), rule.refraction());
    double step = Eyes.step(rule.spacing(), elevation.resolutionMetres());
    var zone = new CorridorZone(new SightQuestion(elevation, obstacles.on(elevation), Corridor.along(List.of(road), "along"), List.of(), settings, step));
    zone.question.requireGroundUnderEveryEye(zone.eyes);
    double pairs = Viewshed.pairs(elevation.grid().frame(), zone.eyes.size(), rule.maxDistance());
    if (pairs > MOST_PAIRS) {
      throw Problem.tooLarge("along", "视线最多 / at most %.0e 条 / sight lines".formatted(MOST_PAIRS), "%.1e".formatted(pairs));
    }
    return zone;
  }

  /**
   * Version of the heights, and of what stands on them, that {@link #of} would read now.
   *
   * @throws Problem 503 when there are none
   */
  public static String groundVersion(ElevationStore elevations, Obstacles obstacles, Geometry line, double maxDistanceMetres) {
    String heights = elevations.version(ground(inMetres(elevations, line), maxDistanceMetres));
    return obstacles.version().isEmpty() ? heights : heights + " + " + obstacles.version();
  }

  private static Geometry inMetres(ElevationStore elevations, Geometry line) {
    return SightFile.moved(SightFile.transform(Crs.of(Crs.CGCS2000), elevations.crs()), line, "along");
  }

  private static Envelope ground(Geometry line, double maxDistanceMetres) {
    Envelope box = new Envelope(line.getEnvelopeInternal());
    box.expandBy(maxDistanceMetres);
    return box;
  }

  /** The heights it is computed from. */
  public Elevation elevation() {
    return question.elevation();
  }

  /** Greatest distance between two eyes in metres. */
  public double stepMetres() {
    return question.stepMetres();
  }

  /** How often {@link #compute} reports. */
  public int eyes() {
    return eyes.size();
  }

  /**
   * The zone; seconds to minutes of all processors that the thread's pool has.
   *
   * @param eyeDone called once an eye, from several threads; what it throws ends the work
   * @throws Problem 422 when nothing is seen, because heights are missing all along
   */
  public Seen compute(Runnable eyeDone) {
    Elevation elevation = question.elevation();
    byte[] cells = Viewshed.union(question.terrain(), eyes, question.settings(), eyeDone);
    SightZone zone = SightZone.of(elevation.grid().frame(), cells, eyes, question.settings().maxDistanceMetres());
    if (zone.polygons().isEmpty()) {
      throw Problem.unprocessable("nothing-seen", "沿线缺高程，没有可判断的地面 / heights are missing all along: no ground can be judged", "along", elevation.source(), eyes.size());
    }
    return new Seen(SightFile.transform(elevation.crs(), Crs.of(Crs.CGCS2000)).apply(zone.polygons()), zone);
  }
}
