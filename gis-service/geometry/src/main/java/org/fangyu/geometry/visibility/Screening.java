package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.terrain.HeightGrid;
import org.locationtech.jts.geom.Coordinate;

/**
 * What a screen (planting, a wall) before a target hides of it: the height each eye that sees the target asks
 * for, and from it what stays seen behind a screen of any height.
 *
 * <p><b>Theory.</b> The screen stands on the ground at a fixed distance before each of the target's points,
 * square across the line to the eye. Of a sight line from z₀ to z₁ over the length D it meets the place
 * t = 1 − distance/D, where the line is at sight(t) (see the package description). Touching is seeing, so the
 * line is cut by exactly the screens higher than <pre>   need = sight(t) − ground(t)</pre> and an eye loses the
 * target when the screen is higher than the greatest need among the points it sees. What is left is therefore
 * a step function of the screen's height that falls at the eyes' needs and nowhere else: here it is kept
 * whole, nothing is searched or sampled.
 *
 * <p>An eye that stands no farther off than the screen looks from behind it, and where heights are missing
 * under the screen the need cannot be told: such eyes count as hidden by no screen.
 *
 * @param distanceMetres distance of the screen from the target
 * @param bare what is seen without a screen
 * @param steps the step function: ascending by height, one step for every height at which something gets hidden
 */
public record Screening(double distanceMetres, Step bare, List<Step> steps) {

  /**
   * What is left of a target's sight.
   *
   * @param aboveMetres behind every screen higher than this, up to the next step
   * @param eyes eyes that still see the target
   * @param visibleLengthMetres length of their stretches
   */
  public record Step(double aboveMetres, int eyes, double visibleLengthMetres) {}

  public Screening {
    steps = List.copyOf(steps);
  }

  /** Eyes that see the target without a screen. */
  public int seeingEyes() {
    return bare.eyes;
  }

  /** Eyes that no screen at this distance is known to hide. */
  public int eyesNoScreenHides() {
    return steps.isEmpty() ? bare.eyes : steps.get(steps.size() - 1).eyes;
  }

  /** What stays seen behind a screen of a height in metres above its ground. */
  public Step left(double heightMetres) {
    int low = 0;
    int high = steps.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (steps.get(middle).aboveMetres < heightMetres) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low == 0 ? bare : steps.get(low - 1);
  }

  /** Lowest height in metres above which a screen hides the target from every eye: 0 when none sees it; empty when some eye cannot be screened. */
  public OptionalDouble heightForAll() {
    return heightForShareOfEyes(1);
  }

  /** As {@link #heightForAll}, from at least a share (0..1) of the eyes that see it. */
  public OptionalDouble heightForShareOfEyes(double share) {
    double may = bare.eyes * (1 - requireShare(share));
    return lowest(step -> step.eyes <= may + 1e-9);
  }

  /** As {@link #heightForAll}, from at least a share (0..1) of the length it is seen from. */
  public OptionalDouble heightForShareOfLength(double share) {
    double may = bare.visibleLengthMetres * (1 - requireShare(share));
    return lowest(step -> step.visibleLengthMetres <= may + 1e-9);
  }

  private static double requireShare(double share) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be 0..1, was " + share);
    }
    return share;
  }

  private OptionalDouble lowest(Predicate<Step> enough) {
    if (enough.test(bare)) {
      return OptionalDouble.of(0);
    }
    return steps.stream().filter(enough).mapToDouble(Step::aboveMetres).findFirst();
  }

  /**
   * Height in metres above its ground of the screen that one sight line touches; infinite when the eye stands no
   * farther off than the screen, {@code NaN} when heights are missing under it.
   *
   * @param z0 height of the eye, absolute
   * @param z1 height of the target's top, absolute
   */
  static double need(HeightGrid ground, SightSettings settings, Eye eye, Coordinate point, double z0, double z1) {
    double length = Math.hypot(point.x - eye.x(), point.y - eye.y());
    if (length <= settings.screenDistanceMetres()) {
      return Double.POSITIVE_INFINITY;
    }
    double share = 1 - settings.screenDistanceMetres() / length;
    double foot = ground.groundAt(eye.x() + share * (point.x - eye.x()), eye.y() + share * (point.y - eye.y()));
    double sag = settings.bend() * length * length;
    return Math.max(0, z0 + share * (z1 - z0 - sag * (1 - share)) - foot); // NaN stays NaN
  }

  /** Takes the eyes that see a target, one after another. */
  static final class Collector {

    private record Need(double height, double length) {}

    private final List<Need> needs = new ArrayList<>();
    private int eyes;
    private double length;
    private double endless;

    /** @param needMetres greatest need among the points the eye sees; infinite or {@code NaN} when no screen hides it */
    void sees(Eye eye, double needMetres) {
      eyes++;
      length += eye.lengthMetres();
      if (needMetres < Double.POSITIVE_INFINITY) {
        needs.add(new Need(needMetres, eye.lengthMetres()));
      } else {
        endless += eye.lengthMetres();
      }
    }

    /** Sums from the highest need down, so that the little that is left is exact. */
    Screening at(double distanceMetres) {
      needs.sort(Comparator.comparingDouble(Need::height).reversed());
      var bare = new Step(0, eyes, length);
      int left = eyes - needs.size();
      double leftLength = endless;
      List<Step> steps = new ArrayList<>();
      for (int i = 0; i < needs.size(); i++) {
        if (i == 0 || needs.get(i).height < needs.get(i - 1).height) {
          steps.add(new Step(needs.get(i).height, left, leftLength));
        }
        left++;
        leftLength += needs.get(i).length;
      }
      Collections.reverse(steps);
      return new Screening(distanceMetres, bare, steps);
    }
  }
}
