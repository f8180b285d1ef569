package org.fangyu.geometry.roads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.locationtech.jts.algorithm.Distance;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Brings a drawn centreline onto the net: its ends move to the road that they nearly reach, to that road's own end or
 * vertex where one is near; and where another road nearly ends on it, it gets a vertex at that end. Pure; metres.
 */
public final class RoadJoins {
  private static final double SAME_METRES = 1e-6;

  private RoadJoins() {}

  /**
   * Where the road meets another one.
   *
   * @param place start, end or along
   * @param movedMetres how far the drawn end was moved; 0 along the road
   */
  public record Join(Road road, String place, double movedMetres, Coordinate at) {}

  /** @param line with its ends and vertices on the net @param joins in the order of the road */
  public record Joined(LineString line, List<Join> joins) {}

  /**
   * @param tolerance metres within which an end is meant to lie on the other road; at least 0
   * @return the line as it was drawn where nothing is near
   */
  public static Joined snap(LineString drawn, Collection<Road> net, double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException("tolerance must not be negative, was " + tolerance);
    }
    Coordinate[] points = drawn.getCoordinates();
    List<Join> joins = new ArrayList<>();
    nearest(points[0], net, tolerance, "start").ifPresent(joins::add);
    nearest(points[points.length - 1], net, tolerance, "end").ifPresent(joins::add);
    LineString moved = moved(drawn, joins);
    List<Join> along = along(moved, net, tolerance);
    LineString line = withVertices(moved, along);
    List<Join> all = new ArrayList<>(Stream.concat(joins.stream(), along.stream()).toList());
    LengthIndexedLine measure = new LengthIndexedLine(line);
    all.sort(Comparator.comparingDouble(join -> join.place().equals("start") ? -1 : join.place().equals("end") ? Double.MAX_VALUE : measure.project(join.at())));
    return new Joined(line, List.copyOf(all));
  }

  /** A vertex of the other road wins over a place between vertices, so that roads that meet share one. */
  private static Optional<Join> nearest(Coordinate end, Collection<Road> net, double tolerance, String place) {
    Coordinate best = null;
    Road reached = null;
    double nearest = tolerance;
    boolean vertex = false;
    for (Road road : net) {
      for (Coordinate corner : road.line().getCoordinates()) {
        double distance = corner.distance(end);
        if (distance <= tolerance && (!vertex || distance < nearest)) {
          best = corner;
          reached = road;
          nearest = distance;
          vertex = true;
        }
      }
      Coordinate foot = vertex ? null : foot(end, road.line());
      if (foot != null && foot.distance(end) <= nearest) {
        best = foot;
        reached = road;
        nearest = foot.distance(end);
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Join(reached, place, best.distance(end), best.copy()));
  }

  private static Coordinate foot(Coordinate point, Geometry lines) {
    Coordinate best = null;
    double nearest = Double.MAX_VALUE;
    for (int i = 0; i < lines.getNumGeometries(); i++) {
      Coordinate[] points = lines.getGeometryN(i).getCoordinates();
      for (int j = 1; j < points.length; j++) {
        double distance = Distance.pointToSegment(point, points[j - 1], points[j]);
        if (distance < nearest) {
          nearest = distance;
          best = new LineSegment(points[j - 1], points[j]).closestPoint(point);
        }
      }
    }
    return best;
  }

  private static LineString moved(LineString drawn, List<Join> joins) {
    Coordinate[] points = drawn.copy().getCoordinates();
    for (Join join : joins) {
      points[join.place().equals("start") ? 0 : points.length - 1] = join.at();
    }
    boolean collapsed = points.length == 2 && points[0].distance(points[1]) <= SAME_METRES;
    return collapsed ? drawn : drawn.getFactory().createLineString(points);
  }

  /** Ends of other roads that lie on the line, but for its own ends. */
  private static List<Join> along(LineString line, Collection<Road> net, double tolerance) {
    List<Join> joins = new ArrayList<>();
    Coordinate first = line.getCoordinateN(0);
    Coordinate last = line.getCoordinateN(line.getNumPoints() - 1);
    for (Road road : net) {
      for (int i = 0; i < road.line().getNumGeometries(); i++) {
        Coordinate[] points = road.line().getGeometryN(i).getCoordinates();
        for (Coordinate end : new Coordinate[] {points[0], points[points.length - 1]}) {
          Coordinate foot = foot(end, line);
          boolean inside = end.distance(first) > tolerance && end.distance(last) > tolerance;
          if (inside && foot.distance(end) <= tolerance) {
            joins.add(new Join(road, "along", 0, end.copy()));
          }
        }
      }
    }
    return joins;
  }

  private static LineString withVertices(LineString line, List<Join> along) {
    LineString grown = line;
    for (Join join : along) {
      grown = insert(grown, join.at());
    }
    return grown;
  }

  private static LineString insert(LineString line, Coordinate point) {
    Coordinate[] points = line.getCoordinates();
    int segment = 0;
    double nearest = Double.MAX_VALUE;
    for (int i = 1; i < points.length; i++) {
      double distance = Distance.pointToSegment(point, points[i - 1], points[i]);
      if (distance < nearest) {
        nearest = distance;
        segment = i;
      }
    }
    if (points[segment].distance(point) <= SAME_METRES || points[segment - 1].distance(point) <= SAME_METRES) {
      return line;
    }
    List<Coordinate> grown = new ArrayList<>(List.of(points));
    grown.add(segment, point);
    GeometryFactory factory = line.getFactory();
    return factory.createLineString(grown.toArray(Coordinate[]::new));
  }
}
