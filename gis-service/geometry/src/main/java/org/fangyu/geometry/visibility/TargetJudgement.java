package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.geometry.visibility.TargetSight.Verdict;
import org.locationtech.jts.geom.Coordinate;

/** One target against all eyes of a corridor. Used once. */
final class TargetJudgement {

  private final Terrain terrain;
  private final GridFrame frame;
  private final List<Eye> eyes;
  private final Places eyePlaces;
  private final SightTarget target;
  private final Places points;
  private final int firstPoint;
  private final Pairs pairs;
  private final SightSettings settings;

  private boolean certainlySeen;
  private boolean doubt;
  private int unknownEyes;
  private double nearestSquare = Double.POSITIVE_INFINITY;
  private double nearestSeen = Double.POSITIVE_INFINITY;
  private Eye eye;
  private Coordinate point;
  private double screen;

  /** @param points of all targets; this one's begin at the first point */
  TargetJudgement(Terrain terrain, List<Eye> eyes, Places eyePlaces, SightTarget target, Places points, int firstPoint,
      Pairs pairs, SightSettings settings) {
    this.terrain = terrain;
    this.frame = terrain.frame();
    this.eyes = eyes;
    this.eyePlaces = eyePlaces;
    this.target = target;
    this.points = points;
    this.firstPoint = firstPoint;
    this.pairs = pairs;
    this.settings = settings;
  }

  TargetSight result() {
    boolean[] sees = new boolean[eyes.size()];
    for (int i = 0; i < sees.length; i++) {
      sees[i] = look(i);
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
  private boolean look(int index) {
    boolean sees = false;
    boolean unknown = false;
    Eye from = eyes.get(index);
    for (int j = 0; j < target.points().size(); j++) {
      Coordinate p = target.points().get(j);
      double square = (p.x - from.x()) * (p.x - from.x()) + (p.y - from.y()) * (p.y - from.y());
      if (square < nearestSquare) {
        nearestSquare = square;
        if (nearestSeen == Double.POSITIVE_INFINITY) {
          remember(from, p);
        }
      }
      if (square <= settings.maxDistanceMetres() * settings.maxDistanceMetres()) {
        Visibility pair = pair(index, firstPoint + j, p, Math.sqrt(square));
        sees |= pair == Visibility.VISIBLE;
        unknown |= pair == Visibility.UNKNOWN;
      }
    }
    unknownEyes += unknown && !sees ? 1 : 0;
    return sees;
  }

  private Visibility pair(int index, int place, Coordinate p, double distance) {
    Visibility seen = pairs.sight(index, place);
    if (seen == Visibility.BLOCKED) {
      doubt |= pairs.nearlySeen(index, place);
      return seen;
    }
    double u0 = eyePlaces.u(index);
    double v0 = eyePlaces.v(index);
    double z0 = eyePlaces.z(index);
    double u1 = points.u(place);
    double v1 = points.v(place);
    double z1 = points.z(place);
    if (settings.firstRidge() && FirstRidge.share(terrain.ground(), u0, v0, u1, v1) < 1) {
      return Visibility.BLOCKED;
    }
    if (seen == Visibility.VISIBLE) {
      certainlySeen |= margin(u0, v0, z0, u1, v1, z1, distance) >= settings.verticalErrorMetres();
      screen = Math.max(screen, screen(eyes.get(index), p, z0, z1, distance)); // NaN stays NaN
      if (distance < nearestSeen) {
        nearestSeen = distance;
        remember(eyes.get(index), p);
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
    for (var crossings = new Crossings(terrain.surface(), u0, v0, u1, v1); crossings.next(); ) {
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
    double ground = terrain.ground().groundAt(from.x() + share * (p.x - from.x()), from.y() + share * (p.y - from.y()));
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
