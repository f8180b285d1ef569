package org.fangyu.geometry.skyline;

import org.fangyu.geometry.sight.FirstRidge;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.SightTracer;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.terrain.Terrain;

/**
 * What one eye sees of all posts in range, in one pass over them: exact like one sight line a post, at a
 * hundredth of its cost. Posts within a hair of the skyline, and posts behind missing heights that the known
 * skyline does not hide, are left to a {@link SightTracer}, so that the answer is the sight line's.
 */
final class CellSweep extends OctantSweep {

  /** Takes the answers. Posts in range of which nothing is said are hidden. */
  interface Answers {
    /** Whether nothing more can change the answer for a post. */
    boolean settled(int index);

    void seen(int index);

    /** Missing heights leave it open. */
    void open(int index);
  }

  private final boolean bare;
  private Answers answers;

  CellSweep(Terrain terrain, SightSettings settings) {
    super(terrain, settings, 0);
    bare = terrain.isBare();
  }

  /** Looks into an octant; see {@link #sweep}. */
  void look(double u, double v, double z, int octantNumber, Answers to) {
    answers = to;
    sweep(u, v, z, new Octant(frame, u, v, octantNumber));
    if (octantNumber == 0 && u == Math.rint(u) && v == Math.rint(v)) {
      to.seen(frame.index((int) u, (int) v)); // the post on which the eye stands lies in no octant
    }
  }

  @Override
  boolean reach(int ringNumber, double a) {
    return true;
  }

  @Override
  void pass(int ringNumber, int last) {
    int index = octant.index(ringNumber);
    double top = settings.targetHeightMetres() * ring.inverse;
    double least = bare ? -hair - top : Double.NEGATIVE_INFINITY;
    for (int j = octant.ownsAxis && octant.axisHasPosts ? 0 : 1; j <= last; j++) {
      if (above[j] >= least) {
        tell(index + j * octant.lateralStep, j, above[j] + top);
      }
    }
  }

  /** @param over rise of the target's top above the skyline, if it stood on the surface */
  private void tell(int index, int j, double over) {
    double top = bare ? over
        : over - (terrain.surface().height(index) - terrain.ground().height(index)) * ring.inverse;
    if (top < -hair || answers.settled(index)) {
      return;
    }
    Visibility sight = top > hair && !horizon.mayMiss(ring.m[j]) ? Visibility.VISIBLE : trace(index);
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
    return tracer.trace(u0, v0, z0, column, row, terrain.ground().height(index) + settings.targetHeightMetres());
  }

  private boolean behindRidge(int index) {
    return FirstRidge.share(terrain.ground(), u0, v0, index % frame.columns(), index / frame.columns()) < 1;
  }
}
