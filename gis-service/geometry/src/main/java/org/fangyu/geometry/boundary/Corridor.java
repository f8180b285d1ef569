package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.index.strtree.STRtree;

/** The strip of a given half-width, metres, about a chain: what of another chain lies in it, and what passes abeam of it. */
final class Corridor {

  private final Chain axis;
  private final double halfWidth;
  private final Envelope extent = new Envelope();
  private final STRtree segments = new STRtree();

  Corridor(Chain axis, double halfWidth) {
    this.axis = axis;
    this.halfWidth = halfWidth;
    for (int i = 0; i < axis.segments(); i++) {
      Envelope segment = new Envelope(axis.start(i), axis.end(i));
      extent.expandToInclude(segment);
      segments.insert(segment, i);
    }
    segments.build();
  }

  /** The chainages of {@code chain} whose points are not farther from the axis than the half-width; disjoint, ascending. */
  List<Interval> near(Chain chain) {
    List<Interval> found = new ArrayList<>();
    for (int i = 0; i < chain.segments(); i++) {
      Frame frame = new Frame(chain, i);
      for (int k : axisSegmentsAbout(chain, i)) {
        frame.within(halfWidth, axis.start(k), axis.end(k), found);
      }
    }
    return Interval.merged(found);
  }

  /**
   * The chainages of {@code chain} that the axis passes abeam: the axis crosses the perpendicular raised there, not farther
   * away than the half-width. Disjoint, ascending; an axis that runs at a right angle to the chain gives a point.
   */
  List<Interval> abeam(Chain chain) {
    List<Interval> found = new ArrayList<>();
    for (int i = 0; i < chain.segments(); i++) {
      Frame frame = new Frame(chain, i);
      for (int k : axisSegmentsAbout(chain, i)) {
        frame.abeam(halfWidth, axis.start(k), axis.end(k), found);
      }
    }
    return Interval.merged(found);
  }

  @SuppressWarnings("unchecked")
  private List<Integer> axisSegmentsAbout(Chain chain, int segment) {
    Envelope about = new Envelope(chain.start(segment), chain.end(segment));
    about.expandBy(halfWidth);
    return extent.intersects(about) ? segments.query(about) : List.of();
  }

  /** The frame of one segment: u runs along it from its start, v to its left, both in metres. */
  private static final class Frame {
    private final Coordinate origin;
    private final double length;
    private final double east;
    private final double north;
    private final double chainage;
    private final double chainageAtEnd;

    Frame(Chain chain, int segment) {
      origin = chain.start(segment);
      Coordinate end = chain.end(segment);
      length = origin.distance(end);
      east = length == 0 ? 1 : (end.x - origin.x) / length;
      north = length == 0 ? 0 : (end.y - origin.y) / length;
      chainage = chain.chainageAtStart(segment);
      chainageAtEnd = chain.chainageAtEnd(segment);
    }

    private double u(Coordinate p) {
      return (p.x - origin.x) * east + (p.y - origin.y) * north;
    }

    private double v(Coordinate p) {
      return (p.y - origin.y) * east - (p.x - origin.x) * north;
    }

    /** Adds the chainages of this segment within {@code reach} of the segment a–b: two discs and the rectangle between. */
    void within(double reach, Coordinate a, Coordinate b, List<Interval> found) {
      Clip all = new Clip(0, length);
      addDisc(all, reach, a, found);
      addDisc(all, reach, b, found);
      double span = a.distance(b);
      if (span == 0) {
        return;
      }
      double alongEast = (b.x - a.x) / span;
      double alongNorth = (b.y - a.y) / span;
      double startAlong = (origin.x - a.x) * alongEast + (origin.y - a.y) * alongNorth;
      double startAcross = (origin.y - a.y) * alongEast - (origin.x - a.x) * alongNorth;
      double turnAlong = east * alongEast + north * alongNorth;
      double turnAcross = north * alongEast - east * alongNorth;
      add(all.where(startAlong, turnAlong, 0, span).where(startAcross, turnAcross, -reach, reach), found);
    }

    private void addDisc(Clip all, double reach, Coordinate centre, List<Interval> found) {
      double aside = v(centre);
      if (Math.abs(aside) <= reach) {
        double half = Math.sqrt(reach * reach - aside * aside);
        add(all.where(0, 1, u(centre) - half, u(centre) + half), found);
      }
    }

    /** Adds the chainages of this segment at which the segment a–b is met at a right angle within {@code reach}. */
    void abeam(double reach, Coordinate a, Coordinate b, List<Interval> found) {
      double ua = u(a);
      double ub = u(b);
      Clip part = new Clip(0, 1).where(ua, ub - ua, 0, length).where(v(a), v(b) - v(a), -reach, reach);
      if (part.empty()) {
        return;
      }
      double first = ua + part.from() * (ub - ua);
      double last = ua + part.to() * (ub - ua);
      add(new Clip(Math.max(0, Math.min(first, last)), Math.min(length, Math.max(first, last))), found);
    }

    /** A clip that reaches the end of the segment gets the very chainage of its vertex, so that neighbours join. */
    private void add(Clip part, List<Interval> found) {
      if (!part.empty()) {
        double to = part.to() >= length ? chainageAtEnd : chainage + part.to();
        found.add(new Interval(Math.min(chainage + part.from(), to), to));
      }
    }
  }

  /** A range of one parameter that linear conditions cut down. */
  private record Clip(double from, double to) {

    boolean empty() {
      return !(from <= to);
    }

    /** The part in which {@code start + slope × parameter} lies between two bounds. */
    Clip where(double start, double slope, double low, double high) {
      if (slope == 0) {
        return start >= low && start <= high ? this : new Clip(1, 0);
      }
      double a = (low - start) / slope;
      double b = (high - start) / slope;
      return new Clip(Math.max(from, Math.min(a, b)), Math.min(to, Math.max(a, b)));
    }
  }
}
