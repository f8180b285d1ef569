package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Finds where areas that should share their borders part, overlap or are no valid areas at all. Coordinates are metres in one
 * projected reference system.
 *
 * <p>An <em>overlap</em> is ground inside two sides. A <em>gap</em> is ground inside none that either is enclosed by the
 * sides, however wide, or lies open to the outside as a strip between two sides that run along each other
 * ({@link OpenGaps}). A side whose rings are invalid is reported with the place of its first fault, and its repaired shape
 * takes part in the rest, so that one crossed ring does not show as a gap all around it.
 *
 * <p>The <em>width</em> of a fault is the diameter of the largest circle in it. Faults narrower than the tolerance are
 * slivers: they are listed and marked, since whether a sliver matters is the reader's to say. Nothing is listed that is
 * narrower than {@value #NOISE_METRES} m: coordinates in degrees with eight decimals say no more.
 *
 * <p>Not found: a missing side (it is not enclosed unless its neighbours go all around), and borders that coincide although
 * their vertices differ.
 */
public final class CoverageFaults {

  /** Faults narrower than this, in metres, are rounding of coordinates and are dropped. */
  public static final double NOISE_METRES = 0.001;

  /** One side: an area with the name by which faults refer to it. */
  public record Side(String name, Geometry area) {
    public Side {
      if (name == null || !(area instanceof Polygonal)) {
        throw new IllegalArgumentException("side %s must be a polygon or multi-polygon".formatted(name));
      }
    }
  }

  /** What is wrong. */
  public enum Kind { GAP, OVERLAP, INVALID }

  /**
   * One fault.
   *
   * @param where            the polygon of a gap or overlap; the point at which a ring is invalid
   * @param areaSquareMetres area of {@code where}; 0 for an invalid ring
   * @param widthMetres      diameter of the largest circle in {@code where}; 0 for an invalid ring
   * @param between          the sides it lies between: two for an overlap, one for an invalid ring, one or more for a gap
   * @param sliver           narrower than the tolerance
   * @param reason           why a ring is invalid, in the words of JTS; empty for a gap or overlap
   */
  public record Fault(Kind kind, Geometry where, double areaSquareMetres, double widthMetres, List<String> between,
      boolean sliver, String reason) {}

  private final List<Side> sides;
  private final double toleranceMetres;
  private final List<Fault> faults = new ArrayList<>();
  private final STRtree index = new STRtree();

  private CoverageFaults(List<Side> sides, double toleranceMetres) {
    this.sides = new ArrayList<>(sides);
    this.toleranceMetres = toleranceMetres;
  }

  /**
   * All faults among the sides: invalid rings first, then gaps and overlaps with the widest first.
   *
   * @param toleranceMetres width below which a fault is a sliver, 0 or more
   * @throws IllegalArgumentException if the tolerance is negative or not finite
   */
  public static List<Fault> among(List<Side> sides, double toleranceMetres) {
    if (!(toleranceMetres >= 0) || Double.isInfinite(toleranceMetres)) {
      throw new IllegalArgumentException("tolerance must be 0 m or more, was " + toleranceMetres);
    }
    CoverageFaults search = new CoverageFaults(sides, toleranceMetres);
    search.setInvalidRingsRight();
    search.findOverlaps();
    search.findGaps();
    search.faults.sort(Comparator.comparing((Fault fault) -> fault.kind != Kind.INVALID)
        .thenComparing(Comparator.comparingDouble(Fault::widthMetres).reversed()));
    return List.copyOf(search.faults);
  }

  private void setInvalidRingsRight() {
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      TopologyValidationError error = new IsValidOp(side.area).getValidationError();
      if (error != null) {
        Geometry where = side.area.getFactory().createPoint(error.getCoordinate());
        faults.add(new Fault(Kind.INVALID, where, 0, 0, List.of(side.name), false, error.getMessage()));
        sides.set(i, new Side(side.name, polygonal(GeometryFixer.fix(side.area))));
      }
      if (!sides.get(i).area.isEmpty()) {
        index.insert(sides.get(i).area.getEnvelopeInternal(), i);
      }
    }
  }

  private void findOverlaps() {
    for (int i = 0; i < sides.size(); i++) {
      Side side = sides.get(i);
      for (int k : near(side.area, 0)) {
        if (k > i) {
          Side other = sides.get(k);
          Geometry common = OverlayNGRobust.overlay(side.area, other.area, OverlayNG.INTERSECTION);
          addEach(Kind.OVERLAP, common, polygon -> List.of(side.name, other.name));
        }
      }
    }
  }

  private void findGaps() {
    List<Geometry> areas = sides.stream().map(Side::area).filter(area -> !area.isEmpty()).toList();
    if (areas.isEmpty()) {
      return;
    }
    Geometry covered = OverlayNGRobust.union(areas);
    List<Polygon> holes = holes(covered);
    for (Polygon hole : holes) {
      addEach(Kind.GAP, OverlayNGRobust.overlay(hole, localPart(covered, hole), OverlayNG.DIFFERENCE), this::namesAround);
    }
    for (Polygon gap : OpenGaps.of(areas, holes, toleranceMetres)) {
      List<String> around = namesAround(gap);
      if (around.size() > 1) {
        addEach(Kind.GAP, gap, polygon -> around);
      }
    }
  }

  private static List<Polygon> holes(Geometry covered) {
    List<Polygon> holes = new ArrayList<>();
    for (Polygon polygon : polygons(covered)) {
      for (int i = 0; i < polygon.getNumInteriorRing(); i++) {
        holes.add(polygon.getFactory().createPolygon(polygon.getInteriorRingN(i).copy().getCoordinates()));
      }
    }
    return holes;
  }

  /** The polygons of the covered ground that can lie in the hole. */
  private static Geometry localPart(Geometry covered, Polygon hole) {
    List<Polygon> inside = polygons(covered).stream()
        .filter(polygon -> hole.getEnvelopeInternal().covers(polygon.getEnvelopeInternal())).toList();
    return covered.getFactory().createMultiPolygon(inside.toArray(Polygon[]::new));
  }

  private List<String> namesAround(Geometry gap) {
    double reach = 10 * NOISE_METRES;
    Geometry edge = gap.getBoundary();
    List<String> names = new ArrayList<>();
    for (int i : near(gap, reach)) {
      Geometry beside = OverlayNGRobust.overlay(edge, localBorder(sides.get(i).area, gap, reach), OverlayNG.INTERSECTION);
      if (beside.getLength() > 4 * reach) {
        names.add(sides.get(i).name);
      }
    }
    return names;
  }

  private static Geometry localBorder(Geometry area, Geometry gap, double reach) {
    Geometry window = gap.getFactory().toGeometry(OpenGaps.expanded(gap.getEnvelopeInternal(), 4 * reach));
    return OverlayNGRobust.overlay(area, window, OverlayNG.INTERSECTION).buffer(reach);
  }

  private interface Between {
    List<String> of(Polygon where);
  }

  private void addEach(Kind kind, Geometry found, Between between) {
    for (Polygon polygon : polygons(found)) {
      double width = Width.of(polygon);
      if (width >= NOISE_METRES) {
        faults.add(new Fault(kind, polygon, polygon.getArea(), width, between.of(polygon), width < toleranceMetres, ""));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private List<Integer> near(Geometry place, double metres) {
    List<Integer> found = new ArrayList<>(index.query(OpenGaps.expanded(place.getEnvelopeInternal(), metres)));
    found.sort(Comparator.naturalOrder());
    return found;
  }

  @SuppressWarnings("unchecked")
  static List<Polygon> polygons(Geometry geometry) {
    return PolygonExtracter.getPolygons(geometry);
  }

  /** The areas alone: an intersection also gives the lines and points in which two areas only touch. */
  static Geometry polygonal(Geometry mixed) {
    return mixed instanceof Polygonal ? mixed
        : mixed.getFactory().createMultiPolygon(polygons(mixed).toArray(Polygon[]::new));
  }
}
