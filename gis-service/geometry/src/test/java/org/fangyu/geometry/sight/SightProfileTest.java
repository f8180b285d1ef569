package org.fangyu.geometry.sight;

import org.fangyu.geometry.visibility.CorridorVisibility;
import org.fangyu.geometry.visibility.SightTarget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.Terrain;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class SightProfileTest {

  @Test
  void theProfileListsEveryCrossingWithGroundAndLineAndTheFirstBlocker() {
    // From 2 m over 0 to 2 m over 0: the line is level at 2 m; 5 m and 9 m rise above it, 5 first.
    var profile = SightProfile.between(DrawnTerrain.of("0 1 5 9 0"),
        new Coordinate(50, 50), new Coordinate(450, 50), new SightSettings(2, 2, 1e6, 0, 0, false));
    assertThat(profile.distances()).containsExactly(0, 100, 200, 300, 400);
    assertThat(profile.ground()).containsExactly(0, 1, 5, 9, 0);
    assertThat(profile.sight()).containsExactly(2, 2, 2, 2, 2);
    assertThat(profile.visibility()).isEqualTo(Visibility.BLOCKED);
    assertThat(profile.clearanceMetres()).isEqualTo(-7);
    assertThat(profile.firstBlocker().orElseThrow()).isEqualTo(new Coordinate(250, 50));
    assertThat(profile.firstBlocker().orElseThrow().z).isEqualTo(5);
  }

  @Test
  void aCurvedLineSagsHalfWayByAQuarterOfTheWholeDrop() {
    var settings = new SightSettings(10, 10, 1e6, 1e-7, 0, false);
    var profile = SightProfile.between(DrawnTerrain.of("0 0 0"), new Coordinate(50, 50), new Coordinate(250, 50), settings);
    assertThat(profile.sight()[1]).isEqualTo(10 - 1e-7 * 200 * 200 / 4, within(1e-12));
    assertThat(profile.clearanceMetres()).isEqualTo(profile.sight()[1], within(1e-12));
  }

  @Test
  void aDiagonalThroughPostsMeetsEachOnce() {
    var profile = SightProfile.between(DrawnTerrain.of("0 0 0\n0 1 0\n0 0 0"),
        new Coordinate(50, 50), new Coordinate(250, 250), SightSettings.of(2, 2, 1e6, 0.13));
    assertThat(profile.ground()).containsExactly(0, 1, 0);
  }

  @Test
  void missingGroundIsInTheProfileAndSaidSo() {
    var profile = SightProfile.between(DrawnTerrain.of("0 . 0"), new Coordinate(50, 50), new Coordinate(250, 50), SightSettings.of(2, 2, 1e6, 0.13));
    assertThat(profile.ground()[1]).isNaN();
    assertThat(profile.crossesMissingData()).isTrue();
    assertThat(profile.visibility()).isEqualTo(Visibility.UNKNOWN);
    assertThat(profile.firstBlocker()).isEmpty();
  }

  @Test
  void anEndOutsideTheElevationGivesAnEmptyUnknownProfile() {
    var profile = SightProfile.between(DrawnTerrain.of("0 0 0"), new Coordinate(-50, 50), new Coordinate(250, 50), SightSettings.of(2, 2, 1e6, 0.13));
    assertThat(profile.visibility()).isEqualTo(Visibility.UNKNOWN);
    assertThat(profile.distances()).containsExactly(0, 300);
  }

  @RepeatedTest(20)
  void theDrawnProfileAgreesWithTheVerdictBothWays(RepetitionInfo run) {
    long seed = 500 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.random(40, 25, seed);
    var settings = SightSettings.of(1.5, 1.5, 1e6, 0.13);
    for (int i = 0; i < 100; i++) {
      var a = new Coordinate(50 + random.nextDouble() * 3900, 50 + random.nextDouble() * 2400);
      var b = new Coordinate(50 + random.nextDouble() * 3900, 50 + random.nextDouble() * 2400);
      var there = SightProfile.between(land, a, b, settings);
      var back = SightProfile.between(land, b, a, settings);
      String what = "seed " + seed + " pair " + i;
      assertThat(there.visibility()).as(what).isEqualTo(SightLine.between(land, a, b, settings)).isEqualTo(back.visibility());
      assertThat(back.clearanceMetres()).as(what).isEqualTo(there.clearanceMetres());
      assertThat(there.distances()).as(what).isSorted().hasSameSizeAs(back.distances());
      assertThat(there.firstBlocker().isPresent()).as(what).isEqualTo(there.visibility() == Visibility.BLOCKED);
    }
  }

  @Test
  void theClearanceIsShownWhereItIsAndTheMarginLeavesOutTheCellsOfTheEnds() {
    //  eye at 2 m   1 m after a cell   0.5 m after two   1.5 m a cell before the target at 2 m
    var profile = SightProfile.between(DrawnTerrain.of("0 1.8 0.5 1 0 0"), new Coordinate(50, 50), new Coordinate(550, 50), new SightSettings(2, 2, 1e6, 0, 0, false));
    assertThat(profile.clearanceMetres()).isEqualTo(2 - 1.8f, within(1e-6));
    assertThat(profile.clearanceAtMetres()).hasValue(100);
    assertThat(profile.marginMetres()).as("the post a cell from the eye does not count").isEqualTo(1);
    assertThat(profile.marginAtMetres()).hasValue(300);
    var short_ = SightProfile.between(DrawnTerrain.of("0 0"), new Coordinate(60, 50), new Coordinate(90, 50), new SightSettings(2, 2, 1e6, 0, 1, false));
    assertThat(short_.clearanceAtMetres()).as("no crossing, no place").isEmpty();
    assertThat(short_.verdict()).isEqualTo(Verdict.VISIBLE);
  }

  @Test
  void stretchesWithoutHeightsReachFromKnownGroundToKnownGround() {
    var profile = SightProfile.between(DrawnTerrain.of("0 0 . . 0 . 0"), new Coordinate(50, 50), new Coordinate(650, 50), SightSettings.of(2, 2, 1e6, 0.13));
    assertThat(profile.missingStretches()).hasSize(2);
    assertThat(profile.missingStretches().get(0)).containsExactly(100, 400);
    assertThat(profile.missingStretches().get(1)).containsExactly(400, 600);
    assertThat(profile.verdict()).isEqualTo(Verdict.DOUBTFUL);
  }

  @Test
  void treesHideWhatBareEarthShowsAndBothAreInTheProfile() {
    var ground = DrawnTerrain.of("0 0 1 0 0");
    var terrain = Terrain.with(ground, DrawnTerrain.of("9 0 8 0 9"));
    var profile = SightProfile.between(terrain, new Coordinate(50, 50), new Coordinate(450, 50), new SightSettings(2, 2, 1e6, 0, 0, false));
    assertThat(profile.ground()).containsExactly(0, 0, 1, 0, 0);
    assertThat(profile.surface()).as("the ends stand on the ground, below the trees").containsExactly(0, 0, 9, 0, 0);
    assertThat(profile.verdict()).isEqualTo(Verdict.HIDDEN);
    assertThat(profile.firstBlocker().orElseThrow().z).isEqualTo(9);
    assertThat(SightProfile.between(ground, new Coordinate(50, 50), new Coordinate(450, 50), new SightSettings(2, 2, 1e6, 0, 0, false)).verdict()).isEqualTo(Verdict.VISIBLE);
  }

  @Test
  void behindTheFirstRidgeIsHiddenWhereTheSettingsCountIt() {
    var land = DrawnTerrain.of("0 15 30 0 0 0 60 200");
    var first = new SightSettings(1.5, 1, 5000, 0, 0, true);
    var profile = SightProfile.between(land, new Coordinate(50, 50), new Coordinate(750, 50), first);
    assertThat(profile.visibility()).isEqualTo(Visibility.VISIBLE);
    assertThat(profile.firstRidgeMetres()).hasValue(200);
    assertThat(profile.verdict()).isEqualTo(Verdict.HIDDEN);
  }

  @RepeatedTest(20)
  void onePairIsJudgedAsACorridorOfOneEyeJudgesIt(RepetitionInfo run) {
    long seed = 700 + run.getCurrentRepetition();
    var random = new Random(seed);
    var ground = DrawnTerrain.withHoles(DrawnTerrain.random(40, 25, seed), 0.002, seed);
    var terrain = random.nextBoolean() ? Terrain.bare(ground) : Terrain.with(ground, DrawnTerrain.random(40, 25, seed + 1));
    for (int i = 0; i < 60; i++) {
      var settings = new SightSettings(1.5, 1.5, 1e6, SightSettings.bend(0.13), 10 * random.nextDouble(), random.nextInt(4) == 0);
      var a = new Coordinate(50 + random.nextDouble() * 3900, 50 + random.nextDouble() * 2400);
      var b = new Coordinate(50 + random.nextDouble() * 3900, 50 + random.nextDouble() * 2400);
      var profile = SightProfile.between(terrain, a, b, settings);
      var corridor = CorridorVisibility.of(terrain, List.of(Eye.single(a.x, a.y)), List.of(new SightTarget(List.of(b))), settings, () -> { }).get(0);
      assertThat(profile.verdict()).as("seed %d pair %d", seed, i).isEqualTo(corridor.verdict());
      corridor.marginMetres().ifPresent(margin -> assertThat(profile.visibility() == Visibility.BLOCKED ? profile.clearanceMetres() : profile.marginMetres())
          .as("seed %d", seed).isEqualTo(margin, within(1e-6)));
    }
  }
}
