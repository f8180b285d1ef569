package org.fangyu.boundaries;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.geometry.boundary.CoverageFaults;
import org.fangyu.geometry.boundary.CoverageFaults.Side;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/** Rule B03: the sides of a boundary share it. Lists where areas in degrees part, overlap or are no valid areas. */
final class CoverageCheck {

  private static final String RULE = "B03";
  private static final String INVALID = "invalid";
  private static final double HALF_ZONE_DEGREES = 1.5;

  /** What JTS calls the ways in which rings are invalid. */
  private static final Map<String, String> REASONS = Map.of(
      "Self-intersection", "边线自相交", "Ring Self-intersection", "环自相交", "Hole lies outside shell", "内环在外环之外",
      "Holes are nested", "内环相套", "Nested shells", "外环相套", "Interior is disconnected", "面的内部不连通",
      "Duplicate Rings", "重复的环", "Too few distinct points in geometry component", "环的点数不足",
      "Invalid Coordinate", "坐标无效", "Ring is not closed", "环未闭合");

  /** A side with its name; polygon or multi-polygon in degrees. */
  record Area(String name, Geometry degrees) {}

  /**
   * One fault.
   *
   * @param kind              gap, overlap or invalid
   * @param withinTolerance   narrower than the tolerance: named, not counted
   * @param where             polygon, or point of an invalid ring, in degrees
   */
  record Fault(String kind, double areaSquareMetres, double widthMetres, List<String> between, boolean withinTolerance,
      String reason, Geometry where) {

    /** A point in the fault, degrees. */
    @JsonIgnore
    Point place() {
      return where.getInteriorPoint();
    }
  }

  record Report(List<Fault> faults, double toleranceMetres, String sentence, List<Finding> findings) {

    boolean passed() {
      return faults.stream().allMatch(Fault::withinTolerance);
    }
  }

  private CoverageCheck() {}

  /**
   * Checks areas anywhere in China. Areas of more than one zone are looked at zone by zone, each with its neighbours half a
   * zone beyond, and a fault is listed by the zone in which it lies.
   *
   * @throws org.fangyu.crs.CrsFault if an area lies outside of the zones of China
   */
  static Report of(List<Area> areas, Bound tolerance) {
    return of(areas, tolerance, done -> {});
  }

  /** As {@link #of(List, Bound)}; {@code progress} is told how many areas are done. */
  static Report of(List<Area> areas, Bound tolerance, LongConsumer progress) {
    NavigableSet<Integer> zones = zones(areas);
    List<Fault> faults = new ArrayList<>(areas.stream().flatMap(area -> invalid(area).stream()).toList());
    for (int zone : zones) {
      faults.addAll(inZone(areas, new Cgcs2000Zone(zone), zones.size() == 1, tolerance.number()));
      progress.accept(areas.stream().map(area -> area.degrees.getEnvelopeInternal())
          .filter(box -> box.isNull() || zoneOf(box.getMaxX()) <= zone).count());
    }
    faults.sort(Comparator.comparing((Fault fault) -> !fault.kind.equals(INVALID))
        .thenComparing(Comparator.comparingDouble(Fault::widthMetres).reversed()));
    String sentence = sentence(areas, faults, tolerance);
    List<Finding> findings = faults.isEmpty() ? List.of(new Finding(RULE, Severity.PASSED, sentence, tolerance.basis(), null, null))
        : faults.stream().map(fault -> finding(fault, tolerance)).toList();
    return new Report(List.copyOf(faults), tolerance.number(), sentence, findings);
  }

  /** The zones that the areas lie in or reach across. */
  private static NavigableSet<Integer> zones(List<Area> areas) {
    TreeSet<Integer> zones = new TreeSet<>();
    for (Area area : areas) {
      Envelope box = area.degrees.getEnvelopeInternal();
      if (!box.isNull()) {
        IntStream.rangeClosed(zoneOf(box.getMinX()), zoneOf(box.getMaxX())).forEach(zones::add);
      }
    }
    return zones;
  }

  private static int zoneOf(double longitude) {
    return Cgcs2000Zone.of(longitude).number();
  }

  private static List<Fault> inZone(List<Area> areas, Cgcs2000Zone zone, boolean only, double tolerance) {
    Plane plane = Plane.of(zone);
    double west = zone.centralMeridian() - HALF_ZONE_DEGREES;
    double east = zone.centralMeridian() + HALF_ZONE_DEGREES;
    Envelope about = new Envelope(west - HALF_ZONE_DEGREES, east + HALF_ZONE_DEGREES, -90, 90);
    List<Side> sides = areas.stream().filter(area -> about.intersects(area.degrees.getEnvelopeInternal()))
        .map(area -> new Side(area.name, valid(plane.metres(area.degrees)))).toList();
    List<Fault> faults = new ArrayList<>();
    for (CoverageFaults.Fault fault : CoverageFaults.among(sides, tolerance)) {
      Fault here = fault(fault, plane);
      double longitude = here.place().getX();
      if (only || (longitude >= west && longitude < east)) {
        faults.add(here);
      }
    }
    return faults;
  }

  /**
   * Rings are judged by the coordinates as given: a ring that touches itself at a vertex may cross itself by a hair once it
   * is projected, and that is nobody's fault.
   */
  private static Optional<Fault> invalid(Area area) {
    TopologyValidationError error = new IsValidOp(area.degrees).getValidationError();
    return Optional.ofNullable(error).map(why -> new Fault(INVALID, 0, 0, List.of(area.name), false,
        REASONS.getOrDefault(why.getMessage(), why.getMessage()), area.degrees.getFactory().createPoint(why.getCoordinate())));
  }

  private static Geometry valid(Geometry metres) {
    return metres.isValid() ? metres : GeometryFixer.fix(metres);
  }

  private static Fault fault(CoverageFaults.Fault fault, Plane plane) {
    return new Fault(fault.kind().name().toLowerCase(Locale.ROOT), fault.areaSquareMetres(), fault.widthMetres(), fault.between(),
        fault.sliver(), null, plane.degrees(fault.where()));
  }

  private static Finding finding(Fault fault, Bound tolerance) {
    String message = switch (fault.kind) {
      case INVALID -> "%s 的面无效:%s".formatted(Text.sides(fault.between), fault.reason);
      case "overlap" -> "%s重叠,面积 %s m²,最宽 %s m".formatted(Text.sides(fault.between), Text.grouped(fault.areaSquareMetres), Text.number(fault.widthMetres));
      default -> "%s有缝隙,面积 %s m²,最宽 %s m".formatted(between(fault), Text.grouped(fault.areaSquareMetres), Text.number(fault.widthMetres));
    };
    return new Finding(RULE, fault.withinTolerance ? Severity.INFO : Severity.ERROR,
        fault.withinTolerance ? message + "(窄于容差)" : message, tolerance.basis(), null, fault.where);
  }

  private static String between(Fault gap) {
    return gap.between.isEmpty() ? "" : Text.sides(gap.between) + (gap.between.size() == 1 ? "内部" : "之间");
  }

  private static String sentence(List<Area> areas, List<Fault> faults, Bound tolerance) {
    long slivers = faults.stream().filter(Fault::withinTolerance).count();
    String rest = slivers == 0 ? "" : ";另有 %d 处窄于容差 %s m".formatted(slivers, Text.number(tolerance.number()));
    if (slivers == faults.size()) {
      return "%d 个面之间未发现缝隙和重叠%s。".formatted(areas.size(), rest);
    }
    return "缝隙 %s,重叠 %s,无效的面 %d 个%s。".formatted(count(faults, "gap"), count(faults, "overlap"),
        faults.stream().filter(fault -> fault.kind.equals(INVALID)).count(), rest);
  }

  private static String count(List<Fault> faults, String kind) {
    List<Fault> those = faults.stream().filter(fault -> fault.kind.equals(kind) && !fault.withinTolerance).toList();
    return those.isEmpty() ? "0 处"
        : "%d 处(最宽 %s m)".formatted(those.size(), Text.number(those.stream().mapToDouble(Fault::widthMetres).max().getAsDouble()));
  }
}
