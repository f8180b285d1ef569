package org.fangyu.geometry.skyline;

import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.SightTracer;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;

/**
 * Goes outward from an eye through an octant, ring by ring, and carries the {@link Horizon} along. What is
 * asked on the way is the subclasses' matter. Holds its state: one a thread.
 */
abstract class OctantSweep {

  /** Rounding of rises, in metres per cell. */
  private static final double ROUNDING = 4 * Horizon.LEAST_RISE;

  final Terrain terrain;
  final GridFrame frame;
  final SightSettings settings;
  final SightTracer tracer;
  /** Rises that differ by less are decided by a sight line. */
  final double hair;
  final Horizon horizon = new Horizon();

  // The eye, the octant, and the ring that was reached.
  double u0;
  double v0;
  double z0;
  Octant octant;
  Ring ring;
  /** How far each post of the ring rises above the skyline of the rings before. */
  final double[] above;
  /** Lateral distances of posts in cells. */
  final double[] lateral;
  int lateralPosts;

  private final HeightGrid grid;
  private final double squareRange;
  private final double lower;
  private final double[] drop;
  private Ring before;

  /** @param lower metres that the surface is taken lower than it is, while the ends stay where they are */
  OctantSweep(Terrain terrain, SightSettings settings, double lower) {
    this.terrain = terrain;
    this.settings = settings;
    this.lower = lower;
    grid = terrain.surface();
    frame = grid.frame();
    tracer = new SightTracer(grid, settings.bend());
    double side = Math.max(frame.cellWidth(), frame.cellHeight());
    hair = settings.bend() * side * side + ROUNDING; // an edge bends by less than this from its chord
    squareRange = settings.maxDistanceMetres() * settings.maxDistanceMetres();
    int most = Math.max(frame.columns(), frame.rows()) + 2;
    above = new double[most];
    lateral = new double[most];
    drop = new double[most];
    ring = new Ring(most);
    before = new Ring(most);
  }

  /** Called before a ring's ground is looked at, when the horizon holds the rings before; false ends the sweep. */
  abstract boolean reach(int ringNumber, double a);

  /** Called when the ring's posts have been held against the horizon; posts 0 to last are in range. */
  abstract void pass(int ringNumber, int last);

  /**
   * Looks into an octant from an eye at lattice coordinates within the grid, at an absolute height in metres.
   */
  final void sweep(double u, double v, double z, Octant into) {
    u0 = u;
    v0 = v;
    z0 = z;
    octant = into;
    measureLateral();
    horizon.clear();
    for (int i = 0; i < octant.rings; i++) {
      double a = octant.forward(i);
      if (!reach(i, a) || a * octant.forwardSide * (a * octant.forwardSide) > squareRange) {
        return;
      }
      int last = last(a, i == 0 ? lateralPosts : before.size - 1);
      measure(octant.index(i), a, Math.min(lateralPosts, last + 1) + 1);
      if (i == 0) {
        begin(a);
      } else {
        horizon.look(ring, before, above);
      }
      pass(i, last);
      Ring used = before;
      before = ring;
      ring = used;
    }
  }

  private void measureLateral() {
    double reach = settings.maxDistanceMetres() / octant.lateralSide + 2;
    lateralPosts = (int) Math.min(octant.lateralPosts, reach);
    for (int j = 1; j <= lateralPosts; j++) {
      lateral[j] = octant.lateral(j);
      drop[j] = settings.bend() * lateral[j] * lateral[j] * octant.lateralSide * octant.lateralSide;
    }
  }

  /** The last post of a ring that is in range and in the octant; 0 is the axis. The first guess is about right. */
  private int last(double a, int guess) {
    int last = Math.min(guess, lateralPosts);
    while (last > 0 && !holds(a, lateral[last])) {
      last--;
    }
    while (last < lateralPosts && holds(a, lateral[last + 1])) {
      last++;
    }
    return last;
  }

  private boolean holds(double a, double b) {
    double x = a * octant.forwardSide;
    double y = b * octant.lateralSide;
    return octant.holds(a, b) && x * x + y * y <= squareRange;
  }

  /** Rises of a ring's posts. */
  private void measure(int index, double a, int size) {
    double inverse = 1 / a;
    double base = z0 + lower + settings.bend() * a * a * octant.forwardSide * octant.forwardSide;
    int step = octant.lateralStep;
    double[] m = ring.m;
    double[] s = ring.s;
    m[0] = 0;
    s[0] = (axis(index) - base) * inverse;
    double sum = s[0];
    for (int j = 1; j < size; j++) {
      double rise = (grid.height(index + j * step) - base - drop[j]) * inverse;
      m[j] = lateral[j] * inverse;
      s[j] = rise;
      sum += rise;
    }
    ring.size = size;
    ring.inverse = inverse;
    ring.missing = sum != sum;
  }

  /** Ground straight ahead: a post, or between the two beside the axis. */
  private double axis(int index) {
    double ground = grid.height(index);
    return octant.axisHasPosts ? ground
        : ground + (1 - lateral[1]) * (grid.height(index + octant.lateralStep) - ground);
  }

  /** The first ring is the first skyline, together with the grid line that passes between it and the eye. */
  private void begin(double a) {
    for (int j = 0; j < ring.size; j++) {
      above[j] = ring.s[j] - Horizon.NOTHING;
    }
    double near = nearEdge(a);
    if (ring.missing || Double.isNaN(near)) {
      horizon.missingEverywhere();
      return;
    }
    horizon.begin(ring, near);
  }

  /** Rise on the diagonal of the grid line beside the axis where it passes between the eye and the first ring. */
  private double nearEdge(double a) {
    return lateralPosts > 0 && lateral[1] < a ? edge(0, a, 1, lateral[1]) : Double.NEGATIVE_INFINITY;
  }

  /** Rise of the grid line through the posts j at a forward distance between a ring and the one before it. */
  final double edge(int ringNumber, double a, int j, double at) {
    int post = octant.index(ringNumber) + j * octant.lateralStep;
    double height = grid.height(post);
    double ground = height + (a - at) * (grid.height(post - octant.forwardStep) - height);
    return rise(at, lateral[j], ground - lower);
  }

  /** Rise of a height at a forward and a lateral distance in cells. */
  final double rise(double a, double b, double height) {
    double x = a * octant.forwardSide;
    double y = b * octant.lateralSide;
    return (height - z0 - settings.bend() * (x * x + y * y)) / a;
  }
}
