package org.fangyu.geometry.visibility;

import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.fangyu.geometry.visibility.SightPlan.Method;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;

class SightPlanTest {

  private static final double SIZE = 4500;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void everyWayGivesTheSameAnswers(long seed) {
    var random = new Random(seed);
    HeightGrid ground = DrawnTerrain.withHoles(DrawnTerrain.random(45, 45, seed), random.nextInt(3) * 0.005, seed);
    Terrain terrain = seed % 3 == 0 ? Terrain.with(ground, obstacles(ground, random)) : Terrain.bare(ground);
    var settings = new SightSettings(1.5, random.nextInt(3), 500 + random.nextDouble() * SIZE,
        random.nextBoolean() ? SightSettings.bend(0.13) : 0, random.nextInt(3) * 4, random.nextInt(4) == 0);
    List<Eye> eyes = IntStream.range(0, 30).mapToObj(i -> place(random)).map(p -> Eye.single(p.x, p.y)).toList();
    List<SightTarget> targets = IntStream.range(0, 60)
        .mapToObj(i -> new SightTarget(IntStream.rangeClosed(0, random.nextInt(3)).mapToObj(j -> place(random)).toList())).toList();
    List<TargetSight> pairs = CorridorVisibility.of(terrain, eyes, targets, settings, Method.PAIRS, () -> { });
    assertThat(CorridorVisibility.of(terrain, eyes, targets, settings, Method.FROM_EYES, () -> { })).isEqualTo(pairs);
    assertThat(CorridorVisibility.of(terrain, eyes, targets, settings, Method.FROM_TARGETS, () -> { })).isEqualTo(pairs);
  }

  @ParameterizedTest
  @CsvSource({
    "40, 10, PAIRS", // a few graves beside a road
    "10, 60000, FROM_EYES", // a wide cemetery, sampled densely, from a short stretch
    "60000, 10, FROM_TARGETS", // a few graves and a road sampled densely
  })
  void theCheapestWayIsChosen(int eyes, int points, Method method) {
    var frame = new GridFrame(1000, 1000, 0, 0, 30, 30);
    SightPlan plan = SightPlan.cheapest(frame, eyes, points, (long) eyes * points, 10_000, false);
    assertThat(plan.method()).isEqualTo(method);
    assertThat(plan.pairs()).isEqualTo((long) eyes * points);
  }

  /** Anywhere, on posts and on grid lines, sometimes beyond the edge. */
  private static Coordinate place(Random random) {
    double x = random.nextDouble() * SIZE;
    double y = random.nextDouble() * SIZE;
    return switch (random.nextInt(4)) {
      case 0 -> new Coordinate(Math.floor(x / 100) * 100 + 50, Math.floor(y / 100) * 100 + 50);
      case 1 -> new Coordinate(Math.floor(x / 100) * 100 + 50, y);
      default -> new Coordinate(x, y);
    };
  }

  private static HeightGrid obstacles(HeightGrid ground, Random random) {
    float[] above = new float[ground.frame().cells()];
    for (int i = 0; i < above.length; i++) {
      above[i] = random.nextInt(10) == 0 ? 15 * random.nextFloat() : random.nextInt(20) == 0 ? Float.NaN : 0;
    }
    return HeightGrid.owning(ground.frame(), above);
  }
}
