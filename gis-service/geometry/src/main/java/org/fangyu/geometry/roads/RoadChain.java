package org.fangyu.geometry.roads;

import java.util.Collection;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateList;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.linemerge.LineMerger;

/** Roads made longer, put together and taken apart. Pure; metres. */
public final class RoadChain {
  private RoadChain() {}

  /**
   * A road with another piece at one of its ends.
   *
   * @param line from the first point of the road, unless the piece was put before it
   * @param shiftMetres by how much the chainage of every place of the old road grew; 0 where chainage 0 was kept
   * @param gapMetres between the two, bridged by a straight line; at most the tolerance
   */
  public record Longer(LineString line, double shiftMetres, double gapMetres) {
    public boolean keepsZero() {
      return shiftMetres == 0;
    }
  }

  /** @param before from chainage 0 to the cut @param after the rest */
  public record Parts(LineString before, LineString after) {}

  /**
   * The road as one line from its first point: parts that touch are joined, in the direction of the first.
   *
   * @return empty where the parts do not make one line
   */
  public static Optional<LineString> single(Geometry road) {
    if (road instanceof LineString line) {
      return Optional.of(line);
    }
    var merger = new LineMerger();
    merger.add(road);
    Collection<?> merged = merger.getMergedLineStrings();
    if (merged.size() != 1) {
      return Optional.empty();
    }
    LineString line = (LineString) merged.iterator().next();
    LineString first = (LineString) road.getGeometryN(0);
    var measure = new LengthIndexedLine(line);
    boolean forward = measure.project(first.getCoordinateN(0)) <= measure.project(first.getCoordinateN(first.getNumPoints() - 1));
    return Optional.of(forward ? line : line.reverse());
  }

  /**
   * Puts a piece at the end of a road, or else at its start; at the end where both are near, because that keeps chainage 0.
   *
   * @param tolerance metres between the ends that are meant to be one place
   * @return empty where no end of the piece is near an end of the road
   */
  public static Optional<Longer> append(LineString road, LineString piece, double tolerance) {
    Coordinate first = road.getCoordinateN(0);
    Coordinate last = road.getCoordinateN(road.getNumPoints() - 1);
    Coordinate from = piece.getCoordinateN(0);
    Coordinate to = piece.getCoordinateN(piece.getNumPoints() - 1);
    double atEnd = Math.min(last.distance(from), last.distance(to));
    if (atEnd <= tolerance) {
      return Optional.of(new Longer(chain(road, last.distance(from) <= last.distance(to) ? piece : piece.reverse()), 0, atEnd));
    }
    double atStart = Math.min(first.distance(from), first.distance(to));
    if (atStart <= tolerance) {
      LineString before = first.distance(to) <= first.distance(from) ? piece : piece.reverse();
      LineString line = chain(before, road);
      return Optional.of(new Longer(line, line.getLength() - road.getLength(), atStart));
    }
    return Optional.empty();
  }

  private static LineString chain(LineString one, LineString other) {
    var points = new CoordinateList(one.getCoordinates(), false);
    points.add(other.getCoordinates(), false);
    return one.getFactory().createLineString(points.toCoordinateArray());
  }

  /**
   * @param atMetres chainage of the cut
   * @param shortest metres that each part must have
   * @return empty where a part would be shorter
   */
  public static Optional<Parts> split(LineString road, double atMetres, double shortest) {
    if (!(atMetres >= shortest) || atMetres > road.getLength() - shortest) {
      return Optional.empty();
    }
    var measure = new LengthIndexedLine(road);
    return Optional.of(new Parts((LineString) measure.extractLine(0, atMetres), (LineString) measure.extractLine(atMetres, road.getLength())));
  }

  /** Chainage of the place of the road that is nearest to a point. */
  public static double chainage(LineString road, Coordinate point) {
    return new LengthIndexedLine(road).project(point);
  }
}
