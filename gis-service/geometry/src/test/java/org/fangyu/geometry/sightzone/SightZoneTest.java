package org.fangyu.geometry.sightzone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.terrain.GridFrame;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.Orientation;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;
import org.locationtech.jts.operation.valid.IsValidOp;

class SightZoneTest {

  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final double CELL = 30;
  private static final double HALF_A_CELL = 0.5;

  @Test
  void nothingSeenIsNoPolygon() {
    assertThat(check("...", "...").polygons().isEmpty()).isTrue();
  }

  @Test
  void oneCellIsOnePolygonAroundItsCentre() {
    SightZone zone = check("#");
    assertThat(zone.polygons().getNumGeometries()).isEqualTo(1);
    assertThat(zone.seenSquareMetres()).isEqualTo(900);
  }

  @Test
  void everythingSeenIsOnePolygonAsLargeAsTheGrid() {
    byte[] cells = new byte[80 * 60];
    Arrays.fill(cells, Viewshed.SEEN);
    SightZone zone = check(new GridFrame(80, 60, 0, 0, CELL, CELL), cells);
    assertThat(zone.polygons().getNumGeometries()).isEqualTo(1);
    assertThat(zone.polygons().getArea()).isCloseTo(zone.seenSquareMetres(), within(0.01 * zone.seenSquareMetres()));
  }

  @Test
  void cellsThatMeetAtACornerHangTogether() {
    assertThat(check("#..", ".#.", "..#").polygons().getNumGeometries()).isEqualTo(1);
  }

  @Test
  void aRingClosedOverCornersKeepsItsHole() {
    SightZone zone = check(".#.", "#.#", ".#.");
    assertThat(holes(zone)).isEqualTo(1);
  }

  @Test
  void holesThatMeetAtACornerStayTwo() {
    assertThat(holes(check("####", "#.##", "##.#", "####"))).isEqualTo(2);
  }

  @Test
  void anIslandInAHoleInAnIslandIsAPolygonOfItsOwn() {
    SightZone zone = check("#######", "#.....#", "#.###.#", "#.#.#.#", "#.###.#", "#.....#", "#######");
    assertThat(zone.polygons().getNumGeometries()).isEqualTo(2);
    assertThat(holes(zone)).isEqualTo(2);
  }

  @Test
  void aSlopingEdgeBecomesOneLine() {
    byte[] cells = new byte[100 * 50];
    for (int row = 0; row < 50; row++) {
      Arrays.fill(cells, row * 100, row * 100 + 2 * row + 1, Viewshed.SEEN);
    }
    SightZone zone = check(new GridFrame(100, 50, 0, 0, CELL, CELL), cells);
    assertThat(zone.polygons().getNumPoints()).isLessThanOrEqualTo(8);
  }

  @Test
  void noLineIsLongerThanItMayBend() {
    byte[] cells = new byte[1000 * 3];
    Arrays.fill(cells, Viewshed.SEEN);
    SightZone zone = check(new GridFrame(1000, 3, 0, 0, CELL, CELL), cells);
    Coordinate[] ring = zone.polygons().getCoordinates();
    for (int i = 1; i < ring.length; i++) {
      assertThat(ring[i].distance(ring[i - 1])).isLessThanOrEqualTo((Straight.MOST_GATES + 1) * CELL);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.02, 0.2, 0.41, 0.5, 0.6, 0.8, 0.98})
  void noiseOfAnyDensityComesBackAsTheSameCells(double share) {
    var random = new Random(20261126 + Math.round(share * 100));
    for (int i = 0; i < 25; i++) {
      var frame = new GridFrame(1 + random.nextInt(25), 1 + random.nextInt(25), 244_500, 3_958_000, CELL, 20 + random.nextInt(20));
      byte[] cells = new byte[frame.cells()];
      for (int at = 0; at < cells.length; at++) {
        cells[at] = random.nextDouble() < share ? Viewshed.SEEN : random.nextBoolean() ? Viewshed.NOT_SEEN : Viewshed.NO_ANSWER;
      }
      check(frame, cells);
    }
  }

  @Test
  void blobsLikeViewshedsComeBackAsTheSameCells() {
    var random = new Random(20261126);
    for (int i = 0; i < 15; i++) {
      check(new GridFrame(60, 60, -900, 77, CELL, CELL), blobs(random, 60));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void aCheckerboardHangsTogetherOverItsCorners(int colour) {
    var frame = new GridFrame(21, 17, 0, 0, CELL, CELL);
    byte[] cells = new byte[frame.cells()];
    for (int at = 0; at < cells.length; at++) {
      cells[at] = (byte) ((at % 21 + at / 21 + colour) % 2);
    }
    assertThat(check(frame, cells).polygons().getNumGeometries()).isEqualTo(1);
  }

  @Test
  void doubtIsCountedOnlyInRange() {
    var frame = new GridFrame(5, 5, 0, 150, CELL, CELL);
    byte[] cells = new byte[25];
    Arrays.fill(cells, Viewshed.NO_ANSWER);
    cells[12] = Viewshed.SEEN;
    cells[13] = Viewshed.NOT_SEEN;
    SightZone zone = SightZone.of(frame, cells, List.of(Eye.single(75, 75)), CELL);
    assertThat(zone.cellsInRange()).isEqualTo(5);
    assertThat(zone.unansweredCells()).isEqualTo(3);
    assertThat(zone.unansweredShare()).isEqualTo(0.6);
  }

  @Test
  void cellsOfAnotherGridAreRefused() {
    assertThatThrownBy(() -> SightZone.of(new GridFrame(2, 2, 0, 0, 1, 1), new byte[3], List.of(), 1))
        .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("2 × 2");
  }

  @Test
  void timeGrowsWithTheCellsAndNotFaster() {
    var random = new Random(7);
    byte[] small = noise(random, 500);
    byte[] large = noise(random, 2000);
    seconds(500, small);
    double one = Math.max(seconds(500, small), 0.02);
    assertThat(seconds(2000, large)).isLessThan(16 * one * 4);
  }

  private static double seconds(int side, byte[] cells) {
    long start = System.nanoTime();
    SightZone.of(new GridFrame(side, side, 0, 0, CELL, CELL), cells, List.of(), 1);
    return (System.nanoTime() - start) / 1e9;
  }

  private static byte[] noise(Random random, int side) {
    byte[] cells = new byte[side * side];
    for (int at = 0; at < cells.length; at++) {
      cells[at] = (byte) (random.nextInt(5) / 2 % 2);
    }
    return cells;
  }

  /** Discs added and taken away. */
  private static byte[] blobs(Random random, int side) {
    byte[] cells = new byte[side * side];
    for (int disc = 0; disc < 25; disc++) {
      double u = random.nextDouble() * side;
      double v = random.nextDouble() * side;
      double radius = 1 + random.nextDouble() * side / 6;
      for (int at = 0; at < cells.length; at++) {
        if (Math.hypot(at % side - u, at / side - v) < radius) {
          cells[at] = (byte) (disc % 3 == 2 ? 0 : 1);
        }
      }
    }
    return cells;
  }

  private static SightZone check(String... drawing) {
    var frame = new GridFrame(drawing[0].length(), drawing.length, 500_000, 3_300_000, CELL, CELL);
    byte[] cells = new byte[frame.cells()];
    for (int at = 0; at < cells.length; at++) {
      cells[at] = drawing[at / frame.columns()].charAt(at % frame.columns()) == '#' ? Viewshed.SEEN : Viewshed.NOT_SEEN;
    }
    return check(frame, cells);
  }

  /** What must be true of every zone, found out the slow way. */
  private static SightZone check(GridFrame frame, byte[] cells) {
    SightZone zone = SightZone.of(frame, cells, List.of(), 1);
    var fault = new IsValidOp(zone.polygons()).getValidationError();
    assertThat(fault).as(() -> drawing(frame, cells)).isNull();
    assertThat(rasterised(frame, zone)).as(() -> drawing(frame, cells)).isEqualTo(drawing(frame, cells));
    assertThat(zone.seenCells()).isEqualTo(drawing(frame, cells).chars().filter(c -> c == '#').count());
    var slow = new FloodFill(frame, cells);
    assertThat(zone.polygons().getNumGeometries()).isEqualTo(slow.components());
    assertThat(holes(zone)).isEqualTo(slow.holes());
    for (int i = 0; i < zone.polygons().getNumGeometries(); i++) {
      var shell = ((Polygon) zone.polygons().getGeometryN(i)).getExteriorRing();
      assertThat(Orientation.isCCW(shell.getCoordinateSequence())).isTrue();
    }
    if (zone.seenCells() > 0) {
      requireNear(frame, zone.polygons().getBoundary(), outline(frame, cells));
    }
    return zone;
  }

  private static void requireNear(GridFrame frame, Geometry drawn, Geometry exact) {
    var inCells = AffineTransformation.scaleInstance(1 / frame.cellWidth(), 1 / frame.cellHeight());
    Geometry one = inCells.transform(drawn);
    Geometry other = inCells.transform(exact);
    assertThat(farthest(one, other)).isLessThan(HALF_A_CELL);
    var line = new IndexedFacetDistance(one);
    for (int i = 0; i < other.getNumGeometries(); i++) {
      assertThat(line.distance(other.getGeometryN(i).getCentroid())).isLessThan(0.5 - Straight.CLEAR + 1e-6);
    }
  }

  private static double farthest(Geometry from, Geometry to) {
    var distance = new IndexedFacetDistance(to);
    return Arrays.stream(Densifier.densify(from, 0.2).getCoordinates())
        .mapToDouble(at -> distance.distance(FACTORY.createPoint(at))).max().orElseThrow();
  }

  /** The sides between cells of which one is seen. */
  private static Geometry outline(GridFrame frame, byte[] cells) {
    List<LineString> sides = new ArrayList<>();
    for (int row = 0; row <= frame.rows(); row++) {
      for (int column = 0; column <= frame.columns(); column++) {
        double x = frame.west() + column * frame.cellWidth();
        double y = frame.north() - row * frame.cellHeight();
        boolean here = seen(frame, cells, column, row);
        if (here != seen(frame, cells, column - 1, row)) {
          sides.add(FACTORY.createLineString(new Coordinate[] {new Coordinate(x, y), new Coordinate(x, y - frame.cellHeight())}));
        }
        if (here != seen(frame, cells, column, row - 1)) {
          sides.add(FACTORY.createLineString(new Coordinate[] {new Coordinate(x, y), new Coordinate(x + frame.cellWidth(), y)}));
        }
      }
    }
    return FACTORY.createMultiLineString(sides.toArray(LineString[]::new));
  }

  static boolean seen(GridFrame frame, byte[] cells, int column, int row) {
    return column >= 0 && row >= 0 && column < frame.columns() && row < frame.rows() && cells[frame.index(column, row)] == Viewshed.SEEN;
  }

  private static int holes(SightZone zone) {
    int holes = 0;
    for (int i = 0; i < zone.polygons().getNumGeometries(); i++) {
      holes += ((Polygon) zone.polygons().getGeometryN(i)).getNumInteriorRing();
    }
    return holes;
  }

  /** '#' where the centre is inside, '.' where it is outside, '?' on the line. */
  private static String rasterised(GridFrame frame, SightZone zone) {
    var text = new StringBuilder();
    var locator = zone.polygons().isEmpty() ? null : new IndexedPointInAreaLocator(zone.polygons());
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        int place = locator == null ? Location.EXTERIOR : locator.locate(new Coordinate(frame.centreX(column), frame.centreY(row)));
        text.append(place == Location.INTERIOR ? '#' : place == Location.EXTERIOR ? '.' : '?');
      }
      text.append('\n');
    }
    return text.toString();
  }

  private static String drawing(GridFrame frame, byte[] cells) {
    var text = new StringBuilder();
    for (int row = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++) {
        text.append(seen(frame, cells, column, row) ? '#' : '.');
      }
      text.append('\n');
    }
    return text.toString();
  }
}
