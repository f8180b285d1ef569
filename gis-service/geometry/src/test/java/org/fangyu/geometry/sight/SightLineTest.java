package org.fangyu.geometry.sight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fangyu.geometry.sight.Visibility.BLOCKED;
import static org.fangyu.geometry.sight.Visibility.UNKNOWN;
import static org.fangyu.geometry.sight.Visibility.VISIBLE;

import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.HeightGrid;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class SightLineTest {

  private static final SightSettings FLAT = new SightSettings(2, 0, 1e6, 0, 0, false);

  @Test
  void aRidgeHidesTheValleyBehindItAndNotTheNextSummit() {
    //                *        20
    //       *                  9
    // eye _   _  _  _        1..2
    assertThat(seenAlong("0 1 1 9 1 1 20")).isEqualTo("eye seen seen seen hidden hidden seen");
  }

  @Test
  void aSlopeFacingTheEyeIsSeenAndTheOneBehindIsNot() {
    assertThat(seenAlong("0 10 20 30 20 10 0")).isEqualTo("eye seen seen seen hidden hidden hidden");
    // From 32 m over a shoulder of 28 m the valley's near side and floor are hidden, the far side shows.
    assertThat(seenAlong("30 28 10 0 10 20 30")).isEqualTo("eye seen hidden hidden hidden seen seen");
  }

  @Test
  void touchingIsSeeing() {
    // From 2 m over 0 to 4 m the line is at exactly 3 m half way.
    assertThat(look("0 3 4", 0, 2)).isEqualTo(VISIBLE);
    assertThat(look("0 3.001 4", 0, 2)).isEqualTo(BLOCKED);
  }

  @Test
  void aWallBetweenTwoPostsCountsWhereTheLineCrossesTheirGridLine() {
    //  0 20 0      from the middle of the west edge to the middle of the east edge the line
    //  E    T      crosses the middle column half way between 20 and 0: ground 10 there
    //  0  0 0
    var land = DrawnTerrain.of("""
        0 20 0
        0  0 0""");
    var eye = new Coordinate(50, 100);
    var target = new Coordinate(250, 100);
    assertThat(SightLine.between(land, eye, target, heights(10, 10))).isEqualTo(VISIBLE);
    assertThat(SightLine.between(land, eye, target, heights(9.99, 9.99))).isEqualTo(BLOCKED);
  }

  @Test
  void theTruePositionOfTheEyeCounts() {
    // Standing 40 m behind the wall's post one looks up steeply; from the post before it one passes over.
    var land = DrawnTerrain.of("0 0 10 0 12");
    assertThat(SightLine.between(land, new Coordinate(50, 50), new Coordinate(450, 50), heights(8, 0))).isEqualTo(VISIBLE);
    assertThat(SightLine.between(land, new Coordinate(149, 50), new Coordinate(450, 50), heights(8, 0))).isEqualTo(BLOCKED);
  }

  @Test
  void theCurvedEarthHidesAFarShoreAndRefractionBringsSomeOfItBack() {
    // 20 km of sea; from 2 m the horizon is at sqrt(2·R·2) = 5.05 km, so (14.95 km)²/(2R) = 17.5 m are hidden.
    String sea = IntStream.rangeClosed(0, 200).mapToObj(i -> "0").collect(Collectors.joining(" "));
    var land = DrawnTerrain.of(sea);
    var shore = new Coordinate(50, 50);
    var other = new Coordinate(20_050, 50);
    assertThat(SightLine.between(land, shore, other, SightSettings.of(2, 17.4, 1e6, 0))).isEqualTo(BLOCKED);
    assertThat(SightLine.between(land, shore, other, SightSettings.of(2, 17.6, 1e6, 0))).isEqualTo(VISIBLE);
    assertThat(SightLine.between(land, shore, other, SightSettings.of(2, 15, 1e6, 0.13))).isEqualTo(VISIBLE);
    assertThat(SightLine.between(land, shore, other, heights(2, 0))).as("flat earth").isEqualTo(VISIBLE);
  }

  @Test
  void missingGroundOnTheLineMakesItUnknownUnlessKnownGroundBlocksIt() {
    assertThat(look("0 . 0", 0, 2)).isEqualTo(UNKNOWN);
    assertThat(look("0 . 50 0", 0, 3)).isEqualTo(BLOCKED);
    assertThat(look("0 50 . 0", 0, 3)).isEqualTo(BLOCKED);
    assertThat(look(". 0 0", 0, 2)).isEqualTo(UNKNOWN);
    assertThat(look("0 50 .", 0, 2)).as("a target without ground has no height to hide").isEqualTo(UNKNOWN);
    var beside = DrawnTerrain.of("""
        0 . 0
        0 0 0""");
    assertThat(SightLine.between(beside, new Coordinate(50, 50), new Coordinate(250, 50), FLAT))
        .as("a hole beside the line does not count").isEqualTo(VISIBLE);
  }

  @Test
  void anEyeOrTargetOutsideTheElevationIsUnknownNotHidden() {
    assertThat(SightLine.between(DrawnTerrain.of("0 0 0"), new Coordinate(-500, 50), new Coordinate(250, 50), FLAT)).isEqualTo(UNKNOWN);
    assertThat(SightLine.between(DrawnTerrain.of("0 0 0"), new Coordinate(50, 50), new Coordinate(1e12, -1e12), FLAT)).isEqualTo(UNKNOWN);
  }

  @Test
  void onAGridOfOneCellTheOnlyPointSeesItself() {
    var post = new Coordinate(50, 50);
    assertThat(SightLine.between(DrawnTerrain.of("5"), post, post, FLAT)).isEqualTo(VISIBLE);
    assertThat(SightLine.between(DrawnTerrain.of("."), post, post, FLAT)).isEqualTo(UNKNOWN);
  }

  @RepeatedTest(30)
  void agreesWithTheObviousOracleAndWithItselfTheOtherWayRound(RepetitionInfo run) {
    long seed = 42 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.random(10 + random.nextInt(40), 10 + random.nextInt(40), seed);
    double bend = random.nextBoolean() ? 0 : 1e-5; // a small planet: its curve matters on a small map
    var tracer = new SightTracer(land, bend);
    var frame = land.frame();
    int seen = 0;
    for (int i = 0; i < 400; i++) {
      double[] a = place(land, random);
      double[] b = place(land, random);
      double expected = ObviousSight.clearance(land, x(land, a), y(land, a), 1.5, x(land, b), y(land, b), 4, bend);
      double za = land.groundAtLattice(a[0], a[1]) + 1.5;
      double zb = land.groundAtLattice(b[0], b[1]) + 4;
      Visibility there = tracer.trace(a[0], a[1], za, b[0], b[1], zb);
      Visibility full = tracer.trace(a[0], a[1], za, b[0], b[1], zb, Double.POSITIVE_INFINITY);
      String what = "seed " + seed + " pair " + i + " on " + frame;
      if (Double.isInfinite(expected)) {
        assertThat(tracer.clearance()).as(what).isEqualTo(expected);
      } else {
        assertThat(tracer.clearance()).as(what).isEqualTo(expected, within(1e-6));
      }
      double clearance = tracer.clearance();
      assertThat(full).as(what).isEqualTo(there);
      if (Math.abs(expected) > 1e-6) {
        assertThat(there).as(what).isEqualTo(expected < 0 ? BLOCKED : VISIBLE);
      }
      assertThat(tracer.trace(b[0], b[1], zb, a[0], a[1], za)).as(what).isEqualTo(there);
      tracer.trace(b[0], b[1], zb, a[0], a[1], za, Double.POSITIVE_INFINITY);
      assertThat(tracer.clearance()).as(what + " backwards, to the last bit").isEqualTo(clearance);
      seen += there == VISIBLE ? 1 : 0;
    }
    assertThat(seen).as("the land must both hide and show: seed " + seed).isBetween(5, 395);
  }

  @RepeatedTest(20)
  void turningOrMirroringTheWorldChangesNothing(RepetitionInfo run) {
    long seed = 1000 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.withHoles(DrawnTerrain.random(31, 17, seed), 0.002, seed);
    var turned = DrawnTerrain.turnedRight(land);
    var mirrored = DrawnTerrain.mirrored(land);
    double side = 17 * DrawnTerrain.CELL;
    double width = 31 * DrawnTerrain.CELL;
    for (int i = 0; i < 300; i++) {
      double[] a = place(land, random);
      double[] b = place(land, random);
      var eye = new Coordinate(x(land, a), y(land, a));
      var target = new Coordinate(x(land, b), y(land, b));
      Visibility expected = SightLine.between(land, eye, target, FLAT);
      // A quarter to the right: x' = y, y' = width − x.
      assertThat(SightLine.between(turned, new Coordinate(eye.y, width - eye.x), new Coordinate(target.y, width - target.x), FLAT))
          .as("turned, seed %d pair %d, %s to %s of height %s", seed, i, eye, target, side).isEqualTo(expected);
      assertThat(SightLine.between(mirrored, new Coordinate(width - eye.x, eye.y), new Coordinate(width - target.x, target.y), FLAT))
          .as("mirrored, seed %d pair %d", seed, i).isEqualTo(expected);
    }
  }

  @RepeatedTest(20)
  void fillingHolesNeverUnblocksALineAndOnlySettlesTheUnknown(RepetitionInfo run) {
    long seed = 77 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.random(30, 30, seed);
    var holed = DrawnTerrain.withHoles(land, 0.01, seed);
    for (int i = 0; i < 300; i++) {
      double[] a = place(land, random);
      double[] b = place(land, random);
      var eye = new Coordinate(x(land, a), y(land, a));
      var target = new Coordinate(x(land, b), y(land, b));
      Visibility known = SightLine.between(holed, eye, target, FLAT);
      if (known != UNKNOWN) {
        assertThat(SightLine.between(land, eye, target, FLAT)).as("seed %d pair %d", seed, i).isEqualTo(known);
      }
    }
  }

  @Test
  void settingsThatCannotBeAreRefusedWithBoundAndOffender() {
    assertThatThrownBy(() -> SightSettings.of(-1, 1, 1000, 0.13)).hasMessageContaining("eye height").hasMessageContaining("-1.0");
    assertThatThrownBy(() -> SightSettings.of(1, Double.NaN, 1000, 0.13)).hasMessageContaining("target height");
    assertThatThrownBy(() -> SightSettings.of(1, 1, 0, 0.13)).hasMessageContaining("maximum distance");
    assertThatThrownBy(() -> SightSettings.of(1, 1, 1000, 1.5)).hasMessageContaining("refraction").hasMessageContaining("1.5");
  }

  private static String seenAlong(String heights) {
    var land = DrawnTerrain.of(heights);
    return "eye " + IntStream.range(1, land.frame().columns())
        .mapToObj(column -> look(heights, 0, column) == VISIBLE ? "seen" : "hidden").collect(Collectors.joining(" "));
  }

  private static Visibility look(String heights, int from, int to) {
    var land = DrawnTerrain.of(heights);
    return SightLine.between(land, new Coordinate(land.frame().centreX(from), 50), new Coordinate(land.frame().centreX(to), 50), FLAT);
  }

  private static SightSettings heights(double eye, double target) {
    return new SightSettings(eye, target, 1e6, 0, 0, false);
  }

  /** Lattice coordinates: on posts, on grid lines and between them, each often enough. */
  private static double[] place(HeightGrid land, Random random) {
    double u = random.nextDouble() * (land.frame().columns() - 1);
    double v = random.nextDouble() * (land.frame().rows() - 1);
    return new double[] {random.nextInt(3) == 0 ? Math.rint(u) : u, random.nextInt(3) == 0 ? Math.rint(v) : v};
  }

  private static double x(HeightGrid land, double[] uv) {
    return land.frame().west() + (uv[0] + 0.5) * land.frame().cellWidth();
  }

  private static double y(HeightGrid land, double[] uv) {
    return land.frame().north() - (uv[1] + 0.5) * land.frame().cellHeight();
  }
}
