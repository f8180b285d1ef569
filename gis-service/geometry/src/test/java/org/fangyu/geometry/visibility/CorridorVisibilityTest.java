package org.fangyu.geometry.visibility;

import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.FirstRidge;
import org.fangyu.geometry.sight.SightLine;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.geometry.sight.Verdict;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.WKTReader;

class CorridorVisibilityTest {

  // The road runs along the south, the target T lies in the north behind a wall with one gap.
  private static final String GAP_IN_THE_WALL = """
      0  0  0  0  0  0  0  0  0
      90 90 90 90 0  90 90 90 90
      0  0  0  0  0  0  0  0  0
      0  0  0  0  0  0  0  0  0""";

  @Test
  void throughAGapTheTargetIsSeenFromTheStretchOppositeOnly() throws Exception {
    var sight = judge(GAP_IN_THE_WALL, "LINESTRING (50 50, 850 50)", new SightSettings(1.5, 1, 5000, 0, 0, false), "POINT (450 350)");
    // Eyes every 50 m. At the wall's row the line from (450±d, 50) to (450, 350) is d/3 off the gap's post; the
    // ground there is 90·(d/3)/100 and the line about 1.2 m: seen for d/3 < 1.3 m, so from the eye opposite only.
    assertThat(sight.verdict()).isEqualTo(Verdict.VISIBLE);
    assertThat(sight.visibleFrom()).containsExactly(new Stretch(0, 375, 425));
    assertThat(sight.visibleLengthMetres()).isEqualTo(50);
    assertThat(sight.nearestVisibleMetres()).hasValue(300);
    assertThat(sight.nearestMetres()).isEqualTo(300);
    assertThat(sight.eye().x()).isEqualTo(450);
  }

  @Test
  void onOpenGroundTheWholeRoadWithinRangeIsOneStretch() throws Exception {
    var sight = judge("0 0 0 0 0 0 0 0 0 0 0", "LINESTRING (50 50, 1050 50)", SightSettings.of(1.5, 1, 400, 0.13), "POINT (50 50)");
    assertThat(sight.visibleFrom()).containsExactly(new Stretch(0, 0, 425));
    assertThat(sight.nearestVisibleMetres()).hasValue(0);
  }

  @Test
  void theScreenReachesTheLineOfSightThreeMetresBeforeTheTarget() throws Exception {
    // Level ground: the line rises from 1.0 m at the target by 0.5 m in 200 m; 3 m off it is at 1.0075 m.
    var sight = judge("0 0 0 0", "LINESTRING (250 50, 350 50)", new SightSettings(1.5, 1, 5000, 0, 0, false), "POINT (50 50)");
    assertThat(sight.screeningHeightMetres().orElseThrow()).isEqualTo(1 + 0.5 * 3 / 200, within(1e-12));
  }

  @Test
  void aScreenOfThatHeightHidesTheTargetAndALowerOneDoesNot() throws Exception {
    // The screen is put into a 3 m grid as a post before the target, at the height the answer names.
    String open = "0 0 0 0 0 0 0 0 0 0 0 0 0 0";
    var road = "LINESTRING (31.5 1.5, 40.5 1.5)";
    var settings = new SightSettings(1.5, 1, 5000, 0, 0, false);
    double height = judge(scaled(open), road, settings, "POINT (1.5 1.5)").screeningHeightMetres().orElseThrow();
    var hidden = judge(scaled(open.replaceFirst("0 0", "0 " + (height + 0.01))), road, settings, "POINT (1.5 1.5)");
    var shown = judge(scaled(open.replaceFirst("0 0", "0 " + (height - 0.01))), road, settings, "POINT (1.5 1.5)");
    assertThat(hidden.seen()).isEqualTo(Visibility.BLOCKED);
    assertThat(shown.seen()).isEqualTo(Visibility.VISIBLE);
  }

  @Test
  void aHiddenTargetNeedsNoScreenAndAnEyeBesideTheTargetAllowsNone() throws Exception {
    var settings = SightSettings.of(1.5, 1, 5000, 0.13);
    var hidden = judge("0 90 0", "LINESTRING (250 50, 240 50)", settings, "POINT (50 50)");
    assertThat(hidden.verdict()).isEqualTo(Verdict.HIDDEN);
    assertThat(hidden.screeningHeightMetres()).hasValue(0);
    assertThat(hidden.nearestVisibleMetres()).isEmpty();
    var beside = judge("0 0 0", "LINESTRING (52 50, 240 50)", settings, "POINT (50 50)");
    assertThat(beside.screeningHeightMetres()).isEmpty();
  }

  @Test
  void beyondTheMaximumDistanceNothingIsSeenButTheDistanceIsTold() throws Exception {
    var sight = judge("0 0 0 0 0", "LINESTRING (350 50, 450 50)", SightSettings.of(1.5, 1, 299, 0.13), "POINT (50 50)");
    assertThat(sight.verdict()).isEqualTo(Verdict.HIDDEN);
    assertThat(sight.nearestMetres()).isEqualTo(300);
  }

  @Test
  void missingGroundBetweenMakesTheAnswerDoubtfulUntilOneEyeSees() throws Exception {
    var settings = SightSettings.of(1.5, 1, 5000, 0.13);
    var behind = judge("0 . 0", "LINESTRING (250 50, 240 50)", settings, "POINT (50 50)");
    assertThat(behind.verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(behind.seen()).isEqualTo(Visibility.UNKNOWN);
    assertThat(behind.unknownEyes()).isPositive();
    var oneSees = judge("0 0 0 . 0", "LINESTRING (150 50, 450 50)", settings, "POINT (50 50)");
    assertThat(oneSees.verdict()).isEqualTo(Verdict.VISIBLE);
    assertThat(oneSees.unknownEyes()).isPositive();
  }

  @Test
  void aMarginBelowTheErrorOfTheHeightsIsDoubtfulBothWays() throws Exception {
    String grazing = "0 0 0 10 0 0 18"; // from 1.5 m over 0 to 1 m over 18: 10.25 m at the middle post
    String road = "LINESTRING (50 50, 51 50)";
    assertThat(judge(grazing, road, error(0.2), "POINT (650 50)").verdict()).isEqualTo(Verdict.VISIBLE);
    var seen = judge(grazing, road, error(0.3), "POINT (650 50)");
    assertThat(seen.verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(seen.marginMetres().orElseThrow()).isEqualTo(0.25, within(0.02)); // the eye a metre nearer sees over it a little better
    assertThat(judge(grazing, road, error(0.2), "POINT (650 50)").marginMetres()).isEmpty();
    String blocked = grazing.replace("10", "11");
    assertThat(judge(blocked, road, error(0.7), "POINT (650 50)").verdict()).isEqualTo(Verdict.HIDDEN);
    assertThat(judge(blocked, road, error(0.8), "POINT (650 50)").verdict()).isEqualTo(Verdict.DOUBTFUL);
    assertThat(judge(blocked, road, error(0.8), "POINT (650 50)").seen()).isEqualTo(Visibility.BLOCKED);
    assertThat(judge(blocked, road, error(0.8), "POINT (650 50)").marginMetres().orElseThrow()).isEqualTo(-0.75, within(0.02));
  }

  @Test
  void behindTheFirstRidgeIsNotSeenWhereTheRuleSaysSo() throws Exception {
    //                          *  60
    //            * 30        *    40
    // road _ *      _ _ _ _       0      the far slope is seen over the first ridge
    String hills = "0 15 30 0 0 0 60 80";
    String road = "LINESTRING (50 50, 60 50)";
    var all = new SightSettings(1.5, 1, 5000, 0, 0, false);
    var first = new SightSettings(1.5, 1, 5000, 0, 0, true);
    assertThat(judge(hills, road, all, "POINT (750 50)").seen()).isEqualTo(Visibility.BLOCKED);
    String higher = hills.replace("80", "200");
    assertThat(judge(higher, road, all, "POINT (750 50)").seen()).isEqualTo(Visibility.VISIBLE);
    assertThat(judge(higher, road, first, "POINT (750 50)").seen()).isEqualTo(Visibility.BLOCKED);
    assertThat(judge(higher, road, first, "POINT (250 50)").seen()).as("on the ridge itself").isEqualTo(Visibility.VISIBLE);
    assertThat(FirstRidge.between(DrawnTerrain.of(higher), 50, 50, 750, 50)).hasValue(200);
    assertThat(FirstRidge.between(DrawnTerrain.of("0 5 9 0 0 0 60 200"), 50, 50, 750, 50)).as("9 m is a bump").isEmpty();
  }

  @Test
  void anAreaIsSeenWhenAnyOfItsPointsIs() throws Exception {
    String wall = "0 0 90 0 0 0 0";
    var settings = SightSettings.of(1.5, 1, 5000, 0.13);
    assertThat(judge(wall, "LINESTRING (50 50, 60 50)", settings, "LINESTRING (150 50, 550 50)").seen()).isEqualTo(Visibility.VISIBLE);
    assertThat(judge(wall, "LINESTRING (50 50, 60 50)", settings, "LINESTRING (350 50, 550 50)").seen()).isEqualTo(Visibility.BLOCKED);
  }

  @Test
  void aSiteIsSampledOnItsOutlineAndInsideAndWithinABound() throws Exception {
    var square = new WKTReader().read("POLYGON ((0 0, 100 0, 100 100, 0 100, 0 0))");
    var target = SightTarget.of(square, 30, 1000);
    assertThat(target.points()).contains(new Coordinate(0, 0), new Coordinate(100, 100), new Coordinate(45, 45));
    assertThat(target.points()).doesNotHaveDuplicates().allMatch(p -> p.x >= 0 && p.x <= 100 && p.y >= 0 && p.y <= 100);
    assertThatThrownBy(() -> SightTarget.of(square, 1, 1000)).hasMessageContaining("at most 1000");
    assertThatThrownBy(() -> SightTarget.of(new WKTReader().read("POINT EMPTY"), 30, 10)).hasMessageContaining("empty");
  }

  @RepeatedTest(10)
  void everyTargetsStretchesAreWhatSingleSightLinesSay(RepetitionInfo run) throws Exception {
    long seed = 9000 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.withHoles(DrawnTerrain.random(40, 40, seed), 0.0005, seed);
    var settings = SightSettings.of(1.5, 2, 2500, 0.13);
    var eyes = Eyes.along(List.of(road("LINESTRING (60 70, 1500 800, 3900 3800)"), road("LINESTRING (100 3900, 3900 3000)")), 90);
    List<SightTarget> targets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      targets.add(new SightTarget(List.of(new Coordinate(50 + random.nextDouble() * 3900, 50 + random.nextDouble() * 3900))));
    }
    var sights = CorridorVisibility.of(land, eyes, targets, settings, () -> { });
    long pairs = 0;
    for (int i = 0; i < targets.size(); i++) {
      var p = targets.get(i).points().get(0);
      double length = 0;
      double nearest = Double.POSITIVE_INFINITY;
      for (Eye eye : eyes) {
        var at = new Coordinate(eye.x(), eye.y());
        boolean near = at.distance(p) <= 2500;
        pairs += near ? 1 : 0;
        if (near && SightLine.between(land, at, p, settings) == Visibility.VISIBLE) {
          length += eye.toMetres() - eye.fromMetres();
          nearest = Math.min(nearest, at.distance(p));
        }
      }
      String what = "seed " + seed + " target " + i;
      assertThat(sights.get(i).visibleLengthMetres()).as(what).isEqualTo(length, within(1e-6));
      assertThat(sights.get(i).nearestVisibleMetres().orElse(1e9)).as(what).isEqualTo(Math.min(nearest, 1e9), within(1e-6));
    }
    assertThat(CorridorVisibility.pairs(eyes, targets, 2500)).isEqualTo(pairs);
  }

  private static SightSettings error(double metres) {
    return new SightSettings(1.5, 1, 5000, 0, metres, false);
  }

  private static LineString road(String wkt) throws Exception {
    return (LineString) new WKTReader().read(wkt);
  }

  /** The picture as a 3 m grid. */
  private static HeightGrid scaled(String picture) {
    var land = DrawnTerrain.of(picture);
    float[] heights = new float[land.frame().cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = land.height(i);
    }
    return HeightGrid.owning(
        new org.fangyu.geometry.terrain.GridFrame(land.frame().columns(), land.frame().rows(), 0, 3 * land.frame().rows(), 3, 3), heights);
  }

  private static TargetSight judge(String picture, String road, SightSettings settings, String target) throws Exception {
    return judge(DrawnTerrain.of(picture), road, settings, target);
  }

  private static TargetSight judge(HeightGrid land, String road, SightSettings settings, String target) throws Exception {
    var eyes = Eyes.along(List.of(road(road)), 50);
    var targets = List.of(SightTarget.of(new WKTReader().read(target), 50, 1000));
    return CorridorVisibility.of(land, eyes, targets, settings, () -> { }).get(0);
  }
}
