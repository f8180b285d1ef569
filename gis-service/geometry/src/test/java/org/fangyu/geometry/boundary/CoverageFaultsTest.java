package org.fangyu.geometry.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.fangyu.geometry.boundary.CoverageFaults.Fault;
import org.fangyu.geometry.boundary.CoverageFaults.Kind;
import org.fangyu.geometry.boundary.CoverageFaults.Side;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Sides are named A, B, C … in the order drawn; the tolerance is 1 m unless a test says otherwise. */
class CoverageFaultsTest {

  //==== Nothing wrong ====

  @Test
  void sidesThatShareTheirBorderHaveNoFault() {
    //  ┌───┬───┐
    //  │ A │ B │
    //  └───┴───┘
    assertThat(faults("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))", "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))")).isEmpty();
  }

  @Test
  void aVertexThatOnlyOneSideHasOnAStraightBorderIsNoGapAndNoOverlap() {
    assertThat(faults("POLYGON ((0 0, 100 0, 100 37, 100 100, 0 100, 0 0))", "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {15, 30, 60, 90, 150})
  void theBayAtTheOuterEndOfASharedBorderIsNoGap(double degrees) {
    //   \   bay  /
    //    \      /
    //  A  \    /  B
    //      \  /
    //       │
    double rise = 500;
    double aside = rise * Math.tan(Math.toRadians(degrees / 2));
    String left = "POLYGON ((0 0, 0 -500, -2000 -500, -2000 500, %s 500, 0 0))".formatted(-aside);
    String right = "POLYGON ((0 0, 0 -500, 2000 -500, 2000 500, %s 500, 0 0))".formatted(aside);
    assertThat(faults(left, right)).isEmpty();
  }

  @Test
  void sidesFarApartAreNotSidesOfAGap() {
    assertThat(faults("POLYGON ((0 0, 1000 0, 1000 1000, 0 1000, 0 0))",
        "POLYGON ((1080 0, 2000 0, 2000 1000, 1080 1000, 1080 0))")).isEmpty();
  }

  @Test
  void fewerThanTwoSidesHaveNoFault() {
    assertThat(CoverageFaults.among(List.of(), 1)).isEmpty();
    assertThat(faults("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))")).isEmpty();
    assertThat(faults("POLYGON EMPTY", "MULTIPOLYGON EMPTY")).isEmpty();
  }

  //==== Overlaps ====

  @Test
  void anOverlapIsThePolygonInsideBothSides() {
    //  ┌───┬─┬───┐
    //  │ A │▒│ B │    3 m by 100 m
    //  └───┴─┴───┘
    Fault fault = only(faults("POLYGON ((0 0, 103 0, 103 100, 0 100, 0 0))", "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))"));
    assertThat(fault.kind()).isEqualTo(Kind.OVERLAP);
    assertThat(fault.between()).containsExactly("A", "B");
    assertThat(fault.areaSquareMetres()).isCloseTo(300, within(1e-6));
    assertThat(fault.widthMetres()).isCloseTo(3, within(0.04));
    assertThat(fault.where().equalsTopo(wkt("POLYGON ((100 0, 103 0, 103 100, 100 100, 100 0))"))).isTrue();
    assertThat(fault.sliver()).isFalse();
  }

  @Test
  void aSideGivenTwiceOverlapsWholly() {
    String square = "POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))";
    Fault fault = only(faults(square, square));
    assertThat(fault.areaSquareMetres()).isCloseTo(10_000, within(1e-6));
    assertThat(fault.widthMetres()).isCloseTo(100, within(1.0));
  }

  @Test
  void threeSidesOverOneAnotherOverlapInPairs() {
    List<Fault> faults = faults("POLYGON ((0 0, 60 0, 60 60, 0 60, 0 0))", "POLYGON ((50 0, 110 0, 110 60, 50 60, 50 0))",
        "POLYGON ((30 20, 80 20, 80 40, 30 40, 30 20))");
    assertThat(faults).extracting(Fault::between)
        .containsExactlyInAnyOrder(List.of("A", "B"), List.of("A", "C"), List.of("B", "C"));
  }

  @Test
  void twoCrossingBordersOverlapOnOneSideAndPartOnTheOther() {
    //  A's border leans 2 m one way, B's 2 m the other: ▒ below the crossing, a gap above
    List<Fault> faults = faults("POLYGON ((0 0, 102 0, 98 200, 0 200, 0 0))", "POLYGON ((98 0, 200 0, 200 200, 102 200, 98 0))");
    assertThat(faults).extracting(Fault::kind).containsExactlyInAnyOrder(Kind.OVERLAP, Kind.GAP);
    assertThat(faults).allSatisfy(fault -> assertThat(fault.areaSquareMetres()).isCloseTo(200, Percentage.withPercentage(4)));
  }

  //==== Gaps ====

  @Test
  void anEnclosedGapIsFoundHoweverWide() {
    //  ┌─────┐
    //  │A┌─┐B│    four sides about a hole of 300 m
    //  │D└─┘C│
    //  └─────┘
    Fault fault = only(faults("POLYGON ((0 0, 1000 0, 1000 300, 0 300, 0 0))", "POLYGON ((0 300, 300 300, 300 600, 0 600, 0 300))",
        "POLYGON ((600 300, 1000 300, 1000 600, 600 600, 600 300))", "POLYGON ((0 600, 1000 600, 1000 1000, 0 1000, 0 600))"));
    assertThat(fault.kind()).isEqualTo(Kind.GAP);
    assertThat(fault.areaSquareMetres()).isCloseTo(90_000, within(1e-3));
    assertThat(fault.between()).containsExactly("A", "B", "C", "D");
    assertThat(fault.widthMetres()).isCloseTo(300, within(3.0));
  }

  @Test
  void anEnclaveThatIsFilledIsNoGap() {
    assertThat(faults("POLYGON ((0 0, 900 0, 900 900, 0 900, 0 0), (300 300, 600 300, 600 600, 300 600, 300 300))",
        "POLYGON ((300 300, 600 300, 600 600, 300 600, 300 300))")).isEmpty();
  }

  @Test
  void anIslandInAHoleLeavesTheGroundAroundItAsTheGap() {
    Fault fault = only(faults("POLYGON ((0 0, 900 0, 900 900, 0 900, 0 0), (300 300, 600 300, 600 600, 300 600, 300 300))",
        "POLYGON ((400 400, 500 400, 500 500, 400 500, 400 400))"));
    assertThat(fault.areaSquareMetres()).isCloseTo(80_000, within(1e-3));
    assertThat(fault.between()).containsExactly("A", "B");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.3, 0.8, 2.5, 9, 40})
  void aGapOpenToTheOutsideAtBothEndsIsFound(double width) {
    //  ┌────────────┐
    //  │     A      │
    //  └────────────┘
    //                    open at both ends: no union has a hole here
    //  ┌────────────┐
    //  │     B      │
    //  └────────────┘
    String upper = "POLYGON ((0 %1$s, 1000 %1$s, 1000 500, 0 500, 0 %1$s))".formatted(width);
    Fault fault = only(faults(upper, "POLYGON ((0 0, 400 0, 1000 0, 1000 -500, 0 -500, 0 0))"));
    assertThat(fault.kind()).isEqualTo(Kind.GAP);
    assertThat(fault.between()).containsExactly("A", "B");
    assertThat(fault.areaSquareMetres()).isCloseTo(1000 * width, Percentage.withPercentage(4));
    assertThat(fault.widthMetres()).isCloseTo(width, Percentage.withPercentage(2));
    assertThat(fault.sliver()).isEqualTo(width < 1);
  }

  @Test
  void aGapOpenAtOneEndNarrowsToNothingAtTheOther() {
    //  A ────────────────
    //    ▒▒▒▒▒▒▒▒▒▒▒▒────    6 m at the open end, 300 m long
    //  B ────────────────
    Fault fault = only(faults("POLYGON ((0 6, 300 0, 1000 0, 1000 500, 0 500, 0 6))",
        "POLYGON ((0 0, 300 0, 1000 0, 1000 -500, 0 -500, 0 0))"));
    assertThat(fault.areaSquareMetres()).isCloseTo(900, Percentage.withPercentage(4));
    assertThat(fault.widthMetres()).isCloseTo(6, Percentage.withPercentage(5));
  }

  @Test
  void anOpenGapThatEndsInABayIsNotMadeAsWideAsTheBay() {
    //   \      /     the bay of 60° above, a strip 0.5 m wide and 200 m long below
    //    \    /
    //     │▒│
    double aside = 500 * Math.tan(Math.toRadians(30));
    Fault fault = only(faults("POLYGON ((0 0, 0 -200, -1000 -200, -1000 500, %s 500, 0 0))".formatted(-aside),
        "POLYGON ((0.5 0, 0.5 -200, 1000 -200, 1000 500, %s 500, 0.5 0))".formatted(aside + 0.5)));
    assertThat(fault.areaSquareMetres()).isCloseTo(100, Percentage.withPercentage(3));
    assertThat(fault.widthMetres()).isCloseTo(0.5, Percentage.withPercentage(5));
  }

  @Test
  void aGapThatWidensAlongTheWayIsOneGap() {
    //  0.4 m for 300 m, widening to 8 m in the middle, 0.4 m again
    Fault fault = only(faults("POLYGON ((0 0.4, 300 0.4, 400 8, 500 0.4, 800 0.4, 800 400, 0 400, 0 0.4))",
        "POLYGON ((0 0, 800 0, 800 -400, 0 -400, 0 0))"));
    assertThat(fault.widthMetres()).isCloseTo(8, Percentage.withPercentage(2));
    assertThat(fault.areaSquareMetres()).isCloseTo(0.4 * 800 + 0.5 * 7.6 * 200, Percentage.withPercentage(3));
  }

  @Test
  void aStripBetweenTwoPartsOfOneSideIsNoGapBetweenSides() {
    assertThat(faults("MULTIPOLYGON (((0 0, 500 0, 500 100, 0 100, 0 0)), ((0 102, 500 102, 500 200, 0 200, 0 102)))",
        "POLYGON ((700 0, 900 0, 900 200, 700 200, 700 0))")).isEmpty();
  }

  @Test
  void aSideThatOnlyTouchesWhatIsLookedAtChangesNothing() {
    //  C begins 75 m above the upper edge of B, exactly where the surroundings of the gap end
    //  B ────────────────
    //    ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒   1.5 m
    //  A ────────────────
    Fault fault = only(faults("POLYGON ((0 0, 1000 0, 1000 -100, 0 -100, 0 0))", "POLYGON ((0 1.5, 1000 1.5, 1000 20, 0 20, 0 1.5))",
        "POLYGON ((200 95, 800 95, 800 300, 200 300, 200 95))"));
    assertThat(fault.areaSquareMetres()).isCloseTo(1500, Percentage.withPercentage(2));
  }

  //==== Slivers and invalid rings ====

  @Test
  void aFaultNarrowerThanTheToleranceIsListedAsASliver() {
    String left = "POLYGON ((0 0, 100.4 0, 100.4 100, 0 100, 0 0))";
    String right = "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))";
    assertThat(only(faults(left, right)).sliver()).isTrue();
    assertThat(only(CoverageFaults.among(sides(left, right), 0.2)).sliver()).isFalse();
  }

  @Test
  void roundingOfCoordinatesIsNoFault() {
    assertThat(CoverageFaults.among(sides("POLYGON ((0 0, 100.0004 0, 100.0004 100, 0 100, 0 0))",
        "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))"), 0)).isEmpty();
  }

  @Test
  void aCrossedRingIsReportedWithItsPlaceAndTheRestIsStillChecked() {
    //  A is a bow tie that crosses itself at 50 50; B and C overlap
    List<Fault> faults = faults("POLYGON ((0 0, 100 100, 100 0, 0 100, 0 0))", "POLYGON ((200 0, 305 0, 305 100, 200 100, 200 0))",
        "POLYGON ((300 0, 400 0, 400 100, 300 100, 300 0))");
    assertThat(faults).hasSize(2);
    assertThat(faults.get(0).kind()).isEqualTo(Kind.INVALID);
    assertThat(faults.get(0).between()).containsExactly("A");
    assertThat(faults.get(0).where()).isEqualTo(wkt("POINT (50 50)"));
    assertThat(faults.get(0).reason()).isEqualTo("Self-intersection");
    assertThat(faults.get(1).kind()).isEqualTo(Kind.OVERLAP);
  }

  @Test
  void aHoleOutsideItsShellIsAResultAndNotAnException() {
    assertThat(faults("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0), (200 200, 300 200, 300 300, 200 300, 200 200))",
        "POLYGON ((100 0, 200 0, 200 100, 100 100, 100 0))")).extracting(Fault::kind).contains(Kind.INVALID);
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> new Side("A", wkt("LINESTRING (0 0, 1 1)"))).hasMessageContaining("A");
    assertThatThrownBy(() -> CoverageFaults.among(List.of(), -1)).hasMessageContaining("-1");
  }

  //==== Properties ====

  @RepeatedTest(8)
  void areasAgreeWithCountingSamplesAndTurnAndMirrorWithTheGround(RepetitionInfo run) {
    long seed = 900 + run.getCurrentRepetition();
    List<Side> sides = shakenGrid(new Random(seed));
    List<Fault> faults = CoverageFaults.among(sides, 0.5);
    double[] sampled = sampledGapAndOverlap(sides, 0.4);
    assertThat(area(faults, Kind.GAP)).as("seed %d", seed).isCloseTo(sampled[0], within(0.04 * sampled[0] + 4));
    assertThat(area(faults, Kind.OVERLAP)).as("seed %d", seed).isCloseTo(sampled[1], within(0.04 * sampled[1] + 4));

    double angle = 0.3 * run.getCurrentRepetition();
    for (AffineTransformation move : List.of(AffineTransformation.rotationInstance(angle).translate(5e5, 3.2e6),
        AffineTransformation.reflectionInstance(Math.cos(angle), Math.sin(angle)))) {
      List<Fault> moved = CoverageFaults.among(
          sides.stream().map(side -> new Side(side.name(), move.transform(side.area()))).toList(), 0.5);
      assertThat(moved).as("seed %d", seed).hasSameSizeAs(faults);
      for (Kind kind : Kind.values()) {
        assertThat(area(moved, kind)).as("seed %d", seed).isCloseTo(area(faults, kind), within(1e-2));
      }
    }
  }

  @RepeatedTest(6)
  void anOpenGapOfAnyShapeHasTheAreaBetweenItsBorders(RepetitionInfo run) {
    long seed = 300 + run.getCurrentRepetition();
    Random random = new Random(seed);
    StringBuilder upper = new StringBuilder();
    StringBuilder lower = new StringBuilder();
    double between = 0;
    double widthBefore = 0;
    for (int i = 0; i <= 40; i++) {
      double north = random.nextDouble() * 30;
      double width = 1.5 + random.nextDouble() * 6;
      upper.append("%d %s, ".formatted(50 * i, north + width));
      lower.append("%d %s, ".formatted(50 * i, north));
      between += i == 0 ? 0 : 50 * (width + widthBefore) / 2;
      widthBefore = width;
    }
    List<Side> sides = sides("POLYGON ((" + upper + "2000 900, 0 900, " + upper.substring(0, upper.indexOf(",")) + "))",
        "POLYGON ((" + lower + "2000 -900, 0 -900, " + lower.substring(0, lower.indexOf(",")) + "))");
    for (AffineTransformation move : List.of(new AffineTransformation(), AffineTransformation.rotationInstance(seed))) {
      List<Fault> faults = CoverageFaults.among(
          sides.stream().map(side -> new Side(side.name(), move.transform(side.area()))).toList(), 1);
      assertThat(faults).as("seed %d", seed).hasSize(1);
      assertThat(area(faults, Kind.GAP)).as("seed %d", seed).isCloseTo(between, Percentage.withPercentage(2));
    }
  }

  /** A 4 × 4 grid of 30 m squares whose corners each square moves on its own, within a frame that closes the outside. */
  private static List<Side> shakenGrid(Random random) {
    GeometryFactory factory = new GeometryFactory();
    List<Side> sides = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      double x = 30 * (i % 4);
      double y = 30 * (i / 4);
      double[][] corners = {{x, y}, {x + 30, y}, {x + 30, y + 30}, {x, y + 30}};
      Coordinate[] ring = new Coordinate[5];
      for (int k = 0; k < 4; k++) {
        ring[k] = new Coordinate(corners[k][0] + (random.nextDouble() - 0.5) * 4, corners[k][1] + (random.nextDouble() - 0.5) * 4);
      }
      ring[4] = ring[0].copy();
      sides.add(new Side("S" + i, factory.createPolygon(ring)));
    }
    sides.add(new Side("frame", wkt("POLYGON ((-30 -30, 150 -30, 150 150, -30 150, -30 -30), (0 0, 0 120, 120 120, 120 0, 0 0))")));
    return sides;
  }

  /** Counts, on a lattice, the samples inside none and, for each pair, inside both; in square metres. */
  private static double[] sampledGapAndOverlap(List<Side> sides, double step) {
    List<IndexedPointInAreaLocator> locators = sides.stream().map(side -> new IndexedPointInAreaLocator(side.area())).toList();
    double gap = 0;
    double overlap = 0;
    for (double x = -10 + step / 2; x < 130; x += step) {
      for (double y = -10 + step / 2; y < 130; y += step) {
        Coordinate sample = new Coordinate(x, y);
        long inside = locators.stream().filter(area -> area.locate(sample) == Location.INTERIOR).count();
        gap += inside == 0 ? step * step : 0;
        overlap += inside * (inside - 1) / 2.0 * step * step;
      }
    }
    return new double[] {gap, overlap};
  }

  private static double area(List<Fault> faults, Kind kind) {
    return faults.stream().filter(fault -> fault.kind() == kind).mapToDouble(Fault::areaSquareMetres).sum();
  }

  private static Fault only(List<Fault> faults) {
    assertThat(faults).hasSize(1);
    return faults.get(0);
  }

  private static List<Fault> faults(String... wkt) {
    return CoverageFaults.among(sides(wkt), 1.0);
  }

  private static List<Side> sides(String... wkt) {
    List<Side> sides = new ArrayList<>();
    for (String each : wkt) {
      sides.add(new Side(String.valueOf((char) ('A' + sides.size())), wkt(each)));
    }
    return sides;
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
