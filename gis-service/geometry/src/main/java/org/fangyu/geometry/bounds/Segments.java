package org.fangyu.geometry.bounds;

import java.util.List;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * The pieces of lines and outlines, each with whose it is, for questions along rays and within sectors. Metres. A ray or a
 * sector meets many neighbours many times: overlays of whole geometries would take seconds where this takes milliseconds.
 */
final class Segments<T> {
  private final STRtree tree = new STRtree();

  /** A piece and its owner. */
  record Piece<T>(LineSegment line, T owner) {}

  /** @param within pieces that do not reach into it are left out */
  void add(Geometry geometry, T owner, Envelope within) {
    for (int part = 0; part < geometry.getNumGeometries(); part++) {
      Geometry one = geometry.getGeometryN(part);
      if (one instanceof Polygon polygon) {
        add(polygon.getExteriorRing().getCoordinateSequence(), owner, within);
        for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) add(polygon.getInteriorRingN(hole).getCoordinateSequence(), owner, within);
      } else if (one instanceof LineString line) {
        add(line.getCoordinateSequence(), owner, within);
      } else if (one instanceof Point point && !point.isEmpty()) {
        add(new LineSegment(point.getCoordinate(), point.getCoordinate()), owner, within);
      } else if (one.getNumGeometries() > 1) {
        add(one, owner, within);
      }
    }
  }

  private void add(CoordinateSequence line, T owner, Envelope within) {
    for (int i = 1; i < line.size(); i++) add(new LineSegment(line.getCoordinate(i - 1), line.getCoordinate(i)), owner, within);
  }

  private void add(LineSegment line, T owner, Envelope within) {
    var box = new Envelope(line.p0, line.p1);
    if (box.intersects(within)) tree.insert(box, new Piece<>(line, owner));
  }

  @SuppressWarnings("unchecked")
  List<Piece<T>> near(Envelope place) {
    return tree.isEmpty() ? List.of() : tree.query(place);
  }

  /** Those that a ray to one side comes near, of that length. */
  List<Piece<T>> along(Coordinate from, Side side, double metres) {
    return near(new Envelope(from, new Coordinate(from.x + side.dx * metres, from.y + side.dy * metres)));
  }

  /** How far along a ray to one side a piece is met first; NaN where it is not. */
  static double hit(LineSegment line, Coordinate from, Side side) {
    // a runs along the ray, b across it
    double a0 = side.eastOrWest() ? (line.p0.x - from.x) * side.dx : (line.p0.y - from.y) * side.dy;
    double a1 = side.eastOrWest() ? (line.p1.x - from.x) * side.dx : (line.p1.y - from.y) * side.dy;
    double b0 = side.eastOrWest() ? line.p0.y - from.y : line.p0.x - from.x;
    double b1 = side.eastOrWest() ? line.p1.y - from.y : line.p1.x - from.x;
    if (b0 > 0 && b1 > 0 || b0 < 0 && b1 < 0) return Double.NaN;
    if (b0 == b1) return Math.max(a0, a1) < 0 ? Double.NaN : Math.max(0, Math.min(a0, a1));
    double at = a0 + (a1 - a0) * b0 / (b0 - b1);
    return at >= 0 ? at : Double.NaN;
  }

  /** How far from its apex a sector first meets a piece; infinite where it does not. @param half angle to either side of the heading, radians */
  static double distance(LineSegment line, Coordinate apex, double heading, double half) {
    double nearest = Double.POSITIVE_INFINITY;
    for (Coordinate point : new Coordinate[] {line.closestPoint(apex), line.p0, line.p1, meets(line, apex, heading - half), meets(line, apex, heading + half)}) {
      if (point == null) continue;
      double away = apex.distance(point);
      if (away < nearest && (away == 0 || Math.abs(Angle.normalize(Angle.angle(apex, point) - heading)) <= half + 1e-9)) nearest = away;
    }
    return nearest;
  }

  /** Where a ray of any direction meets a piece; null where it does not. */
  private static Coordinate meets(LineSegment line, Coordinate from, double direction) {
    double dx = Math.cos(direction);
    double dy = Math.sin(direction);
    double across0 = dx * (line.p0.y - from.y) - dy * (line.p0.x - from.x);
    double across1 = dx * (line.p1.y - from.y) - dy * (line.p1.x - from.x);
    if (across0 == across1 || across0 > 0 == across1 > 0 && across0 != 0 && across1 != 0) return null;
    Coordinate at = line.pointAlong(across0 / (across0 - across1));
    return dx * (at.x - from.x) + dy * (at.y - from.y) >= 0 ? at : null;
  }
}
