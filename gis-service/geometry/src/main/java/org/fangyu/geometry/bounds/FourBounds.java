package org.fangyu.geometry.bounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * Finds the named neighbours that bound a road or place on its four sides (四至). Coordinates are metres.
 *
 * <p>A stretched-out line is bounded at its two ends by what it ends at (or else what lies ahead), and along its two flanks
 * by what accompanies it: rays go out from points all along it, and what they meet first counts by how many meet it.
 * Roads that it crosses bound it nowhere. Anything else (a square, a ring, a point) has four flanks. On a flank two
 * neighbours are told where each faces a third of it or more.
 */
public final class FourBounds {
  /** Two lines this near meet: digitising is no better. Metres. */
  static final double TOUCH_METRES = 15;
  /** A line is stretched out when its ends are this share of its length apart. */
  private static final double STRETCHED = 0.5;
  private static final double SECOND_SHARE = 1.0 / 3;
  /** How far to either side of its heading is still ahead of a line's end: straight on, and where nothing is there, wider. */
  private static final double NARROW_DEGREES = 20;
  private static final double WIDE_DEGREES = 60;
  private static final int RAYS = 80;
  private static final GeometryFactory SHAPES = new GeometryFactory();

  private final Geometry subject;
  private final double reachMetres;
  private final STRtree near = new STRtree();

  private FourBounds(Geometry subject, List<Neighbour> neighbours, double reachMetres) {
    this.subject = subject;
    this.reachMetres = reachMetres;
    Geometry core = subject.getDimension() == 1 ? subject.difference(ends(subject).buffer(TOUCH_METRES)) : SHAPES.createPoint();
    neighbours.stream().filter(n -> !n.geometry().isEmpty() && !crossed(core, n)).forEach(n -> near.insert(n.geometry().getEnvelopeInternal(), n));
  }

  /**
   * The bounds of each side, the more facing one first; a side without any within reach has an empty list.
   *
   * @param subject a point, line or polygon, not empty
   * @param reachMetres further away nothing bounds it
   */
  public static Map<Side, List<Bound>> of(Geometry subject, List<Neighbour> neighbours, double reachMetres) {
    if (subject.isEmpty()) throw new IllegalArgumentException("the subject is empty");
    if (!(reachMetres > 0)) throw new IllegalArgumentException("reach must be positive, was " + reachMetres + " m");
    var bounds = new EnumMap<Side, List<Bound>>(Side.class);
    var finder = new FourBounds(subject, neighbours, reachMetres);
    Optional<Ends> ends = Ends.of(subject, STRETCHED);
    for (Side side : Side.values()) {
      bounds.put(side, ends.isPresent() && ends.get().lie(side) ? finder.atEnd(side, ends.get()) : finder.onFlank(side));
    }
    return bounds;
  }

  /** Whether the neighbour passes through the subject, rather than beside it or to its end. @param core the subject without its ends */
  private static boolean crossed(Geometry core, Neighbour neighbour) {
    return neighbour.kind() == Neighbour.Kind.ROAD && core.getEnvelopeInternal().intersects(neighbour.geometry().getEnvelopeInternal()) && core.intersects(neighbour.geometry());
  }

  private static Geometry ends(Geometry line) {
    return Ends.of(line, 0).map(e -> (Geometry) SHAPES.createMultiPointFromCoords(new Coordinate[] {e.first(), e.last()})).orElse(SHAPES.createPoint());
  }

  /** What the line ends at; where it ends at nothing, the nearest ahead. */
  private List<Bound> atEnd(Side side, Ends ends) {
    List<Bound> straightOn = ahead(side, ends, NARROW_DEGREES);
    return straightOn.isEmpty() ? ahead(side, ends, WIDE_DEGREES) : straightOn;
  }

  private List<Bound> ahead(Side side, Ends ends, double degrees) {
    Coordinate end = ends.at(side);
    double heading = ends.headingAt(side);
    Geometry here = SHAPES.createPoint(end);
    Geometry ahead = wedge(end, heading, degrees);
    return found(ahead).stream()
        .map(n -> new Met(n, distance(here, n, ahead), Ends.slant(n.geometry(), end, heading)))
        .filter(met -> met.distance() <= reachMetres)
        .min(Comparator.comparingDouble((Met met) -> met.distance() <= TOUCH_METRES ? 0 : met.distance()).thenComparing(Comparator.comparingDouble(Met::slant).reversed())
            .thenComparing(met -> met.neighbour().name()))
        .map(met -> List.of(new Bound(side, met.neighbour(), met.distance() <= TOUCH_METRES ? 0 : met.distance(), 1))).orElse(List.of());
  }

  /** @param slant angle between the line's heading and the neighbour there, degrees, 0 to 90 */
  private record Met(Neighbour neighbour, double distance, double slant) {}

  private static double distance(Geometry here, Neighbour neighbour, Geometry ahead) {
    double nearest = here.distance(neighbour.geometry());
    if (nearest <= TOUCH_METRES) return nearest;
    Geometry part = neighbour.geometry().intersection(ahead);
    return part.isEmpty() ? Double.POSITIVE_INFINITY : here.distance(part);
  }

  /** A sector to either side of a heading, with the surroundings of its apex. */
  private Geometry wedge(Coordinate apex, double heading, double degrees) {
    var corners = new ArrayList<Coordinate>();
    corners.add(apex);
    for (int step = -4; step <= 4; step++) {
      double angle = heading + Math.toRadians(degrees * step / 4);
      corners.add(new Coordinate(apex.x + reachMetres * Math.cos(angle), apex.y + reachMetres * Math.sin(angle)));
    }
    corners.add(apex);
    return SHAPES.createPolygon(corners.toArray(Coordinate[]::new)).union(SHAPES.createPoint(apex).buffer(TOUCH_METRES));
  }

  @SuppressWarnings("unchecked")
  private List<Neighbour> found(Geometry place) {
    return near.query(place.getEnvelopeInternal());
  }

  private List<Bound> onFlank(Side side) {
    var hits = new LinkedHashMap<String, List<Met>>();
    List<Coordinate> front = front(side);
    for (Coordinate from : front) firstHit(from, side).ifPresent(met -> hits.computeIfAbsent(met.neighbour().name(), k -> new ArrayList<>()).add(met));
    int all = hits.values().stream().mapToInt(List::size).sum();
    List<Bound> bounds = hits.values().stream().filter(mets -> accompanies(mets, front.size())).map(mets -> bound(side, mets, all))
        .sorted(Comparator.comparingDouble(Bound::share).reversed().thenComparingDouble(Bound::distanceMetres).thenComparing(b -> b.neighbour().name())).toList();
    return bounds.stream().filter(b -> b == bounds.get(0) || b.share() >= SECOND_SHARE).limit(2).toList();
  }

  /** A road at which the subject ends is met by a few rays near there; that does not make it a companion. */
  private static boolean accompanies(List<Met> mets, int rays) {
    return mets.size() >= rays * SECOND_SHARE || mets.stream().allMatch(met -> met.distance() > TOUCH_METRES);
  }

  private static Bound bound(Side side, List<Met> mets, int all) {
    Met nearest = mets.stream().min(Comparator.comparingDouble(Met::distance)).orElseThrow();
    return new Bound(side, nearest.neighbour(), nearest.distance(), (double) mets.size() / all);
  }

  /** Points of the subject from which nothing of it lies further out. */
  private List<Coordinate> front(Side side) {
    return samples().stream().filter(from -> {
      Geometry beyond = ray(moved(from, side, 0.5), side, reachMetres);
      return !beyond.intersects(subject);
    }).toList();
  }

  private List<Coordinate> samples() {
    Geometry outline = subject instanceof Polygon || subject.getDimension() == 2 ? subject.getBoundary() : subject;
    if (outline.getDimension() == 0) return List.of(outline.getCoordinates());
    var line = new LengthIndexedLine(outline);
    var samples = new ArrayList<Coordinate>();
    for (int i = 0; i <= RAYS; i++) samples.add(line.extractPoint(outline.getLength() * i / RAYS));
    return samples;
  }

  private Optional<Met> firstHit(Coordinate from, Side side) {
    Geometry ray = ray(from, side, reachMetres);
    Geometry here = SHAPES.createPoint(from);
    return found(ray).stream().map(n -> new Met(n, along(here, n.geometry().intersection(ray)), 0))
        .filter(met -> met.distance() <= reachMetres)
        .min(Comparator.comparingDouble(Met::distance).thenComparing(met -> met.neighbour().name()));
  }

  private static double along(Geometry here, Geometry hit) {
    return hit.isEmpty() ? Double.POSITIVE_INFINITY : here.distance(hit);
  }

  private static Coordinate moved(Coordinate from, Side side, double metres) {
    return new Coordinate(from.x + side.dx * metres, from.y + side.dy * metres);
  }

  private static LineString ray(Coordinate from, Side side, double metres) {
    return SHAPES.createLineString(new Coordinate[] {from, moved(from, side, metres)});
  }
}
