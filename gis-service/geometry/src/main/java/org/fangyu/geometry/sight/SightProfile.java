package org.fangyu.geometry.sight;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.locationtech.jts.geom.Coordinate;

/**
 * The section through the ground along one sight line, for drawing and explaining. Positions run from the
 * eye to the target and stand where the line crosses the grid lines; both ends are included.
 *
 * <p>Ground is in its own frame, uncurved; the line of sight is drawn sagging into it by the earth's
 * curvature, so the two can be compared by eye at every position.
 */
public final class SightProfile {

  private final Visibility visibility;
  private final double clearance;
  private final boolean missing;
  private final Coordinate eye;
  private final Coordinate target;
  private final SightSettings settings;
  private final Section section;
  private final double[] sight;
  private final double guard;
  private final OptionalDouble firstRidge;

  /** Both ends and every crossing between them: shares of the way, heights of the ground and of what stands on it. */
  private record Section(double[] shares, double[] ground, double[] surface) {

    static Section of(Terrain terrain, Coordinate eye, Coordinate target) {
      GridFrame frame = terrain.frame();
      double[] shares = new double[16];
      double[] surface = new double[16];
      int n = 1;
      if (frame.covers(eye.x, eye.y) && frame.covers(target.x, target.y)) {
        var crossings = new Crossings(terrain.surface(), frame.u(eye.x), frame.v(eye.y), frame.u(target.x), frame.v(target.y));
        for (; crossings.next(); n++) {
          if (n + 1 == shares.length) { // one place is kept for the target
            shares = Arrays.copyOf(shares, 2 * n + 2);
            surface = Arrays.copyOf(surface, 2 * n + 2);
          }
          shares[n] = crossings.share();
          surface[n] = crossings.ground();
        }
      }
      surface[0] = terrain.ground().groundAt(eye.x, eye.y);
      surface[n] = terrain.ground().groundAt(target.x, target.y);
      shares[n++] = 1;
      surface = Arrays.copyOf(surface, n);
      return new Section(Arrays.copyOf(shares, n), terrain.isBare() ? surface : ground(terrain, eye, target, surface), surface);
    }

    /** The bare earth at the same places. */
    private static double[] ground(Terrain terrain, Coordinate eye, Coordinate target, double[] surface) {
      GridFrame frame = terrain.frame();
      double[] ground = surface.clone();
      var crossings = new Crossings(terrain.ground(), frame.u(eye.x), frame.v(eye.y), frame.u(target.x), frame.v(target.y));
      for (int i = 1; i + 1 < ground.length && crossings.next(); i++) {
        ground[i] = crossings.ground();
      }
      return ground;
    }
  }

  private SightProfile(Terrain terrain, Coordinate eye, Coordinate target, SightSettings settings) {
    this.eye = eye.copy();
    this.target = target.copy();
    this.settings = settings;
    section = Section.of(terrain, eye, target);
    double[] surface = section.surface;
    double z0 = surface[0] + settings.eyeHeightMetres();
    double z1 = surface[surface.length - 1] + settings.targetHeightMetres();
    GridFrame frame = terrain.frame();
    var tracer = new SightTracer(terrain.surface(), settings.bend());
    visibility = tracer.trace(frame.u(eye.x), frame.v(eye.y), z0, frame.u(target.x), frame.v(target.y), z1, Double.POSITIVE_INFINITY);
    clearance = tracer.clearance();
    missing = tracer.missing();
    double length = eye.distance(target);
    double sag = settings.bend() * length * length;
    sight = Arrays.stream(section.shares).map(share -> z0 + share * (z1 - z0 - sag * (1 - share))).toArray();
    guard = Math.max(frame.cellWidth(), frame.cellHeight()) / length;
    firstRidge = settings.firstRidge() ? FirstRidge.between(terrain.ground(), eye.x, eye.y, target.x, target.y) : OptionalDouble.empty();
  }

  /** As {@link #between(Terrain, Coordinate, Coordinate, SightSettings)} over bare earth. */
  public static SightProfile between(HeightGrid ground, Coordinate eye, Coordinate target, SightSettings settings) {
    return between(Terrain.bare(ground), eye, target, settings);
  }

  /** The profile between an eye and a target, x and y in metres. The maximum distance is not looked at. */
  public static SightProfile between(Terrain terrain, Coordinate eye, Coordinate target, SightSettings settings) {
    return new SightProfile(terrain, eye, target, settings);
  }

  public Visibility visibility() {
    return visibility;
  }

  /** What may be said, the error of the heights and the first ridge considered; as a {@link org.fangyu.geometry.visibility.TargetSight} of these two points says it. */
  public Verdict verdict() {
    double error = settings.verticalErrorMetres();
    if (visibility == Visibility.BLOCKED) {
      return error > 0 && clearance >= -error ? Verdict.DOUBTFUL : Verdict.HIDDEN;
    }
    if (firstRidge.isPresent()) {
      return Verdict.HIDDEN;
    }
    boolean certain = visibility == Visibility.VISIBLE && (error == 0 || marginMetres() >= error);
    return certain ? Verdict.VISIBLE : Verdict.DOUBTFUL;
  }

  /** Distance from the eye in metres of the first ridge that the settings count and that lies before the target. */
  public OptionalDouble firstRidgeMetres() {
    return firstRidge;
  }

  /**
   * Smallest height in metres of the line of sight above the ground between the ends: negative when blocked,
   * positive infinity where the line crosses no grid line.
   */
  public double clearanceMetres() {
    return clearance;
  }

  /** Where the line comes nearest to what stands below it, or lies deepest under it, as a distance from the eye in metres. */
  public OptionalDouble clearanceAtMetres() {
    int at = least(0);
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(section.shares[at] * lengthMetres());
  }

  /** As {@link #clearanceMetres}, leaving out what lies within a cell of either end: what is held against the error of the heights. */
  public double marginMetres() {
    int at = least(guard);
    return at < 0 ? Double.POSITIVE_INFINITY : over(at);
  }

  /** Where the {@linkplain #marginMetres margin} is, as a distance from the eye in metres. */
  public OptionalDouble marginAtMetres() {
    int at = least(guard);
    return at < 0 ? OptionalDouble.empty() : OptionalDouble.of(section.shares[at] * lengthMetres());
  }

  /** Index of the crossing with the least clearance more than a share of the way from both ends, or -1. */
  private int least(double apart) {
    int at = -1;
    for (int i = 1; i < sight.length - 1; i++) {
      boolean counts = section.shares[i] > apart && section.shares[i] < 1 - apart && !Double.isNaN(over(i));
      if (counts && (at < 0 || over(i) < over(at))) {
        at = i;
      }
    }
    return at;
  }

  private double over(int i) {
    return sight[i] - section.surface[i];
  }

  /** Whether heights are missing somewhere on the line or under an end. */
  public boolean crossesMissingData() {
    return missing;
  }

  /** Stretches without heights, each from the last known place before to the first behind, as distances from the eye in metres. */
  public List<double[]> missingStretches() {
    List<double[]> stretches = new ArrayList<>();
    double[] distances = distances();
    for (int i = 0; i < distances.length; i++) {
      int first = i;
      while (i < distances.length && Double.isNaN(section.surface[i])) {
        i++;
      }
      if (i > first) {
        stretches.add(new double[] {distances[Math.max(0, first - 1)], distances[Math.min(i, distances.length - 1)]});
      }
    }
    return stretches;
  }

  /** Length of the line on the map. */
  public double lengthMetres() {
    return eye.distance(target);
  }

  /** Distances from the eye in metres, ascending. */
  public double[] distances() {
    double length = lengthMetres();
    return Arrays.stream(section.shares).map(share -> share * length).toArray();
  }

  /** Heights of the ground in metres; {@code NaN} where missing. */
  public double[] ground() {
    return section.ground.clone();
  }

  /** Heights in metres of the top of what stands on the ground, which is the ground where nothing does; the ends stand on the ground. */
  public double[] surface() {
    return section.surface.clone();
  }

  /** Heights of the line of sight in metres in the frame of the ground. */
  public double[] sight() {
    return sight.clone();
  }

  /** The first place, seen from the eye, where the ground or what stands on it rises above the line; its z is that height. */
  public Optional<Coordinate> firstBlocker() {
    if (visibility != Visibility.BLOCKED) {
      return Optional.empty();
    }
    int at = least(0); // the least stands in where rounding leaves the touching point at ±0
    for (int i = 1; i < sight.length - 1; i++) {
      if (over(i) < 0) {
        at = i;
        break;
      }
    }
    return Optional.of(place(section.shares[at], section.surface[at]));
  }

  private Coordinate place(double share, double z) {
    return new Coordinate(eye.x + share * (target.x - eye.x), eye.y + share * (target.y - eye.y), z);
  }
}
