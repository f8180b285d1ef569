package org.fangyu.geometry.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class FourBoundsTest {
  private static final double REACH = 2000;

  //            |  中路         | 东环路
  //  ----------+---------------|----- 北街 (y=300)
  //   *========+===============*        the subject, y=0, x=0..1000
  //  ----------+---------------|----- 南街 (y=-200)
  //  西巷 at x=-400
  private static final List<Neighbour> GRID = List.of(road("中路", "LINESTRING(400 -900, 400 900)"), road("东环路", "LINESTRING(1000 -900, 1000 900)"),
      road("北街", "LINESTRING(-600 300, 1400 300)"), road("南街", "LINESTRING(-600 -200, 1400 -200)"), road("西巷", "LINESTRING(-400 -900, -400 900)"));

  @Test
  void aRoadIsBoundedByWhatItEndsAtAndByWhatAccompaniesItAndNotByWhatItCrosses() {
    assertThat(told("LINESTRING(0 0, 1000 0)", GRID)).isEqualTo("EAST 东环路 0 | SOUTH 南街 200 | WEST 西巷 400 | NORTH 北街 300");
  }

  @Test
  void itIsSoOfSlantedCrookedAndReversedRoads() {
    assertThat(told("LINESTRING(1000 60, 500 -20, 0 -30)", GRID)).isEqualTo("EAST 东环路 0 | SOUTH 南街 170 | WEST 西巷 400 | NORTH 北街 242");
  }

  @Test
  void turnedByAQuarterEverySideTakesTheNextOnesPlace() {
    var quarter = AffineTransformation.rotationInstance(-Math.PI / 2);   // east becomes south
    List<Neighbour> turned = GRID.stream().map(n -> new Neighbour(n.name(), n.kind(), quarter.transform(n.geometry()))).toList();
    Map<Side, List<Bound>> bounds = FourBounds.of(quarter.transform(shape("LINESTRING(0 0, 1000 0)")), turned, REACH);
    assertThat(told(bounds)).isEqualTo("EAST 北街 300 | SOUTH 东环路 0 | WEST 南街 200 | NORTH 西巷 400");
  }

  @Test
  void aRoadThatEndsAtAJunctionIsBoundedByTheOneAcrossAndNotByTheOneThatGoesOn() {
    var onward = new ArrayList<>(GRID);
    onward.add(road("东延路", "LINESTRING(1000 0, 2000 0)"));
    assertThat(told("LINESTRING(0 0, 1000 0)", onward)).startsWith("EAST 东环路 0");
    assertThat(told("LINESTRING(0 0, 1000 0)", List.of(road("东延路", "LINESTRING(1000 0, 2000 0)")))).startsWith("EAST 东延路 0");
  }

  @Test
  void twoAreToldWhereEachFacesAThird() {
    var two = List.of(road("甲路", "LINESTRING(-50 100, 495 100)"), road("乙路", "LINESTRING(505 120, 1100 120)"), road("短巷", "LINESTRING(600 50, 640 50)"));
    assertThat(told("LINESTRING(0 0, 1000 0)", two)).endsWith("NORTH 甲路 100, 乙路 120");
  }

  @Test
  void nothingWithinReachIsNothing() {
    assertThat(told("LINESTRING(0 0, 1000 0)", List.of(road("远路", "LINESTRING(0 2001, 1000 2001)")))).isEqualTo("EAST - | SOUTH - | WEST - | NORTH -");
    assertThat(told("LINESTRING(0 0, 1000 0)", List.of(road("近路", "LINESTRING(0 1999, 1000 1999)")))).endsWith("NORTH 近路 1999");
  }

  @Test
  void theDivisionNextDoorBoundsWhereItIsNearerThanAnyRoad() {
    var divisions = new ArrayList<>(GRID);
    divisions.add(new Neighbour("青禾镇", Neighbour.Kind.DIVISION, shape("POLYGON((-3000 150, 3000 150, 3000 3000, -3000 3000, -3000 150))")));
    assertThat(told("LINESTRING(0 0, 1000 0)", divisions)).endsWith("NORTH 青禾镇 150");
  }

  @Test
  void aPointAndASquareAndARingHaveFourFlanks() {
    String bounds = "EAST 东环路 %d | SOUTH 南街 %d | WEST 中路 %d | NORTH 北街 %d";
    assertThat(told("POINT(700 0)", GRID)).isEqualTo(bounds.formatted(300, 200, 300, 300));
    assertThat(told("POLYGON((600 -100, 800 -100, 800 100, 600 100, 600 -100))", GRID)).isEqualTo(bounds.formatted(200, 100, 200, 200));
    assertThat(told("LINESTRING(600 -100, 800 -100, 800 100, 600 100, 600 -100)", GRID)).isEqualTo(bounds.formatted(200, 100, 200, 200));
  }

  @Test
  void aRoadInSeveralPartsIsBoundedAsOneRoad() {
    assertThat(told("MULTILINESTRING((0 0, 390 0), (390 0, 1000 0))", GRID)).isEqualTo("EAST 东环路 0 | SOUTH 南街 200 | WEST 西巷 400 | NORTH 北街 300");
  }

  /** Rays and sectors by arithmetic against overlays of whole geometries. */
  @Test
  void piecesAreMetWhereOverlaysMeetThem() {
    long seed = 42;
    var random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      // Whole numbers, so that pieces that lie along a ray or touch it come up too.
      Geometry line = shape("LINESTRING(%d %d, %d %d)".formatted(random.nextInt(21) - 10, random.nextInt(21) - 10, random.nextInt(21) - 10, random.nextInt(21) - 10));
      var piece = new LineSegment(line.getCoordinates()[0], line.getCoordinates()[1]);
      if (piece.getLength() == 0) continue;
      Geometry apex = shape("POINT(0 0)");
      for (Side side : Side.values()) {
        Geometry met = line.intersection(shape("LINESTRING(0 0, %f %f)".formatted(side.dx * 1000, side.dy * 1000)));
        double hit = Segments.hit(piece, new Coordinate(), side);
        assertThat(Double.isNaN(hit) ? -1 : hit).as("seed %d, %s, %s", seed, line, side).isCloseTo(met.isEmpty() ? -1 : apex.distance(met), within(1e-9));
      }
      double heading = random.nextDouble() * 2 * Math.PI;
      Geometry sector = shape("POLYGON((0 0, %.12f %.12f, %.12f %.12f, 0 0))".formatted(100 * Math.cos(heading - 0.5), 100 * Math.sin(heading - 0.5), 100 * Math.cos(heading + 0.5), 100 * Math.sin(heading + 0.5)));
      Geometry seen = line.intersection(sector);
      double distance = Segments.distance(piece, new Coordinate(), heading, 0.5);
      if (seen.isEmpty() == Double.isInfinite(distance)) {
        if (!seen.isEmpty()) assertThat(distance).as("seed %d, %s, heading %s", seed, line, heading).isCloseTo(apex.distance(seen), within(1e-6));
      } else {
        assertThat(line.distance(sector)).as("seed %d, %s: only at the sector's very edge", seed, line).isLessThan(1e-9);
      }
    }
  }

  private static String told(String subject, List<Neighbour> neighbours) {
    return told(FourBounds.of(shape(subject), neighbours, REACH));
  }

  private static String told(Map<Side, List<Bound>> bounds) {
    return Stream.of(Side.values()).map(side -> side + " " + (bounds.get(side).isEmpty() ? "-"
        : bounds.get(side).stream().map(b -> b.neighbour().name() + " " + Math.round(b.distanceMetres())).collect(Collectors.joining(", ")))).collect(Collectors.joining(" | "));
  }

  private static Neighbour road(String name, String wkt) {
    return new Neighbour(name, Neighbour.Kind.ROAD, shape(wkt));
  }

  static Geometry shape(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(wkt, e);
    }
  }
}
