package org.fangyu.geometry.visibility;

import java.util.Arrays;
import java.util.Optional;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
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
  private final double[] distances;
  private final double[] ground;
  private final double[] sight;

  private SightProfile(Visibility visibility, SightTracer traced, Coordinate eye, Coordinate target,
      double[] distances, double[] ground, double[] sight) {
    this.visibility = visibility;
    this.clearance = traced.clearance();
    this.missing = traced.missing();
    this.eye = eye;
    this.target = target;
    this.distances = distances;
    this.ground = ground;
    this.sight = sight;
  }

  /** The profile between an eye and a target, x and y in metres. The maximum distance is not looked at. */
  public static SightProfile between(HeightGrid grid, Coordinate eye, Coordinate target, SightSettings settings) {
    double[][] section = section(grid, eye, target);
    double[] ground = section[1];
    double z0 = ground[0] + settings.eyeHeightMetres();
    double z1 = ground[ground.length - 1] + settings.targetHeightMetres();
    GridFrame frame = grid.frame();
    var tracer = new SightTracer(grid, settings.bend());
    Visibility visibility = tracer.trace(frame.u(eye.x), frame.v(eye.y), z0,
        frame.u(target.x), frame.v(target.y), z1, Double.POSITIVE_INFINITY);
    double length = eye.distance(target);
    double sag = settings.bend() * length * length;
    double[] distances = new double[ground.length];
    double[] sight = new double[ground.length];
    for (int i = 0; i < ground.length; i++) {
      double share = section[0][i];
      distances[i] = share * length;
      sight[i] = z0 + share * (z1 - z0 - sag * (1 - share));
    }
    return new SightProfile(visibility, tracer, eye.copy(), target.copy(), distances, ground, sight);
  }

  /** Shares of the way and heights of the ground at both ends and every crossing between them. */
  private static double[][] section(HeightGrid grid, Coordinate eye, Coordinate target) {
    GridFrame frame = grid.frame();
    double[] shares = new double[16];
    double[] ground = new double[16];
    int n = 1;
    if (frame.covers(eye.x, eye.y) && frame.covers(target.x, target.y)) {
      var crossings = new Crossings(grid, frame.u(eye.x), frame.v(eye.y), frame.u(target.x), frame.v(target.y));
      for (; crossings.next(); n++) {
        if (n + 1 == shares.length) { // one place is kept for the target
          shares = Arrays.copyOf(shares, 2 * n + 2);
          ground = Arrays.copyOf(ground, 2 * n + 2);
        }
        shares[n] = crossings.share();
        ground[n] = crossings.ground();
      }
    }
    ground[0] = grid.groundAt(eye.x, eye.y);
    ground[n] = grid.groundAt(target.x, target.y);
    shares[n++] = 1;
    return new double[][] {Arrays.copyOf(shares, n), Arrays.copyOf(ground, n)};
  }

  public Visibility visibility() {
    return visibility;
  }

  /**
   * Smallest height in metres of the line of sight above the ground between the ends: negative when blocked,
   * positive infinity where the line crosses no grid line.
   */
  public double clearanceMetres() {
    return clearance;
  }

  /** Whether heights are missing somewhere on the line or under an end. */
  public boolean crossesMissingData() {
    return missing;
  }

  /** Length of the line on the map. */
  public double lengthMetres() {
    return distances[distances.length - 1];
  }

  /** Distances from the eye in metres, ascending. */
  public double[] distances() {
    return distances.clone();
  }

  /** Heights of the ground in metres; {@code NaN} where missing. */
  public double[] ground() {
    return ground.clone();
  }

  /** Heights of the line of sight in metres in the frame of the ground. */
  public double[] sight() {
    return sight.clone();
  }

  /** The first place, seen from the eye, where the ground rises above the line; its z is the ground's height. */
  public Optional<Coordinate> firstBlocker() {
    if (visibility != Visibility.BLOCKED) {
      return Optional.empty();
    }
    int at = -1;
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < distances.length - 1; i++) {
      double over = sight[i] - ground[i];
      if (over < least) { // the least stands in where rounding leaves the touching point at ±0
        least = over;
        at = i;
        if (over < 0) {
          break;
        }
      }
    }
    double share = distances[at] / lengthMetres();
    return Optional.of(new Coordinate(
        eye.x + share * (target.x - eye.x), eye.y + share * (target.y - eye.y), ground[at]));
  }
}
