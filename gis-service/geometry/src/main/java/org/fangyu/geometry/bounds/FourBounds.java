package org.fangyu.geometry.bounds;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
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
  private final Segments<Neighbour> near = new Segments<>();
  private final Segments<Geometry> own = new Segments<>();

  private FourBounds(Geometry subject, List<Neighbour> neighbours, double reachMetres) {
    this.subject = subject;
    this.reachMetres = reachMetres;
    Envelope within = subject.getEnvelopeInternal().copy();
    within.expandBy(reachMetres);
    Geometry core = subject.getDimension() == 1 ? subject.difference(ends(subject).buffer(TOUCH_METRES)) : SHAPES.createPoint();
    PreparedGeometry crossing = PreparedGeometryFactory.prepare(core);
    neighbours.stream().filter(n -> n.geometry().getEnvelopeInternal().intersects(within) && !crossed(crossing, n)).forEach(n -> near.add(n.geometry(), n, within));
    own.add(subject, subject, within);
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
  private static boolean crossed(PreparedGeometry core, Neighbour neighbour) {
    return neighbour.kind() == Neighbour.Kind.ROAD && !core.getGeometry().isEmpty() && core.intersects(neighbour.geometry());
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
    var around = new Envelope(end);
    around.expandBy(reachMetres);
    var met = new LinkedHashMap<Neighbour, Double>();
    for (Segments.Piece<Neighbour> piece : near.near(around)) {
      double touching = piece.line().distance(end);
      double distance = touching <= TOUCH_METRES ? 0 : Segments.distance(piece.line(), end, heading, Math.toRadians(degrees));
      if (distance <= reachMetres) met.merge(piece.owner(), distance, Math::min);
    }
    return met.entrySet().stream().map(e -> new Met(e.getKey(), e.getValue(), Ends.slant(e.getKey().geometry(), end, heading)))
        .min(Comparator.comparingDouble(Met::distance).thenComparing(Comparator.comparingDouble(Met::slant).reversed()).thenComparing(m -> m.neighbour().name()))
        .map(m -> List.of(new Bound(side, m.neighbour(), m.distance(), 1))).orElse(List.of());
  }

  /** @param slant angle between the line's heading and the neighbour there, degrees, 0 to 90 */
  private record Met(Neighbour neighbour, double distance, double slant) {}

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
      Coordinate beyond = moved(from, side, 0.5);
      return own.along(beyond, side, reachMetres).stream().allMatch(piece -> Double.isNaN(Segments.hit(piece.line(), beyond, side)));
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
    return near.along(from, side, reachMetres).stream().map(piece -> new Met(piece.owner(), Segments.hit(piece.line(), from, side), 0))
        .filter(met -> met.distance() <= reachMetres)
        .min(Comparator.comparingDouble(Met::distance).thenComparing(met -> met.neighbour().name()));
  }

  private static Coordinate moved(Coordinate from, Side side, double metres) {
    return new Coordinate(from.x + side.dx * metres, from.y + side.dy * metres);
  }
}
