package org.fangyu.geometry.bounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;
import org.locationtech.jts.operation.linemerge.LineMerger;

/**
 * The two ends of a line and how it heads out of each; metres, headings in radians anticlockwise from east.
 *
 * @param firstHeading out of the first end
 */
record Ends(Coordinate first, Coordinate last, double firstHeading, double lastHeading) {
  /** A line's heading at its end is taken over this stretch, metres: the last vertex may be a crooked one. */
  private static final double STRETCH_METRES = 30;

  /** The ends of one line, or of the longest part of several; none where they are nearer than a share of the length. */
  static Optional<Ends> of(Geometry subject, double stretched) {
    if (subject.getDimension() != 1) return Optional.empty();
    var parts = new LineMerger();
    parts.add(subject);
    List<Coordinate[]> pairs = new ArrayList<>();
    for (Object part : parts.getMergedLineStrings()) pairs.add(((LineString) part).getCoordinates());
    Coordinate[] longest = pairs.stream().max((a, b) -> Double.compare(length(a), length(b))).orElseThrow();
    Coordinate first = longest[0];
    Coordinate last = longest[longest.length - 1];
    if (first.distance(last) < stretched * length(longest) || first.equals2D(last)) return Optional.empty();
    var line = new LengthIndexedLine(subject.getFactory().createLineString(longest));
    double step = Math.min(STRETCH_METRES, length(longest));
    return Optional.of(new Ends(first, last, Angle.angle(line.extractPoint(step), first), Angle.angle(line.extractPoint(length(longest) - step), last)));
  }

  private static double length(Coordinate[] line) {
    double sum = 0;
    for (int i = 1; i < line.length; i++) sum += line[i - 1].distance(line[i]);
    return sum;
  }

  /** Whether one of the ends is the subject's limit to that side: a road from west to east ends east and west. */
  boolean lie(Side side) {
    return side.eastOrWest() == Math.abs(last.x - first.x) >= Math.abs(last.y - first.y);
  }

  Coordinate at(Side side) {
    return firstIs(side) ? first : last;
  }

  double headingAt(Side side) {
    return firstIs(side) ? firstHeading : lastHeading;
  }

  private boolean firstIs(Side side) {
    return (first.x - last.x) * side.dx + (first.y - last.y) * side.dy > 0;
  }

  /** Angle between a heading and the nearest piece of a line, degrees, 0 (goes on straight) to 90 (lies across). */
  static double slant(Geometry line, Coordinate near, double heading) {
    double best = Double.POSITIVE_INFINITY;
    double slant = 0;
    for (int part = 0; part < line.getNumGeometries(); part++) {
      Coordinate[] c = line.getGeometryN(part).getCoordinates();
      for (int i = 1; i < c.length; i++) {
        double away = Distance.pointToSegment(near, c[i - 1], c[i]);
        if (away >= best) continue;
        best = away;
        double between = Math.toDegrees(Angle.diff(Angle.angle(c[i - 1], c[i]), heading));
        slant = Math.min(between, 180 - between);
      }
    }
    return slant;
  }
}
