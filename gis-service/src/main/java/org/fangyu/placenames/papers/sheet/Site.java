package org.fangyu.placenames.papers.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.geometry.bounds.Bound;
import org.fangyu.geometry.bounds.FourBounds;
import org.fangyu.geometry.bounds.Neighbour;
import org.fangyu.geometry.bounds.Side;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Where a name lies: its geometry and what surrounds it, in metres of its own Gauss–Krüger zone, its four bounds, the
 * divisions it lies in. Divisions are cut off beyond the window that was looked into.
 *
 * @param shape of the name, metres, as is the geometry of what surrounds it
 */
public record Site(Name name, Geometry shape, Cgcs2000Zone zone, Map<Side, List<Bound>> bounds, List<Thing> roads, List<Thing> divisions, List<Thing> builtUp, String division) {
  /** What lies further away bounds nothing, metres. */
  static final double REACH_METRES = 2000;
  /** So far around even the smallest thing is shown, where there is something to show. */
  private static final double LEAST_AROUND_METRES = 600;
  /** Less of a road in a division than this does not lie in it, metres. */
  private static final double TOUCH_METRES = 1;
  /** A window is at least so much larger than the subject, to each side, in its own size: what the sheet shows at the next smaller scale. */
  static final double AROUND = 3.2;

  /**
   * The name that the map is about.
   *
   * @param recordCode of what bears it in the register, null if nothing does
   * @param caseCode of the case it is in
   * @param geometry longitude, latitude (EPSG:4490)
   */
  public record Name(String text, boolean road, String recordCode, String caseCode, Geometry geometry) {}

  static Site of(Name name, Geometry shape, Cgcs2000Zone zone, List<Thing> roads, List<Thing> divisions, List<Thing> builtUp) {
    List<Thing> within = divisions.stream().filter(d -> holds(d.geometry(), shape)).toList();
    return new Site(name, shape, zone, FourBounds.of(shape, neighbours(roads, divisions, within), REACH_METRES), roads, divisions, builtUp, division(within));
  }

  private static boolean holds(Geometry division, Geometry subject) {
    if (!division.intersects(subject)) return false;
    if (subject.getDimension() == 0) return true;
    Geometry inside = division.intersection(subject);
    return subject.getDimension() == 1 ? inside.getLength() > TOUCH_METRES : inside.getArea() > TOUCH_METRES;
  }

  /** Named roads, and the divisions of the least level next door. */
  private static List<Neighbour> neighbours(List<Thing> roads, List<Thing> divisions, List<Thing> within) {
    var neighbours = new ArrayList<Neighbour>();
    for (Thing road : roads) if (road.name() != null) neighbours.add(new Neighbour(road.name(), Neighbour.Kind.ROAD, road.geometry()));
    for (Thing division : divisions) {
      boolean holdsAnother = divisions.stream().anyMatch(other -> other != division && other.code().startsWith(division.code()));
      if (!within.contains(division) && !holdsAnother) neighbours.add(new Neighbour(division.name(), Neighbour.Kind.DIVISION, division.geometry()));
    }
    return neighbours;
  }

  /** What the map must show: the name and what bounds it, unless that is too far away to be shown with it. */
  Envelope extent() {
    Envelope own = shape.getEnvelopeInternal();
    double most = Math.max(LEAST_AROUND_METRES, Math.max(own.getWidth(), own.getHeight()));
    Envelope extent = own.copy();
    extent.expandToInclude(own.getMaxX() + reach(Side.EAST, most), own.getMaxY() + reach(Side.NORTH, most));
    extent.expandToInclude(own.getMinX() - reach(Side.WEST, most), own.getMinY() - reach(Side.SOUTH, most));
    return extent;
  }

  private double reach(Side side, double most) {
    return bounds.get(side).stream().mapToDouble(Bound::distanceMetres).filter(distance -> distance <= most).max().orElse(0);
  }

  /** 东至人民路, or why nothing is told. */
  public String told(Side side) {
    List<Bound> bounds = bounds().get(side);
    String word = word(side);
    if (bounds.isEmpty()) return word + "侧 " + Math.round(REACH_METRES) + " 米内无已命名道路或区划界线";
    return word + "至" + bounds.stream().map(b -> b.neighbour().kind() == Neighbour.Kind.DIVISION ? b.neighbour().name() + "界" : b.neighbour().name()).collect(Collectors.joining("、"));
  }

  public String allFour() {
    return Stream.of(Side.values()).map(this::told).collect(Collectors.joining("，"));
  }

  public static String word(Side side) {
    return switch (side) {
      case EAST -> "东";
      case SOUTH -> "南";
      case WEST -> "西";
      case NORTH -> "北";
    };
  }

  /** 青禾县城关镇、东乡镇: those it lies in, each county with its townships. */
  private static String division(List<Thing> within) {
    return within.stream().filter(d -> d.kind().equals("county")).map(county -> county.name() + within.stream().filter(d -> d != county && d.code().startsWith(county.code()))
        .map(Thing::name).collect(Collectors.joining("、"))).collect(Collectors.joining("、"));
  }
}
