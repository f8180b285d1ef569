package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;

/**
 * Finds the pieces of areas' borders that no second area has as its own edge, although the border of a second area runs near.
 * Lengths are metres. (JTS's coverage validator with a gap width was tried first: it passes over whole stretches of an
 * uneven gap whose two sides are not nearly parallel.)
 */
final class LooseBorders {

  private record Edge(int area, LineSegment segment) {}

  private final STRtree loose = new STRtree();
  private final List<Edge> edges = new ArrayList<>();

  private LooseBorders(List<Geometry> areas) {
    Map<LineSegment, Integer> uses = new HashMap<>();
    List<Edge> all = new ArrayList<>();
    for (int i = 0; i < areas.size(); i++) {
      for (LineSegment segment : segments(areas.get(i))) {
        uses.merge(segment, 1, Integer::sum);
        all.add(new Edge(i, segment));
      }
    }
    for (Edge edge : all) {
      if (uses.get(edge.segment) == 1) {
        edges.add(edge);
        loose.insert(new Envelope(edge.segment.p0, edge.segment.p1), edge);
      }
    }
  }

  /** The pieces of unshared border within {@code reach} metres of another area's unshared border. */
  static Geometry of(List<Geometry> areas, double reach) {
    LooseBorders borders = new LooseBorders(areas);
    GeometryFactory factory = areas.get(0).getFactory();
    List<LineString> pieces = new ArrayList<>();
    for (Edge edge : borders.edges) {
      Chain chain = chain(edge);
      for (Interval near : borders.nearOthers(edge, chain, reach)) {
        if (near.length() > 0) {
          pieces.add(chain.between(near).toLine(factory));
        }
      }
    }
    return factory.createMultiLineString(pieces.toArray(LineString[]::new));
  }

  @SuppressWarnings("unchecked")
  private List<Interval> nearOthers(Edge edge, Chain chain, double reach) {
    Envelope about = OpenGaps.expanded(new Envelope(edge.segment.p0, edge.segment.p1), reach);
    List<Interval> near = new ArrayList<>();
    for (Edge other : (List<Edge>) loose.query(about)) {
      if (other.area != edge.area) {
        near.addAll(new Corridor(chain(other), reach).near(chain));
      }
    }
    return Interval.merged(near);
  }

  private static Chain chain(Edge edge) {
    return new Chain(new Coordinate[] {edge.segment.p0, edge.segment.p1});
  }

  private static List<LineSegment> segments(Geometry area) {
    List<LineSegment> segments = new ArrayList<>();
    for (Polygon polygon : CoverageFaults.polygons(area)) {
      addSegments(polygon.getExteriorRing().getCoordinates(), segments);
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        addSegments(polygon.getInteriorRingN(i).getCoordinates(), segments);
      }
    }
    return segments;
  }

  private static void addSegments(Coordinate[] ring, List<LineSegment> segments) {
    Coordinate[] distinct = CoordinateArrays.removeRepeatedPoints(ring);
    for (int i = 1; i < distinct.length; i++) {
      LineSegment segment = new LineSegment(distinct[i - 1], distinct[i]);
      segment.normalize();
      segments.add(segment);
    }
  }
}
