package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;

/**
 * Which part of an agreed line, in metres of chainage, a recorded track has walked.
 *
 * <p>A <em>pass</em> is an unbroken part of the track that keeps within the corridor of the line. Within each stretch of the
 * line that lies in the corridor of a pass, the pass has walked from the first to the last chainage it came abeam of: from
 * the first to the last place where it met the perpendicular on the line. So
 * <ul>
 *   <li>who walks the same ground twice, or back and forth, has walked it once;
 *   <li>who crosses the line at a right angle has walked nothing of it, at a slant only what he went along it;
 *   <li>who cuts a corner inside the corridor has not missed the corner;
 *   <li>who leaves the corridor and comes back farther on has not walked what lies between.
 * </ul>
 *
 * <p>Between two fixes the walker is taken to have gone straight, but only if the {@link Recording} bounds hold: a longer
 * step is a gap in the recording, and nothing in it counts. A fix alone between two gaps counts nothing either.
 *
 * <p>The parts of a multi-line are measured one after another in their order and direction; parts that continue each other
 * at one and the same vertex are one part. Heights are not looked at.
 */
public final class WalkedShare {

  /**
   * One recorded position: x east and y north in metres, and the seconds since any fixed moment, NaN where the recorder
   * gave no time.
   */
  public record Fix(double x, double y, double seconds) {
    public Fix {
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        throw new IllegalArgumentException("a fix must have finite coordinates, was %s %s".formatted(x, y));
      }
    }
  }

  /**
   * The longest step between two fixes that still counts as recorded ground.
   *
   * @param longestStepMetres greater than 0
   * @param longestStepSeconds greater than 0; steps between fixes without times are judged by length alone, and a step back
   *                           in time is a gap
   */
  public record Recording(double longestStepMetres, double longestStepSeconds) {
    public Recording {
      if (!(longestStepMetres > 0) || !(longestStepSeconds > 0)) {
        throw new IllegalArgumentException("the longest step must be greater than 0, was %s m and %s s"
            .formatted(longestStepMetres, longestStepSeconds));
      }
    }

    boolean holds(Fix before, Fix after) {
      double seconds = after.seconds - before.seconds;
      boolean inTime = Double.isNaN(seconds) || (seconds >= 0 && seconds <= longestStepSeconds);
      return inTime && Math.hypot(after.x - before.x, after.y - before.y) <= longestStepMetres;
    }
  }

  /** A stretch of the line between two chainages in metres, drawable as it stands. */
  public record Stretch(double fromMetres, double toMetres, LineString where) {
    public double lengthMetres() {
      return toMetres - fromMetres;
    }
  }

  private final double lengthMetres;
  private final List<Stretch> walked;
  private final List<Stretch> missed;

  private WalkedShare(double lengthMetres, List<Stretch> walked, List<Stretch> missed) {
    this.lengthMetres = lengthMetres;
    this.walked = List.copyOf(walked);
    this.missed = List.copyOf(missed);
  }

  /**
   * Measures what the track has walked of the line.
   *
   * @param line           a line or multi-line with a length
   * @param track          the track's segments as they were recorded, each a list of fixes in order; the recorder was off
   *                       between two segments
   * @param corridorMetres how far beside the line a walker still walks the line, greater than 0
   * @throws IllegalArgumentException if the line is no line or has no length, or the corridor is not a positive number
   */
  public static WalkedShare of(Geometry line, List<List<Fix>> track, double corridorMetres, Recording recording) {
    if (!(line instanceof Lineal) || !(line.getLength() > 0)) {
      throw new IllegalArgumentException("the line must be lineal and have a length, was " + line.getGeometryType());
    }
    if (!(corridorMetres > 0) || Double.isInfinite(corridorMetres)) {
      throw new IllegalArgumentException("the corridor must be a positive number of metres, was " + corridorMetres);
    }
    List<Chain> pieces = recordedPieces(track, recording);
    List<Stretch> walked = new ArrayList<>();
    List<Stretch> missed = new ArrayList<>();
    double offset = 0;
    for (Chain part : parts(line)) {
      List<Interval> done = walkedOf(part, pieces, corridorMetres);
      List<Interval> left = Interval.complement(new Interval(0, part.length()), done);
      addStretches(part, done, offset, line.getFactory(), walked);
      addStretches(part, left, offset, line.getFactory(), missed);
      offset += part.length();
    }
    return new WalkedShare(offset, walked, missed);
  }

  /** Length of the line in the plane, metres. */
  public double lengthMetres() {
    return lengthMetres;
  }

  /** Length of what was walked, metres. */
  public double walkedMetres() {
    return walked.stream().mapToDouble(Stretch::lengthMetres).sum();
  }

  /** Walked by whole length, 0 to 1. */
  public double share() {
    return Math.min(1, walkedMetres() / lengthMetres);
  }

  /** The stretches walked, in order of chainage. */
  public List<Stretch> walked() {
    return walked;
  }

  /** The stretches missed, in order of chainage; each lies in one part of the line. */
  public List<Stretch> missed() {
    return missed;
  }

  /** A closed line is laid out twice, so that its first vertex is a place like any other. */
  private static List<Interval> walkedOf(Chain line, List<Chain> pieces, double corridorMetres) {
    Chain laidOut = line.isClosed() ? line.twice() : line;
    Corridor aboutLine = new Corridor(line, corridorMetres);
    List<Interval> walked = new ArrayList<>();
    for (Chain piece : pieces) {
      for (Interval pass : aboutLine.near(piece)) {
        if (pass.length() > 0) {
          for (Interval stretch : walkedInOnePass(laidOut, piece.between(pass), corridorMetres)) {
            walked.addAll(stretch.folded(line.length()));
          }
        }
      }
    }
    return Interval.merged(walked).stream().filter(stretch -> stretch.length() > Interval.SAME_PLACE_METRES).toList();
  }

  private static List<Interval> walkedInOnePass(Chain line, Chain pass, double corridorMetres) {
    Corridor aboutPass = new Corridor(pass, corridorMetres);
    List<Interval> abeam = aboutPass.abeam(line);
    List<Interval> walked = new ArrayList<>();
    for (Interval near : aboutPass.near(line)) {
      List<Interval> inside = abeam.stream().filter(near::meets).toList();
      if (!inside.isEmpty()) {
        walked.add(new Interval(inside.get(0).from(), inside.get(inside.size() - 1).to()));
      }
    }
    return walked;
  }

  private static List<Chain> recordedPieces(List<List<Fix>> track, Recording recording) {
    List<Chain> pieces = new ArrayList<>();
    for (List<Fix> segment : track) {
      List<Coordinate> piece = new ArrayList<>();
      Fix before = null;
      for (Fix fix : segment) {
        if (before != null && !recording.holds(before, fix)) {
          addPiece(piece, pieces);
          piece = new ArrayList<>();
        }
        piece.add(new Coordinate(fix.x, fix.y));
        before = fix;
      }
      addPiece(piece, pieces);
    }
    return pieces;
  }

  private static void addPiece(List<Coordinate> piece, List<Chain> pieces) {
    if (piece.size() > 1) {
      pieces.add(new Chain(piece.toArray(Coordinate[]::new)));
    }
  }

  private static List<Chain> parts(Geometry line) {
    List<List<Coordinate>> parts = new ArrayList<>();
    for (int i = 0; i < line.getNumGeometries(); i++) {
      List<Coordinate> next = List.of(line.getGeometryN(i).getCoordinates());
      List<Coordinate> before = parts.isEmpty() ? List.of() : parts.get(parts.size() - 1);
      if (!before.isEmpty() && !next.isEmpty() && before.get(before.size() - 1).equals2D(next.get(0))) {
        before.addAll(next.subList(1, next.size()));
      } else if (!next.isEmpty()) {
        parts.add(new ArrayList<>(next));
      }
    }
    return parts.stream().map(part -> new Chain(part.toArray(Coordinate[]::new))).toList();
  }

  private static void addStretches(Chain part, List<Interval> of, double offset, GeometryFactory factory, List<Stretch> to) {
    for (Interval stretch : of) {
      Interval along = stretch.shifted(offset);
      to.add(new Stretch(along.from(), along.to(), part.between(stretch).toLine(factory)));
    }
  }
}
