package org.fangyu.geometry.skyline;

import java.util.Arrays;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.terrain.Terrain;

/**
 * What one eye sees of given places, all in one sweep: cheaper than a sight line to each where there are many,
 * with the same answers. A place between two rings is held against the horizon of the rings before it and
 * against the one grid line that may pass between it and the nearer of the two.
 */
public final class PointSweep extends OctantSweep {

  /** Takes the answers of one eye. */
  public interface Answers {
    void is(int place, Visibility seen);
  }

  private final Places places;
  private final double depth;
  /** First place in the strip before each ring, and the next place after each; −1 ends. */
  private final int[] firstOfRing;
  private final int[] nextOfPlace;
  private int farthestRing;
  private Answers answers;

  /**
   * @param depth metres: only what is hidden by ground that rises above the line by more than this is said to
   *     be {@link Visibility#BLOCKED}
   */
  public PointSweep(Terrain terrain, SightSettings settings, Places places, double depth) {
    super(terrain, settings, depth);
    this.places = places;
    this.depth = depth;
    firstOfRing = new int[Math.max(frame.columns(), frame.rows()) + 1];
    nextOfPlace = new int[places.size()];
  }

  /** Looks from a place of others at these; ends without ground are {@link Visibility#UNKNOWN}. */
  public void look(Places eyes, int eye, Answers to) {
    answers = to;
    double u = eyes.u(eye);
    double v = eyes.v(eye);
    double z = eyes.z(eye);
    int[] near = places.near(eyes.x(eye), eyes.y(eye), settings.maxDistanceMetres());
    int[] octants = new int[near.length];
    for (int k = 0; k < near.length; k++) {
      double du = places.u(near[k]) - u;
      double dv = places.v(near[k]) - v;
      octants[k] = Double.isNaN(z + places.z(near[k])) || du == 0 && dv == 0 ? -1 : Octant.of(du, dv);
      if (octants[k] < 0) { // nothing lies between
        to.is(near[k], Double.isNaN(z + places.z(near[k])) ? Visibility.UNKNOWN : Visibility.VISIBLE);
      }
    }
    for (int number = 0; number < Octant.COUNT; number++) {
      var into = new Octant(frame, u, v, number);
      if (sort(near, octants, number, into, u, v)) {
        sweep(u, v, z, into);
      }
    }
  }

  /** Puts the places of an octant into the strips before its rings; false if it has none. */
  private boolean sort(int[] near, int[] octants, int number, Octant in, double u, double v) {
    farthestRing = -1;
    for (int k = 0; k < near.length; k++) {
      if (octants[k] == number) {
        double a = Math.abs(in.alongColumns ? places.u(near[k]) - u : places.v(near[k]) - v);
        int ring = ring(in, a);
        if (ring > farthestRing) {
          Arrays.fill(firstOfRing, farthestRing + 1, ring + 1, -1);
          farthestRing = ring;
        }
        nextOfPlace[near[k]] = firstOfRing[ring];
        firstOfRing[ring] = near[k];
      }
    }
    return farthestRing >= 0;
  }

  /** The first ring at or beyond a forward distance. */
  private static int ring(Octant in, double a) {
    int ring = Math.max(0, (int) Math.ceil(a - in.forward(0)));
    while (ring > 0 && in.forward(ring - 1) >= a) {
      ring--;
    }
    while (in.forward(ring) < a) {
      ring++;
    }
    return ring;
  }

  @Override
  boolean reach(int ringNumber, double a) {
    for (int place = ringNumber <= farthestRing ? firstOfRing[ringNumber] : -1; place >= 0; place = nextOfPlace[place]) {
      answers.is(place, seen(place, ringNumber, a));
    }
    return ringNumber < farthestRing;
  }

  @Override
  void pass(int ringNumber, int last) {
    // posts are not asked for
  }

  private Visibility seen(int place, int ringNumber, double ringAt) {
    double du = Math.abs(places.u(place) - u0);
    double dv = Math.abs(places.v(place) - v0);
    double a = octant.alongColumns ? du : dv;
    double b = octant.alongColumns ? dv : du;
    double direction = b / a;
    double over = rise(a, b, places.z(place))
        - Math.max(horizon.rise(direction), edgeBefore(ringNumber, ringAt, b, direction));
    if (over < -hair) {
      return Visibility.BLOCKED;
    }
    return over > hair && !horizon.mayMiss(direction) ? Visibility.VISIBLE : trace(place);
  }

  /** Rise of the grid line that the way to a place crosses between the ring before it and itself. */
  private double edgeBefore(int ringNumber, double ringAt, double b, double direction) {
    double nearest = ringNumber == 0 ? 0 : direction * octant.forward(ringNumber - 1);
    int j = lateralPosts == 0 || nearest < lateral[1] ? 1 : (int) (nearest - lateral[1]) + 2;
    return j <= lateralPosts && lateral[j] < b
        ? edge(ringNumber, ringAt, j, lateral[j] / direction) : Double.NEGATIVE_INFINITY;
  }

  private Visibility trace(int place) {
    Visibility sight = tracer.trace(u0, v0, z0, places.u(place), places.v(place), places.z(place), depth);
    if (sight == Visibility.BLOCKED && tracer.clearance() >= -depth) {
      return tracer.missing() ? Visibility.UNKNOWN : Visibility.VISIBLE;
    }
    return sight;
  }
}
