package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.geometry.visibility.TargetSight.Verdict;
import org.locationtech.jts.geom.Coordinate;

/** One target against all eyes of a corridor. Used once. */
final class TargetJudgement {

  private final HeightGrid grid;
  private final GridFrame frame;
  private final List<Eye> eyes;
  private final double[] eyeHeights;
  private final SightTarget target;
  private final SightSettings settings;
  private final SightTracer tracer;

  private boolean certainlySeen;
  private boolean doubt;
  private int unknownEyes;
  private double nearestSquare = Double.POSITIVE_INFINITY;
  private double nearestSeen = Double.POSITIVE_INFINITY;
  private Eye eye;
  private Coordinate point;
  private double screen;

  TargetJudgement(HeightGrid grid, List<Eye> eyes, double[] eyeHeights, SightTarget target, SightSettings settings) {
    this.grid = grid;
    this.frame = grid.frame();
    this.eyes = eyes;
    this.eyeHeights = eyeHeights;
    this.target = target;
    this.settings = settings;
    this.tracer = new SightTracer(grid, settings.bend());
  }

  TargetSight result() {
    boolean[] sees = new boolean[eyes.size()];
    double[] pointHeights = target.points().stream()
        .mapToDouble(p -> grid.groundAt(p.x, p.y) + settings.targetHeightMetres()).toArray();
    for (int i = 0; i < sees.length; i++) {
      sees[i] = look(i, pointHeights);
    }
    boolean seen = nearestSeen < Double.POSITIVE_INFINITY;
    Verdict verdict = certainlySeen ? Verdict.VISIBLE
        : seen || doubt || unknownEyes > 0 ? Verdict.DOUBTFUL : Verdict.HIDDEN;
    Visibility state = seen ? Visibility.VISIBLE : unknownEyes > 0 ? Visibility.UNKNOWN : Visibility.BLOCKED;
    return new TargetSight(verdict, state, stretches(sees),
        seen ? OptionalDouble.of(nearestSeen) : OptionalDouble.empty(), Math.sqrt(nearestSquare),
        Double.isNaN(screen) ? OptionalDouble.empty() : OptionalDouble.of(screen), eye, point, unknownEyes);
  }

  /** Pairs one eye with all points; whether it sees any. */
  private boolean look(int index, double[] pointHeights) {
    boolean sees = false;
    boolean unknown = false;
    Eye from = eyes.get(index);
    for (int j = 0; j < pointHeights.length; j++) {
      Coordinate p = target.points().get(j);
      double square = (p.x - from.x()) * (p.x - from.x()) + (p.y - from.y()) * (p.y - from.y());
      if (square < nearestSquare) {
        nearestSquare = square;
        if (nearestSeen == Double.POSITIVE_INFINITY) {
          remember(from, p);
        }
      }
      if (square <= settings.maxDistanceMetres() * settings.maxDistanceMetres()) {
        Visibility pair = pair(index, p, pointHeights[j], Math.sqrt(square));
        sees |= pair == Visibility.VISIBLE;
        unknown |= pair == Visibility.UNKNOWN;
      }
    }
    unknownEyes += unknown && !sees ? 1 : 0;
    return sees;
  }

  private Visibility pair(int index, Coordinate p, double pointHeight, double distance) {
    Eye from = eyes.get(index);
    double u0 = frame.u(from.x());
    double v0 = frame.v(from.y());
    double u1 = frame.u(p.x);
    double v1 = frame.v(p.y);
    Visibility seen = tracer.trace(
        u0, v0, eyeHeights[index], u1, v1, pointHeight, settings.verticalErrorMetres());
    if (seen == Visibility.BLOCKED) {
      doubt |= tracer.clearance() >= -settings.verticalErrorMetres();
      return seen;
    }
    if (settings.firstRidge() && FirstRidge.share(grid, u0, v0, u1, v1) < 1) {
      return Visibility.BLOCKED;
    }
    if (seen == Visibility.VISIBLE) {
      certainlySeen |= margin(u0, v0, eyeHeights[index], u1, v1, pointHeight, distance) >= settings.verticalErrorMetres();
      screen = Math.max(screen, screen(from, p, eyeHeights[index], pointHeight, distance)); // NaN stays NaN
      if (distance < nearestSeen) {
        nearestSeen = distance;
        remember(from, p);
      }
    }
    return seen;
  }

  private void remember(Eye from, Coordinate p) {
    eye = from;
    point = p;
  }

  /** Smallest clearance at crossings more than a cell away from both ends. */
  private double margin(double u0, double v0, double z0, double u1, double v1, double z1, double distance) {
    if (settings.verticalErrorMetres() == 0) {
      return Double.POSITIVE_INFINITY;
    }
    double guard = Math.max(frame.cellWidth(), frame.cellHeight()) / distance;
    double sag = settings.bend() * distance * distance;
    double margin = Double.POSITIVE_INFINITY;
    for (var crossings = new Crossings(grid, u0, v0, u1, v1); crossings.next(); ) {
      double share = crossings.share();
      if (share > guard && share < 1 - guard) {
        margin = Math.min(margin, z0 + share * (z1 - z0 - sag * (1 - share)) - crossings.ground());
      }
    }
    return margin;
  }

  /** Height above its ground of the line of sight where the screen would stand; NaN if it cannot be told. */
  private double screen(Eye from, Coordinate p, double z0, double z1, double distance) {
    if (distance <= CorridorVisibility.SCREEN_DISTANCE_METRES) {
      return Double.NaN;
    }
    double share = 1 - CorridorVisibility.SCREEN_DISTANCE_METRES / distance;
    double ground = grid.groundAt(from.x() + share * (p.x - from.x()), from.y() + share * (p.y - from.y()));
    double sag = settings.bend() * distance * distance;
    return z0 + share * (z1 - z0 - sag * (1 - share)) - ground;
  }

  /** Joins the stretches of neighbouring eyes that see the target; an observer on no line has none. */
  private List<Stretch> stretches(boolean[] sees) {
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < sees.length; i++) {
      if (!sees[i]) {
        continue;
      }
      int first = i;
      while (i + 1 < sees.length && sees[i + 1] && eyes.get(i + 1).line() == eyes.get(first).line()) {
        i++;
      }
      var stretch = new Stretch(eyes.get(first).line(), eyes.get(first).fromMetres(), eyes.get(i).toMetres());
      if (stretch.lengthMetres() > 0) {
        stretches.add(stretch);
      }
    }
    return stretches;
  }
}
