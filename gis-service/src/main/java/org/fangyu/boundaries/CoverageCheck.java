package org.fangyu.boundaries;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.geometry.boundary.CoverageFaults;
import org.fangyu.geometry.boundary.CoverageFaults.Kind;
import org.fangyu.geometry.boundary.CoverageFaults.Side;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Rule B03: the sides of a boundary share it. Lists where areas in degrees part, overlap or are no valid areas. */
final class CoverageCheck {

  private static final String RULE = "B03";
  private static final double HALF_ZONE_DEGREES = 1.5;

  /** What JTS calls the ways in which rings are invalid. */
  private static final Map<String, String> REASONS = Map.of(
      "Self-intersection", "边线自相交", "Ring Self-intersection", "环自相交", "Hole lies outside shell", "内环在外环之外",
      "Nested holes", "内环相套", "Nested shells", "外环相套", "Interior is disconnected", "面的内部不连通",
      "Duplicate Rings", "重复的环", "Too few distinct points in geometry component", "环的点数不足");

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
    TreeSet<Integer> zones = new TreeSet<>();
    for (Area area : areas) {
      Envelope box = area.degrees.getEnvelopeInternal();
      if (!box.isNull()) {
        zones.add(Cgcs2000Zone.of(box.getMinX()).number());
        zones.add(Cgcs2000Zone.of(box.getMaxX()).number());
      }
    }
    List<Fault> faults = new ArrayList<>();
    for (int zone = zones.isEmpty() ? 1 : zones.first(); zone <= (zones.isEmpty() ? 0 : zones.last()); zone++) {
      faults.addAll(inZone(areas, new Cgcs2000Zone(zone), zones.size() == 1, tolerance.number()));
    }
    faults.sort(Comparator.comparing((Fault fault) -> !fault.kind.equals("invalid"))
        .thenComparing(Comparator.comparingDouble(Fault::widthMetres).reversed()));
    return new Report(List.copyOf(faults), tolerance.number(), sentence(areas, faults, tolerance),
        faults.stream().map(fault -> finding(fault, tolerance)).toList());
  }

  private static List<Fault> inZone(List<Area> areas, Cgcs2000Zone zone, boolean only, double tolerance) {
    Plane plane = Plane.of(zone);
    double west = zone.centralMeridian() - HALF_ZONE_DEGREES;
    double east = zone.centralMeridian() + HALF_ZONE_DEGREES;
    Envelope about = new Envelope(west - HALF_ZONE_DEGREES, east + HALF_ZONE_DEGREES, -90, 90);
    List<Side> sides = areas.stream().filter(area -> about.intersects(area.degrees.getEnvelopeInternal()))
        .map(area -> new Side(area.name, plane.metres(area.degrees))).toList();
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

  private static Fault fault(CoverageFaults.Fault fault, Plane plane) {
    String reason = fault.kind() == Kind.INVALID ? REASONS.getOrDefault(fault.reason(), fault.reason()) : null;
    return new Fault(fault.kind().name().toLowerCase(Locale.ROOT), fault.areaSquareMetres(), fault.widthMetres(), fault.between(),
        fault.sliver(), reason, plane.degrees(fault.where()));
  }

  private static Finding finding(Fault fault, Bound tolerance) {
    String message = switch (fault.kind) {
      case "invalid" -> "%s 的面无效:%s".formatted(Text.sides(fault.between), fault.reason);
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
        faults.stream().filter(fault -> fault.kind.equals("invalid")).count(), rest);
  }

  private static String count(List<Fault> faults, String kind) {
    List<Fault> those = faults.stream().filter(fault -> fault.kind.equals(kind) && !fault.withinTolerance).toList();
    return those.isEmpty() ? "0 处"
        : "%d 处(最宽 %s m)".formatted(those.size(), Text.number(those.stream().mapToDouble(Fault::widthMetres).max().getAsDouble()));
  }
}
