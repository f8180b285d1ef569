package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fangyu.geometry.sight.Crossings;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.FirstRidge;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Verdict;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.skyline.Places;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
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
  private final Screening.Collector screening = new Screening.Collector();
  private double screen;
  private double closest = Double.NEGATIVE_INFINITY;

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
        screening.at(settings.screenDistanceMetres()),
        verdict == Verdict.DOUBTFUL && (seen || doubt) ? OptionalDouble.of(closest) : OptionalDouble.empty(), eye, point, unknownEyes);
  }

  /** Pairs one eye with all points; whether it sees any. */
  private boolean look(int index) {
    boolean sees = false;
    boolean unknown = false;
    Eye from = eyes.get(index);
    screen = 0;
    for (int j = 0; j < target.points().size(); j++) {
      Coordinate p = target.points().get(j);
      double square = from.squareTo(p);
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
    if (sees) {
      screening.sees(from, screen);
    }
    return sees;
  }

  private Visibility pair(int index, int place, Coordinate p, double distance) {
    Visibility seen = pairs.sight(index, place);
    if (seen == Visibility.BLOCKED) {
      if (pairs.nearlySeen(index, place)) {
        doubt = true;
        closest = Math.max(closest, clearance(index, place, 0));
      }
      return seen;
    }
    if (settings.firstRidge() && FirstRidge.share(terrain.ground(), eyePlaces.u(index), eyePlaces.v(index), points.u(place), points.v(place)) < 1) {
      return Visibility.BLOCKED;
    }
    if (seen == Visibility.VISIBLE) {
      double margin = margin(index, place, distance);
      certainlySeen |= margin >= settings.verticalErrorMetres();
      closest = Math.max(closest, margin);
      screen = Math.max(screen, Screening.need(terrain.ground(), settings, eyes.get(index), p, eyePlaces.z(index), points.z(place))); // NaN stays NaN
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
  private double margin(int index, int place, double distance) {
    return settings.verticalErrorMetres() == 0 ? Double.POSITIVE_INFINITY
        : clearance(index, place, Math.max(frame.cellWidth(), frame.cellHeight()) / distance);
  }

  /** Smallest clearance at crossings more than a share of the way from both ends. */
  private double clearance(int index, int place, double guard) {
    double z0 = eyePlaces.z(index);
    double z1 = points.z(place);
    double sag = settings.bend() * eyes.get(index).squareTo(target.points().get(place - firstPoint));
    double least = Double.POSITIVE_INFINITY;
    var crossings = new Crossings(terrain.surface(), eyePlaces.u(index), eyePlaces.v(index), points.u(place), points.v(place));
    while (crossings.next()) {
      double share = crossings.share();
      double over = z0 + share * (z1 - z0 - sag * (1 - share)) - crossings.ground();
      if (share > guard && share < 1 - guard && over < least) { // missing heights are passed over
        least = over;
      }
    }
    return least;
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
