package org.fangyu.geometry.skyline;

import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.FirstRidge;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.SightTracer;
import org.fangyu.geometry.sight.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sweep says of every cell what its sight line says, on every kind of ground from every kind of place. */
class CellSweepTest {

  enum Land {
    HILLS {
      @Override
      HeightGrid make(int columns, int rows, double width, double height, Random random) {
        HeightGrid hills = DrawnTerrain.random(columns, rows, random.nextLong());
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) {
          heights[i] = hills.height(i);
        }
        return grid(columns, rows, width, height, heights);
      }
    },
    NOISE {
      @Override
      HeightGrid make(int columns, int rows, double width, double height, Random random) {
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) {
          heights[i] = random.nextFloat() * 30;
        }
        return grid(columns, rows, width, height, heights);
      }
    },
    /** Whole metres, as int16 elevation has them: many equal heights, many lines that just touch. */
    STEPS {
      @Override
      HeightGrid make(int columns, int rows, double width, double height, Random random) {
        HeightGrid hills = HILLS.make(columns, rows, width, height, random);
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) {
          heights[i] = Math.round(hills.height(i) / 8);
        }
        return grid(columns, rows, width, height, heights);
      }
    },
    /** Every line of sight lies in the ground or grazes it. */
    PLANE {
      @Override
      HeightGrid make(int columns, int rows, double width, double height, Random random) {
        int east = random.nextInt(5) - 2;
        int south = random.nextInt(5) - 2;
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) {
          heights[i] = 100 + east * (i % columns) + south * (i / columns);
        }
        return grid(columns, rows, width, height, heights);
      }
    },
    TOWERS {
      @Override
      HeightGrid make(int columns, int rows, double width, double height, Random random) {
        float[] heights = new float[columns * rows];
        for (int i = 0; i < heights.length; i++) {
          heights[i] = random.nextInt(12) == 0 ? 400 * random.nextFloat() : 0;
        }
        return grid(columns, rows, width, height, heights);
      }
    };

    abstract HeightGrid make(int columns, int rows, double width, double height, Random random);

    static HeightGrid grid(int columns, int rows, double width, double height, float[] heights) {
      return HeightGrid.owning(new GridFrame(columns, rows, 500_000, 4_000_000, width, height), heights);
    }
  }

  @ParameterizedTest
  @EnumSource(Land.class)
  void everyCellIsWhatItsSightLineSays(Land kind) {
    for (long seed = 1; seed <= 150; seed++) {
      var random = new Random(seed * 31 + kind.ordinal());
      double width = side(random);
      double height = random.nextBoolean() ? width : side(random);
      HeightGrid land = kind.make(1 + random.nextInt(40), 1 + random.nextInt(40), width, height, random);
      land = DrawnTerrain.withHoles(land, new double[] {0, 0, 0.01, 0.3}[random.nextInt(4)], seed);
      double across = Math.hypot(width * land.frame().columns(), height * land.frame().rows());
      var settings = new SightSettings(random.nextInt(3), random.nextInt(3), random.nextBoolean() ? across : Math.max(1, random.nextDouble() * across),
          random.nextInt(3) == 0 ? 0 : SightSettings.bend(0.13), 0, random.nextInt(5) == 0);
      for (double[] eye : eyes(land.frame(), random)) {
        assertSame(seed % 4 == 0 ? withTrees(land, random) : Terrain.bare(land), eye, settings, kind + " " + seed);
      }
    }
  }

  @RepeatedTest(3)
  void aLargerLandToo(RepetitionInfo run) {
    var random = new Random(run.getCurrentRepetition());
    HeightGrid land = Land.HILLS.make(230, 210, 30, 25, random);
    for (double[] eye : eyes(land.frame(), random)) {
      assertSame(Terrain.bare(land), eye, SightSettings.of(1.7, 1, 5000, 0.13), "large");
    }
  }

  @Test
  void turnedAndMirroredLandIsSeenTurnedAndMirrored() {
    HeightGrid land = DrawnTerrain.random(60, 60, 9);
    var settings = SightSettings.of(1.5, 1, 4000, 0.13);
    byte[] seen = Viewshed.union(land, List.of(Eye.single(2130, 3270)), settings, () -> { });
    byte[] turned = Viewshed.union(DrawnTerrain.turnedRight(land), List.of(Eye.single(3270, 6000 - 2130)), settings, () -> { });
    byte[] mirrored = Viewshed.union(DrawnTerrain.mirrored(land), List.of(Eye.single(6000 - 2130, 3270)), settings, () -> { });
    for (int row = 0; row < 60; row++) {
      for (int column = 0; column < 60; column++) {
        byte here = seen[row * 60 + column];
        assertThat(mirrored[row * 60 + 59 - column]).isEqualTo(here);
        assertThat(turned[column * 60 + 59 - row]).isEqualTo(here);
      }
    }
  }

  @Test
  void countsAreTheSumOfWhatEachEyeSees() {
    HeightGrid land = DrawnTerrain.withHoles(DrawnTerrain.random(50, 40, 5), 0.01, 5);
    var settings = SightSettings.of(1.5, 1, 2500, 0.13);
    var random = new Random(5);
    List<Eye> eyes = random.doubles(12).mapToObj(share -> Eye.single(share * 5200 - 100, random.nextDouble() * 4000)).toList();
    short[] counts = Viewshed.count(Terrain.bare(land), eyes, settings, () -> { });
    byte[] union = Viewshed.union(land, eyes, settings, () -> { });
    List<byte[]> each = eyes.stream().map(eye -> Viewshed.union(land, List.of(eye), settings, () -> { })).toList();
    for (int i = 0; i < counts.length; i++) {
      int cell = i;
      long seeing = each.stream().filter(one -> one[cell] == Viewshed.SEEN).count();
      assertThat(counts[i]).isEqualTo(union[i] == Viewshed.NO_ANSWER ? Viewshed.NO_COUNT : (short) seeing);
    }
  }

  private static double side(Random random) {
    return new double[] {1, 30, 100, 3000}[random.nextInt(4)]; // over 3 km cells the earth bends by metres
  }

  /** In a cell, on a post, on a grid line, just beside one, on the edge and in a corner, in lattice coordinates. */
  private static List<double[]> eyes(GridFrame frame, Random random) {
    double u = random.nextDouble() * (frame.columns() - 1);
    double v = random.nextDouble() * (frame.rows() - 1);
    List<double[]> eyes = new ArrayList<>();
    eyes.add(new double[] {u, v});
    eyes.add(new double[] {Math.rint(u), Math.rint(v)});
    eyes.add(new double[] {u, Math.rint(v)});
    eyes.add(new double[] {Math.rint(u), v});
    eyes.add(new double[] {Math.min(Math.rint(u) + 0.002, frame.columns() - 1), Math.max(0, Math.rint(v) - 0.0003)});
    eyes.add(new double[] {0, v});
    eyes.add(new double[] {frame.columns() - 1, frame.rows() - 1});
    return eyes;
  }

  private static Terrain withTrees(HeightGrid land, Random random) {
    float[] trees = new float[land.frame().cells()];
    for (int i = 0; i < trees.length; i++) {
      trees[i] = random.nextInt(6) == 0 ? 12 * random.nextFloat() : Float.NaN;
    }
    return Terrain.with(land, HeightGrid.owning(land.frame(), trees));
  }

  private static void assertSame(Terrain terrain, double[] at, SightSettings settings, String what) {
    HeightGrid land = terrain.ground();
    GridFrame frame = land.frame();
    Eye eye = Eye.single(frame.west() + (at[0] + 0.5) * frame.cellWidth(), frame.north() - (at[1] + 0.5) * frame.cellHeight());
    double u = frame.u(eye.x());
    double v = frame.v(eye.y());
    double z = land.groundAt(eye.x(), eye.y()) + settings.eyeHeightMetres();
    byte[] cells = Viewshed.union(terrain, List.of(eye), settings, () -> { });
    var tracer = new SightTracer(terrain.surface(), settings.bend());
    for (int i = 0; i < cells.length; i++) {
      int column = i % frame.columns();
      int row = i / frame.columns();
      byte expected = Viewshed.NO_ANSWER;
      double dx = (column - u) * frame.cellWidth();
      double dy = (row - v) * frame.cellHeight();
      if (dx * dx + dy * dy <= settings.maxDistanceMetres() * settings.maxDistanceMetres() && !Float.isNaN(land.height(i))) {
        Visibility sight = tracer.trace(u, v, z, column, row, land.height(i) + settings.targetHeightMetres());
        boolean hidden = sight == Visibility.BLOCKED || settings.firstRidge() && FirstRidge.share(land, u, v, column, row) < 1;
        expected = hidden ? Viewshed.NOT_SEEN : sight == Visibility.VISIBLE ? Viewshed.SEEN : Viewshed.NO_ANSWER;
      }
      if (cells[i] != expected) {
        assertThat(cells[i]).as("%s: %s eye %s %s, column %d row %d of %s", what, settings, u, v, column, row, frame).isEqualTo(expected);
      }
    }
  }
}
