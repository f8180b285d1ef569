package org.fangyu.geometry.visibility;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.HeightGrid;
import org.locationtech.jts.geom.Coordinate;

/**
 * Which targets are seen from a corridor, from which stretches, and how high a screen would have to be. Every
 * eye in range is paired with every point of every target by an exact sight line; by symmetry it does not
 * matter who looks.
 */
public final class CorridorVisibility {

  /** Distance of the screen that is asked about from the target, towards the eye. */
  public static final double SCREEN_DISTANCE_METRES = 3;

  private CorridorVisibility() {}

  /**
   * Judges each target; results in the order of the targets. Uses all processors.
   *
   * @param targetDone called after each target, from several threads
   * @throws IllegalArgumentException if there is no eye
   */
  public static List<TargetSight> of(HeightGrid grid, List<Eye> eyes, List<SightTarget> targets,
      SightSettings settings, Runnable targetDone) {
    if (eyes.isEmpty()) {
      throw new IllegalArgumentException("a corridor needs at least one eye");
    }
    double[] eyeHeights = eyes.stream()
        .mapToDouble(eye -> grid.groundAt(eye.x(), eye.y()) + settings.eyeHeightMetres()).toArray();
    return IntStream.range(0, targets.size()).parallel().mapToObj(i -> {
      var sight = new TargetJudgement(grid, eyes, eyeHeights, targets.get(i), settings).result();
      targetDone.run();
      return sight;
    }).toList();
  }

  /** Number of eye–point pairs in range: the work that {@link #of} would do, about a microsecond each. */
  public static long pairs(List<Eye> eyes, List<SightTarget> targets, double maxDistanceMetres) {
    double square = maxDistanceMetres * maxDistanceMetres;
    List<Eye> byEasting = eyes.stream().sorted(Comparator.comparingDouble(Eye::x)).toList();
    double[] eastings = byEasting.stream().mapToDouble(Eye::x).toArray();
    long pairs = 0;
    for (SightTarget target : targets) {
      for (Coordinate point : target.points()) {
        for (int i = firstFrom(eastings, point.x - maxDistanceMetres);
            i < eastings.length && eastings[i] <= point.x + maxDistanceMetres; i++) {
          double dx = eastings[i] - point.x;
          double dy = byEasting.get(i).y() - point.y;
          pairs += dx * dx + dy * dy <= square ? 1 : 0;
        }
      }
    }
    return pairs;
  }

  private static int firstFrom(double[] sorted, double least) {
    int found = java.util.Arrays.binarySearch(sorted, least);
    int at = found < 0 ? -found - 1 : found;
    while (at > 0 && sorted[at - 1] >= least) { // equal keys: binary search may land in their middle
      at--;
    }
    return at;
  }
}
