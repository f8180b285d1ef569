package org.fangyu.geometry.visibility;

import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightLine;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.visibility.Screening.Step;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class ScreeningTest {

  private static final double CELL = 3;
  private static final SightSettings FLAT = new SightSettings(1.5, 1, 5000, 0, 0, false);

  @Test
  void onFlatGroundTheNearerEyeAsksForMoreAndTheStepsFallOneByOne() {
    // Level ground, eye 1.5 m, target 1.0 m at post 0: at 3 m the line from D metres off is at 1 + 0.5·3/D.
    Screening screening = screening(new float[30], 0, FLAT, 10, 20);
    assertThat(screening.seeingEyes()).isEqualTo(2);
    assertThat(screening.steps()).extracting(Step::aboveMetres)
        .usingElementComparator((a, b) -> Math.abs(a - b) < 1e-12 ? 0 : Double.compare(a, b))
        .containsExactly(1 + 1.5 / 60, 1 + 1.5 / 30);
    assertThat(screening.left(0)).isEqualTo(new Step(0, 2, 20));
    assertThat(screening.left(1.03)).isEqualTo(new Step(screening.steps().get(0).aboveMetres(), 1, 10));
    assertThat(screening.left(2).eyes()).isZero();
    assertThat(screening.heightForAll()).hasValue(screening.steps().get(1).aboveMetres());
    assertThat(screening.heightForShareOfEyes(0.5)).hasValue(screening.steps().get(0).aboveMetres());
    assertThat(screening.heightForShareOfEyes(0.51)).hasValue(screening.steps().get(1).aboveMetres());
    assertThat(screening.heightForShareOfLength(0.5)).hasValue(screening.steps().get(0).aboveMetres());
    assertThat(screening.heightForShareOfEyes(0)).hasValue(0);
  }

  @Test
  void aScreenExactlyOnTheLineHidesNothingForTouchingIsSeeing() {
    Screening screening = screening(new float[30], 0, FLAT, 10);
    double need = screening.heightForAll().orElseThrow();
    assertThat(screening.left(need).eyes()).isEqualTo(1);
    assertThat(screening.left(Math.nextUp(need)).eyes()).isZero();
  }

  @Test
  void eyesThatAskForTheSameHeightFallTogether() {
    Screening screening = screening(new float[41], 20, FLAT, 10, 30);
    assertThat(screening.steps()).hasSize(1);
    assertThat(screening.left(2)).isEqualTo(new Step(screening.steps().get(0).aboveMetres(), 0, 0));
  }

  @Test
  void anEyeNoFartherOffThanTheScreenIsHiddenByNoneButTheOthersAre() {
    Screening screening = screening(new float[30], 0, FLAT, 1, 10);
    assertThat(screening.heightForAll()).isEmpty();
    assertThat(screening.eyesNoScreenHides()).isEqualTo(1);
    assertThat(screening.left(1000)).isEqualTo(new Step(screening.steps().get(0).aboveMetres(), 1, 10));
    assertThat(screening.heightForShareOfEyes(0.5)).isPresent();
    assertThat(screening.heightForShareOfEyes(0.6)).isEmpty();
  }

  @Test
  void aHiddenTargetNeedsNoScreen() {
    float[] wall = new float[30];
    wall[5] = 90;
    Screening screening = screening(wall, 0, FLAT, 10, 20);
    assertThat(screening.seeingEyes()).isZero();
    assertThat(screening.heightForAll()).hasValue(0);
    assertThat(screening.steps()).isEmpty();
    assertThat(screening.left(5)).isEqualTo(new Step(0, 0, 0));
  }

  @Test
  void whereHeightsAreMissingUnderTheScreenNoHeightIsTold() {
    // From the known cell in the west the line cuts the corner of the cell whose north-eastern post is missing:
    // the edges it crosses are known, the ground between them, 3 m before the target, is not.
    var land = DrawnTerrain.of("""
        0 0 .
        0 0 0
        0 0 0""");
    var target = new SightTarget(List.of(new Coordinate(149, 170)));
    var sight = CorridorVisibility.of(land, List.of(new Eye(0, 0, 0, 10, 210, 100)), List.of(target), FLAT, () -> { }).get(0);
    assertThat(sight.seen()).isEqualTo(Visibility.VISIBLE);
    assertThat(sight.screeningHeightMetres()).isEmpty();
  }

  @Test
  void ofSeveralPointsTheOneThatAsksForMostCounts() {
    // Both points are seen; the one on the mound of 4 m stands over the other's screen.
    float[] heights = new float[30];
    heights[3] = 4;
    var land = row(heights);
    var eyes = List.of(eye(20, 0));
    var both = new SightTarget(List.of(place(0), place(3)));
    var lone = new SightTarget(List.of(place(3)));
    double need = CorridorVisibility.of(land, eyes, List.of(lone), FLAT, () -> { }).get(0).screeningHeightMetres().orElseThrow();
    assertThat(CorridorVisibility.of(land, eyes, List.of(both), FLAT, () -> { }).get(0).screeningHeightMetres()).hasValue(need);
    assertThat(need).isGreaterThan(4);
  }

  @Test
  void theScreenStandsWhereTheSettingsSay() {
    Screening far = screening(new float[30], 0, FLAT.withScreenAt(12), 10);
    assertThat(far.distanceMetres()).isEqualTo(12);
    assertThat(far.heightForAll().orElseThrow()).isEqualTo(1 + 0.5 * 12 / 30, within(1e-12));
    assertThatThrownBy(() -> FLAT.withScreenAt(-1)).hasMessageContaining("screen distance must be 0");
    assertThatThrownBy(() -> far.heightForShareOfEyes(1.5)).hasMessageContaining("0..1");
  }

  @RepeatedTest(40)
  void behindAScreenOfAnyHeightIsSeenWhatTracingOverAScreenOfThatHeightSees(RepetitionInfo run) {
    long seed = 4100 + run.getCurrentRepetition();
    var random = new Random(seed);
    var settings = SightSettings.of(1.5 + 3 * random.nextDouble(), 2 * random.nextDouble(), 5000, 0.13);
    float[] heights = hills(random);
    int target = 20 + random.nextInt(20);
    int[] eyes = IntStream.range(0, 60).filter(post -> Math.abs(post - target) > 1 && random.nextInt(3) > 0).toArray();
    Screening screening = screening(heights, target, settings, eyes);
    for (double height = 0; height < 6; height += 0.043) {
      double at = height;
      if (screening.steps().stream().anyMatch(step -> Math.abs(step.aboveMetres() - at) < 1e-4)) {
        continue; // heights are floats: so near a step the raised post may lie on either side of it
      }
      float[] raised = heights.clone();
      raised[target - 1] += (float) height;
      raised[target + 1] += (float) height;
      HeightGrid land = row(raised);
      long seen = Arrays.stream(eyes).filter(post -> SightLine.between(land, place(post), place(target), settings) == Visibility.VISIBLE).count();
      assertThat(screening.left(height).eyes()).as("seed %d, screen %s m", seed, height).isEqualTo((int) seen);
      assertThat(screening.left(height).visibleLengthMetres()).as("seed %d, screen %s m", seed, height).isEqualTo(seen * 10.0, within(1e-9));
    }
    assertThat(screening.left(1e6).eyes()).isZero();
  }

  @RepeatedTest(20)
  void theMirroredLandAsksForTheSameScreens(RepetitionInfo run) {
    long seed = 4200 + run.getCurrentRepetition();
    var random = new Random(seed);
    float[] heights = hills(random);
    float[] mirrored = new float[60];
    for (int i = 0; i < 60; i++) {
      mirrored[i] = heights[59 - i];
    }
    int[] eyes = {2, 7, 15, 40, 58};
    var one = screening(heights, 30, FLAT, eyes).steps();
    var other = screening(mirrored, 29, FLAT, Arrays.stream(eyes).map(post -> 59 - post).toArray()).steps();
    assertThat(one).as("seed " + seed).hasSameSizeAs(other);
    for (int i = 0; i < one.size(); i++) {
      assertThat(one.get(i).aboveMetres()).as("seed " + seed).isEqualTo(other.get(i).aboveMetres(), within(1e-9));
      assertThat(one.get(i).eyes()).isEqualTo(other.get(i).eyes());
    }
  }

  @RepeatedTest(20)
  void theLowestScreenForAShareLeavesNoMoreThanThatAndALowerOneLeavesMore(RepetitionInfo run) {
    long seed = 4300 + run.getCurrentRepetition();
    var random = new Random(seed);
    Screening screening = screening(hills(random), 30, FLAT, IntStream.range(0, 60).filter(post -> Math.abs(post - 30) > 1).toArray());
    double share = random.nextDouble();
    double height = screening.heightForShareOfEyes(share).orElseThrow();
    double may = screening.seeingEyes() * (1 - share);
    assertThat((double) screening.left(height + 1e-9).eyes()).as("seed " + seed).isLessThanOrEqualTo(may + 1e-9);
    if (height > 0) {
      assertThat((double) screening.left(height).eyes()).as("seed " + seed).isGreaterThan(may);
    }
    assertThat(screening.heightForShareOfLength(share)).as("every eye stands for 10 m").hasValue(height);
  }

  /** Gentle ground along one row of posts, so that many eyes see: heights to about 3 m. */
  private static float[] hills(Random random) {
    float[] heights = new float[60];
    double height = 0;
    for (int i = 0; i < 60; i++) {
      height += 0.4 * (random.nextDouble() - 0.5);
      heights[i] = (float) height;
    }
    return heights;
  }

  private static Screening screening(float[] heights, int target, SightSettings settings, int... eyePosts) {
    List<Eye> eyes = new ArrayList<>();
    for (int i = 0; i < eyePosts.length; i++) {
      eyes.add(eye(eyePosts[i], i));
    }
    return CorridorVisibility.of(row(heights), eyes, List.of(new SightTarget(List.of(place(target)))), settings, () -> { }).get(0).screening();
  }

  private static HeightGrid row(float[] heights) {
    return HeightGrid.owning(new GridFrame(heights.length, 1, 0, CELL, CELL, CELL), heights);
  }

  private static Coordinate place(int post) {
    return new Coordinate((post + 0.5) * CELL, 0.5 * CELL);
  }

  /** Each eye stands for 10 m of its line. */
  private static Eye eye(int post, int index) {
    return new Eye(0, 10 * index + 5, 10 * index, 10 * index + 10, place(post).x, place(post).y);
  }
}
