package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.CorridorVisibility;
import org.fangyu.geometry.visibility.SightPlan;
import org.fangyu.geometry.visibility.SightTarget;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.terrain.Elevation;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/**
 * Which targets are seen from a corridor. Everything is in the elevation's system, in metres.
 *
 * @param terrain the elevation's ground, with or without what stands on it
 * @param stepMetres greatest distance between two eyes on a road
 */
record SightQuestion(Elevation elevation, Terrain terrain, Corridor corridor, List<Geometry> targets, SightSettings settings,
    double stepMetres) {

  static final int MOST_EYES = 200_000;
  private static final int MOST_POINTS_OF_A_TARGET = 20_000;
  private static final int MOST_POINTS = 1_000_000;

  /** Pairs out of range cost a distance only, about a hundredth of a sight line. */
  private static final int DISTANCES_PER_PAIR = 100;

  /** Over bare earth. */
  SightQuestion(Elevation elevation, Corridor corridor, List<Geometry> targets, SightSettings settings, double stepMetres) {
    this(elevation, Terrain.bare(elevation.grid()), corridor, targets, settings, stepMetres);
  }

  /** @param plan how they were found @param sights one a target */
  record Answer(SightPlan plan, List<TargetSight> sights) {}

  /**
   * The answers.
   *
   * @param mostPairs sight lines that may be traced
   * @param targetDone called after each target, from several threads
   * @throws Problem 413 when that is too few; 422 when the elevation does not reach a target, or a stretch of
   *     the road that a target lies in range of
   */
  Answer answer(long mostPairs, Runnable targetDone) {
    List<Eye> eyes = eyes();
    List<SightTarget> sites = points();
    long points = sites.stream().mapToLong(site -> site.points().size()).sum();
    if ((double) points * eyes.size() > (double) DISTANCES_PER_PAIR * mostPairs) {
      throw Problem.tooLarge("targets", "视点 × 目标点最多 / eyes times points at most " + DISTANCES_PER_PAIR * mostPairs,
          eyes.size() + " × " + points);
    }
    SightPlan plan = CorridorVisibility.plan(terrain, eyes, sites, settings);
    if (plan.pairs() > mostPairs) {
      throw Problem.tooLarge("maxDistance", "视线最多 / at most " + mostPairs + " 条 / sight lines", plan.pairs());
    }
    requireGround(eyes, sites);
    return new Answer(plan, CorridorVisibility.of(terrain, eyes, sites, settings, plan.method(), targetDone));
  }

  /** @throws Problem 413 when the road is too long for the step */
  List<Eye> eyes() {
    double count = corridor.eyeCount(stepMetres);
    if (count > MOST_EYES) {
      throw Problem.tooLarge("along", "视点最多 / at most " + MOST_EYES + " 个 / eyes", Math.round(count));
    }
    return corridor.eyes(stepMetres);
  }

  private List<SightTarget> points() {
    List<SightTarget> points = new ArrayList<>();
    int left = MOST_POINTS;
    for (int i = 0; i < targets.size(); i++) {
      try {
        points.add(SightTarget.of(targets.get(i), elevation.resolutionMetres(), Math.min(left, MOST_POINTS_OF_A_TARGET)));
        left -= points.get(i).points().size();
      } catch (IllegalArgumentException tooLarge) {
        throw Problem.tooLarge("targets[" + i + "]", "取样点最多 / at most " + MOST_POINTS_OF_A_TARGET
            + " 个,间距 / points every " + elevation.resolutionMetres() + " m", tooLarge.getMessage());
      }
    }
    return points;
  }

  /** Eyes that no target is near are not asked for their ground: a long road may leave the county. */
  private void requireGround(List<Eye> eyes, List<SightTarget> points) {
    GridFrame frame = elevation.grid().frame();
    for (int i = 0; i < points.size(); i++) {
      for (Coordinate point : points.get(i).points()) {
        if (!frame.covers(point.x, point.y)) {
          throw Problem.unprocessable("elevation-does-not-cover", "高程数据 %s 不包含第 %d 个目标 / the elevation does not reach target %d"
              .formatted(elevation.source(), i + 1, i + 1), "targets[" + i + "]", extent(), place(point));
        }
      }
    }
    List<Eye> bare = eyes.stream().filter(eye -> !frame.covers(eye.x(), eye.y())).toList();
    List<Eye> needed = bare.stream()
        .filter(eye -> CorridorVisibility.pairs(List.of(eye), points, settings.maxDistanceMetres()) > 0).toList();
    if (!needed.isEmpty()) {
      throw uncovered(needed);
    }
  }

  /** @throws Problem 422 when an eye stands outside the elevation */
  void requireGroundUnderEveryEye(List<Eye> eyes) {
    List<Eye> bare = eyes.stream().filter(eye -> !elevation.grid().frame().covers(eye.x(), eye.y())).toList();
    if (!bare.isEmpty()) {
      throw uncovered(bare);
    }
  }

  private Problem uncovered(List<Eye> bare) {
    if (corridor.singleObserver()) {
      Eye eye = bare.get(0);
      return Problem.unprocessable("elevation-does-not-cover", "高程数据 %s 不包含视点 / the elevation does not reach the observer"
          .formatted(elevation.source()), "from", extent(), place(new Coordinate(eye.x(), eye.y())));
    }
    Eye first = bare.get(0);
    double end = first.toMetres();
    for (Eye eye : bare) {
      end = eye.line() == first.line() && eye.fromMetres() <= end ? eye.toMetres() : end;
    }
    var stretch = new Stretch(first.line(), first.fromMetres(), end);
    String road = "%s %s（共 %d m）".formatted(corridor.name(stretch), corridor.stakes(stretch), Math.round(stretch.lengthMetres()));
    return Problem.unprocessable("elevation-does-not-cover",
        "高程数据 %s 不覆盖道路：%s / the elevation does not cover this stretch of the road".formatted(elevation.source(), road),
        "along", extent(), road);
  }

  private String extent() {
    var box = elevation.provenance().extent();
    return "%s: %.0f..%.0f, %.0f..%.0f".formatted(elevation.crs().code(), box.getMinX(), box.getMaxX(), box.getMinY(), box.getMaxY());
  }

  private static String place(Coordinate point) {
    return "%.1f, %.1f".formatted(point.x, point.y);
  }
}
