package org.fangyu.geometry.visibility;

import java.util.stream.IntStream;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.skyline.Places;
import org.fangyu.geometry.skyline.PointSweep;
import org.fangyu.geometry.terrain.Terrain;

/** Answers of sweeps, kept as bits until they are asked for. */
final class SweptPairs implements Pairs {

  private final boolean fromEyes;
  private final long[][] seen;
  private final long[][] unknown;
  /** Not blocked by more than the error of the heights; {@code null} when there is no error. */
  private final long[][] nearly;

  private SweptPairs(boolean fromEyes, long[][] seen, long[][] unknown, long[][] nearly) {
    this.fromEyes = fromEyes;
    this.seen = seen;
    this.unknown = unknown;
    this.nearly = nearly;
  }

  /** Sweeps from every eye or, by symmetry, from every point. Uses all processors. */
  static SweptPairs of(Terrain terrain, SightSettings settings, Places eyes, Places points, boolean fromEyes) {
    Places from = fromEyes ? eyes : points;
    Places to = fromEyes ? points : eyes;
    long[][] seen = new long[from.size()][];
    long[][] unknown = new long[from.size()][];
    sweep(terrain, settings, from, to, 0, seen, unknown);
    long[][] nearly = null;
    if (settings.verticalErrorMetres() > 0) {
      nearly = new long[from.size()][];
      sweep(terrain, settings, from, to, settings.verticalErrorMetres(), nearly, nearly);
    }
    return new SweptPairs(fromEyes, seen, unknown, nearly);
  }

  private static void sweep(Terrain terrain, SightSettings settings, Places from, Places to, double depth, long[][] seen, long[][] unknown) {
    var sweeps = ThreadLocal.withInitial(() -> new PointSweep(terrain, settings, to, depth));
    IntStream.range(0, from.size()).parallel().forEach(i -> {
      seen[i] = new long[(to.size() + 63) / 64];
      unknown[i] = seen == unknown ? seen[i] : new long[seen[i].length];
      sweeps.get().look(from, i, (place, sight) -> {
        if (sight != Visibility.BLOCKED) {
          (sight == Visibility.VISIBLE ? seen : unknown)[i][place >> 6] |= 1L << place;
        }
      });
    });
  }

  @Override
  public Visibility sight(int eye, int point) {
    return is(seen, eye, point) ? Visibility.VISIBLE : is(unknown, eye, point) ? Visibility.UNKNOWN : Visibility.BLOCKED;
  }

  @Override
  public boolean nearlySeen(int eye, int point) {
    return nearly != null && is(nearly, eye, point);
  }

  private boolean is(long[][] bits, int eye, int point) {
    int row = fromEyes ? eye : point;
    int place = fromEyes ? point : eye;
    return (bits[row][place >> 6] & 1L << place) != 0;
  }
}
