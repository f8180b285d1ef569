package org.fangyu.geometry.visibility;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.Verdict;
import org.fangyu.geometry.sight.Visibility;
import org.locationtech.jts.geom.Coordinate;

/**
 * How a target is seen from a corridor's eyes.
 *
 * @param verdict what may be said, the error of the heights considered
 * @param seen whether some eye sees it by the heights as they are; where {@link Visibility#UNKNOWN}, none does
 *     but missing heights leave it open
 * @param visibleFrom stretches of the lines whose eyes see it, in the order of the lines
 * @param nearestVisibleMetres distance to the nearest eye that sees it
 * @param nearestMetres distance to the nearest eye of all, seeing or not, in range or not
 * @param screening what a screen before it would hide
 * @param marginMetres where the error of the heights makes it {@link Verdict#DOUBTFUL}: by how much the clearest
 *     line passes above the ground, or, negative, below it
 * @param eye the nearest eye that sees the target, or else the nearest of all
 * @param point the target's point that belongs to that eye
 * @param unknownEyes eyes in range whose line crosses missing heights without being blocked
 */
public record TargetSight(Verdict verdict, Visibility seen, List<Stretch> visibleFrom,
    OptionalDouble nearestVisibleMetres, double nearestMetres, Screening screening, OptionalDouble marginMetres,
    Eye eye, Coordinate point, int unknownEyes) {

  /** A stretch of a line by distances from the line's start in metres along it. */
  public record Stretch(int line, double fromMetres, double toMetres) {

    public Stretch {
      if (!(fromMetres >= 0 && toMetres >= fromMetres)) {
        throw new IllegalArgumentException("a stretch runs forward, was %s to %s m".formatted(fromMetres, toMetres));
      }
    }

    public double lengthMetres() {
      return toMetres - fromMetres;
    }
  }

  public TargetSight {
    Objects.requireNonNull(verdict, "verdict");
    visibleFrom = List.copyOf(visibleFrom);
    if (seen == Visibility.VISIBLE != nearestVisibleMetres.isPresent()) {
      throw new IllegalArgumentException("a seen target has a nearest eye, and only a seen one");
    }
  }

  /** Length of all stretches together. */
  public double visibleLengthMetres() {
    return visibleFrom.stream().mapToDouble(Stretch::lengthMetres).sum();
  }

  /** Lowest screen in metres that hides it from all; see {@link Screening#heightForAll()}. */
  public OptionalDouble screeningHeightMetres() {
    return screening.heightForAll();
  }
}
