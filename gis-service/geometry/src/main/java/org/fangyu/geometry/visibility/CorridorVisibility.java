package org.fangyu.geometry.visibility;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.SightTracer;
import org.fangyu.geometry.skyline.Places;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which targets are seen from a corridor, from which stretches, and how high a screen would have to be. What
 * every eye in range and every point of every target do is found by exact sight lines or by sweeps, whichever
 * the {@link SightPlan} expects to cost less; the answers are the same.
 */
public final class CorridorVisibility {

  private final Terrain terrain;
  private final List<Eye> eyes;
  private final List<SightTarget> targets;
  private final SightSettings settings;
  private final Places eyePlaces;
  private final Places points;
  private final int[] firstPoint;

  private CorridorVisibility(Terrain terrain, List<Eye> eyes, List<SightTarget> targets, SightSettings settings) {
    this.terrain = terrain;
    this.eyes = eyes;
    this.targets = targets;
    this.settings = settings;
    eyePlaces = new Places(terrain.ground(), places(eyes), settings.eyeHeightMetres());
    points = new Places(terrain.ground(), targets.stream().flatMap(target -> target.points().stream()).toArray(Coordinate[]::new), settings.targetHeightMetres());
    firstPoint = new int[targets.size()];
    for (int i = 1; i < firstPoint.length; i++) {
      firstPoint[i] = firstPoint[i - 1] + targets.get(i - 1).points().size();
    }
  }

  /** As {@link #of(Terrain, List, List, SightSettings, Runnable)} over bare earth. */
  public static List<TargetSight> of(HeightGrid ground, List<Eye> eyes, List<SightTarget> targets,
      SightSettings settings, Runnable targetDone) {
    return of(Terrain.bare(ground), eyes, targets, settings, targetDone);
  }

  /**
   * Judges each target; results in the order of the targets. Uses all processors.
   *
   * @param targetDone called after each target, from several threads; what it throws ends the work
   * @throws IllegalArgumentException if there is no eye
   */
  public static List<TargetSight> of(Terrain terrain, List<Eye> eyes, List<SightTarget> targets,
      SightSettings settings, Runnable targetDone) {
    return of(terrain, eyes, targets, settings, plan(terrain, eyes, targets, settings).method(), targetDone);
  }

  /** As {@link #of(Terrain, List, List, SightSettings, Runnable)}, in a way that was chosen before. */
  public static List<TargetSight> of(Terrain terrain, List<Eye> eyes, List<SightTarget> targets,
      SightSettings settings, SightPlan.Method method, Runnable targetDone) {
    if (eyes.isEmpty()) {
      throw new IllegalArgumentException("a corridor needs at least one eye");
    }
    var question = new CorridorVisibility(terrain, eyes, targets, settings);
    Supplier<Pairs> pairs = question.pairs(method);
    return IntStream.range(0, targets.size()).parallel().mapToObj(i -> {
      var sight = question.judge(i, pairs.get());
      targetDone.run();
      return sight;
    }).toList();
  }

  /** The way in which {@link #of} would answer. */
  public static SightPlan plan(Terrain terrain, List<Eye> eyes, List<SightTarget> targets, SightSettings settings) {
    long points = targets.stream().mapToLong(target -> target.points().size()).sum();
    long pairs = pairs(eyes, targets, settings.maxDistanceMetres());
    return SightPlan.cheapest(terrain.frame(), eyes.size(), points, pairs, settings.maxDistanceMetres(), settings.verticalErrorMetres() > 0);
  }

  /** Number of eye–point pairs in range: the work that {@link #of} would do, about a microsecond each. */
  public static long pairs(List<Eye> eyes, List<SightTarget> targets, double maxDistanceMetres) {
    var places = new Places(places(eyes));
    return targets.stream().flatMap(target -> target.points().stream())
        .mapToLong(point -> places.countNear(point.x, point.y, maxDistanceMetres)).sum();
  }

  private static Coordinate[] places(List<Eye> eyes) {
    return eyes.stream().map(eye -> new Coordinate(eye.x(), eye.y())).toArray(Coordinate[]::new);
  }

  private Supplier<Pairs> pairs(SightPlan.Method method) {
    if (method == SightPlan.Method.PAIRS) {
      return () -> Pairs.traced(new SightTracer(terrain.surface(), settings.bend()), eyePlaces, points, settings.verticalErrorMetres());
    }
    var swept = SweptPairs.of(terrain, settings, eyePlaces, points, method == SightPlan.Method.FROM_EYES);
    return () -> swept;
  }

  private TargetSight judge(int target, Pairs pairs) {
    return new TargetJudgement(terrain, eyes, eyePlaces, targets.get(target), points, firstPoint[target], pairs, settings).result();
  }
}
