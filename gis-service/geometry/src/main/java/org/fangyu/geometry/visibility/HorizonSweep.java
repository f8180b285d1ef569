package org.fangyu.geometry.visibility;

import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * What one eye sees of all posts in range, in one pass over them: exact like one sight line a post, at a
 * hundredth of its cost. Each octant's posts are taken ring by ring outward and held against the {@link
 * Horizon} of the rings before. Posts within a hair of the skyline, and posts behind missing heights that the
 * known skyline does not hide, are left to a {@link SightTracer}, so that the answer is the sight line's, to
 * the last bit. Holds its state: one a thread.
 */
final class HorizonSweep {

  /** Takes the answers. Posts in range of which nothing is said are hidden. */
  interface Answers {
    /** Whether nothing more can change the answer for a post. */
    boolean settled(int index);

    void seen(int index);

    /** Missing heights leave it open. */
    void open(int index);
  }

  static final int OCTANTS = 8;

  /** Rounding of rises, in metres per cell. */
  private static final double ROUNDING = 4 * Horizon.LEAST_RISE;

  private final HeightGrid grid;
  private final GridFrame frame;
  private final SightSettings settings;
  private final SightTracer tracer;
  private final double hair;
  private final Horizon horizon = new Horizon();
  private final double[] above;
  private final double[] lateral;
  private final double[] drop;
  private Ring ring;
  private Ring before;

  private Answers answers;
  private double u0;
  private double v0;
  private double z0;

  // The octant: forward and lateral steps of the index, and the sides of a cell along them.
  private boolean alongColumns;
  private int forwardStep;
  private int lateralStep;
  private double forwardSide;
  private double lateralSide;
  private boolean ownsAxis;
  private boolean axisHasPosts;
  private int lateralPosts;

  HorizonSweep(HeightGrid grid, SightSettings settings) {
    this.grid = grid;
    this.settings = settings;
    frame = grid.frame();
    tracer = new SightTracer(grid, settings.bend());
    double side = Math.max(frame.cellWidth(), frame.cellHeight());
    hair = settings.bend() * side * side + ROUNDING; // an edge bends by less than this from its chord
    int most = Math.max(frame.columns(), frame.rows()) + 2;
    above = new double[most];
    lateral = new double[most];
    drop = new double[most];
    ring = new Ring(most);
    before = new Ring(most);
  }

  /**
   * Looks into one of the {@value #OCTANTS} octants from an eye at lattice coordinates within the grid, at an
   * absolute height in metres.
   */
  void look(double u, double v, double z, int octant, Answers to) {
    answers = to;
    if (octant == 0 && u == Math.rint(u) && v == Math.rint(v)) {
      to.seen(frame.index((int) u, (int) v)); // the post on which the eye stands lies in no octant
    }
    u0 = u;
    v0 = v;
    z0 = z;
    alongColumns = (octant & 4) == 0;
    int forward = (octant & 2) == 0 ? 1 : -1;
    int side = (octant & 1) == 0 ? 1 : -1;
    int columns = frame.columns();
    double forward0 = alongColumns ? u : v;
    double lateral0 = alongColumns ? v : u;
    forwardStep = forward * (alongColumns ? 1 : columns);
    lateralStep = side * (alongColumns ? columns : 1);
    forwardSide = alongColumns ? frame.cellWidth() : frame.cellHeight();
    lateralSide = alongColumns ? frame.cellHeight() : frame.cellWidth();
    ownsAxis = side > 0;
    axisHasPosts = lateral0 == Math.rint(lateral0);
    int firstForward = next(forward0, forward);
    int forwardPosts = posts(firstForward, forward, alongColumns ? columns : frame.rows());
    int firstLateral = next(lateral0, side);
    lateralPosts = posts(firstLateral, side, alongColumns ? frame.rows() : columns);
    measureLateral(firstLateral, side, lateral0);
    int axis = axisHasPosts ? (int) lateral0 : firstLateral;
    int index = alongColumns ? frame.index(firstForward, axis) : frame.index(axis, firstForward);
    sweep(index, firstForward, forward, forwardPosts, forward0);
  }

  /** The next whole number strictly beyond a coordinate. */
  private static int next(double from, int direction) {
    return direction > 0 ? (int) Math.floor(from) + 1 : (int) Math.ceil(from) - 1;
  }

  private static int posts(int first, int direction, int of) {
    return Math.max(0, direction > 0 ? of - first : first + 1);
  }

  private void measureLateral(int first, int side, double from) {
    double reach = settings.maxDistanceMetres() / lateralSide + 2;
    lateralPosts = (int) Math.min(lateralPosts, reach);
    lateral[0] = 0;
    drop[0] = 0;
    for (int j = 1; j <= lateralPosts; j++) {
      double b = Math.abs(first + side * (j - 1) - from);
      lateral[j] = b;
      drop[j] = settings.bend() * b * b * lateralSide * lateralSide;
    }
  }

  /** @param index of the post on the first ring that stands on the axis or, if none does, is the first beside it */
  private void sweep(int index, int firstForward, int forward, int forwardPosts, double forward0) {
    double range = settings.maxDistanceMetres();
    horizon.clear();
    for (int i = 0; i < forwardPosts; i++) {
      double a = Math.abs(firstForward + forward * i - forward0);
      int targets = targets(a, i == 0 ? lateralPosts : before.size - 1);
      if (a * forwardSide * (a * forwardSide) > range * range) {
        return;
      }
      measure(index + i * forwardStep, a, Math.min(lateralPosts, targets + 1) + 1);
      if (i == 0) {
        begin(index, a);
      } else {
        horizon.look(ring, before, above);
      }
      tell(index + i * forwardStep, targets);
      Ring used = before;
      before = ring;
      ring = used;
    }
  }

  /** The last post of a ring that is in range and in the octant; 0 is the axis. The first guess is about right. */
  private int targets(double a, int guess) {
    int last = Math.min(guess, lateralPosts);
    while (last > 0 && !isTarget(a, lateral[last])) {
      last--;
    }
    while (last < lateralPosts && isTarget(a, lateral[last + 1])) {
      last++;
    }
    return last;
  }

  /** The diagonals belong to the octants along the columns. */
  private boolean isTarget(double a, double b) {
    double x = a * forwardSide;
    double y = b * lateralSide;
    return (alongColumns ? b <= a : b < a) && x * x + y * y <= settings.maxDistanceMetres() * settings.maxDistanceMetres();
  }

  /** Rises of a ring's posts. */
  private void measure(int index, double a, int size) {
    double inverse = 1 / a;
    double base = z0 + settings.bend() * a * a * forwardSide * forwardSide;
    int first = axisHasPosts ? index : index - lateralStep;
    double[] m = ring.m;
    double[] s = ring.s;
    double sum = 0;
    for (int j = 1; j < size; j++) {
      double rise = (grid.height(first + j * lateralStep) - base - drop[j]) * inverse;
      m[j] = lateral[j] * inverse;
      s[j] = rise;
      sum += rise;
    }
    m[0] = 0;
    s[0] = (axis(index) - base) * inverse;
    ring.size = size;
    ring.inverse = inverse;
    sum += s[0];
    ring.missing = sum != sum;
  }

  /** Ground straight ahead: a post, or between the two beside the axis. */
  private double axis(int index) {
    double next = grid.height(index);
    if (axisHasPosts) {
      return next;
    }
    return next + lateral[1] * (grid.height(index - lateralStep) - next);
  }

  /** The first ring is the first skyline, together with the grid line that passes between it and the eye. */
  private void begin(int index, double a) {
    for (int j = 0; j < ring.size; j++) {
      above[j] = ring.s[j] - Horizon.NOTHING;
    }
    double near = nearEdge(index, a);
    if (ring.missing || Double.isNaN(near)) {
      horizon.missingEverywhere();
      return;
    }
    horizon.append(0, ring.s[0]);
    for (int j = 1; j < ring.size; j++) {
      double onRing = j == 2 ? ring.s[1] + (ring.s[2] - ring.s[1]) * (1 - ring.m[1]) / (ring.m[2] - ring.m[1]) : 0;
      if (j == 2 && near > onRing) {
        horizon.append(1, near);
      }
      horizon.append(ring.m[j], ring.s[j]);
    }
  }

  /** Rise on the diagonal of the grid line beside the axis where it passes between the eye and the first ring. */
  private double nearEdge(int index, double a) {
    double b = lateral[1];
    if (lateralPosts == 0 || b >= a) {
      return Double.NEGATIVE_INFINITY;
    }
    int post = axisHasPosts ? index + lateralStep : index;
    double height = grid.height(post);
    double ground = height + (a - b) * (grid.height(post - forwardStep) - height);
    double square = b * b * (forwardSide * forwardSide + lateralSide * lateralSide);
    return (ground - z0 - settings.bend() * square) / b;
  }

  private void tell(int index, int targets) {
    double top = settings.targetHeightMetres() * ring.inverse;
    int first = axisHasPosts ? index : index - lateralStep;
    double least = -hair - top;
    for (int j = ownsAxis && axisHasPosts ? 0 : 1; j <= targets; j++) {
      if (above[j] >= least) {
        tell(first + j * lateralStep, j, above[j] + top);
      }
    }
  }

  private void tell(int index, int j, double over) {
    if (answers.settled(index)) {
      return;
    }
    Visibility sight = over > hair && !horizon.mayMiss(ring.m[j]) ? Visibility.VISIBLE : trace(index);
    if (sight == Visibility.BLOCKED || settings.firstRidge() && behindRidge(index)) {
      return;
    }
    if (sight == Visibility.VISIBLE) {
      answers.seen(index);
    } else {
      answers.open(index);
    }
  }

  private Visibility trace(int index) {
    int column = index % frame.columns();
    int row = index / frame.columns();
    return tracer.trace(u0, v0, z0, column, row, grid.height(index) + settings.targetHeightMetres());
  }

  private boolean behindRidge(int index) {
    return FirstRidge.share(grid, u0, v0, index % frame.columns(), index / frame.columns()) < 1;
  }
}
