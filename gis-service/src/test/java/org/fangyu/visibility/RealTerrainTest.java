package org.fangyu.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightLine;
import org.fangyu.geometry.sight.SightProfile;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.ElevationFile;
import org.fangyu.terrain.GeoToolsWarmUp;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

/**
 * Sight lines on real mountains, 30 m cells around Mount Fuji, against an oracle in plain metres. Where the
 * shared data is not there, on generated mountains of the same kind; the output says which.
 */
class RealTerrainTest {

  private static final long SEED = 20_261_121;
  private static final SightSettings SETTINGS = SightSettings.of(1.7, 1.0, 10_000, 0.13);
  private static HeightGrid land;
  private static String what;

  @BeforeAll
  static void readMountains() {
    Path file = Path.of(System.getProperty("fangyu.sharedData", "../shared/data"), "elevation", "fuji_utm54n_2000.tif");
    if (Files.isReadable(file)) {
      GeoToolsWarmUp.run();
      land = ElevationFile.read(file, OptionalDouble.empty()).grid();
      what = "real mountains of " + file.getFileName();
    } else {
      land = generated();
      what = "generated mountains, for there is no " + file;
    }
    System.out.println("RealTerrainTest: " + what + ", seed " + SEED);
  }

  @Test
  void pairsAgreeWithTheOracleAndWithThemselvesTheOtherWayRound() {
    var random = new Random(SEED);
    var swapped = SightSettings.of(1.0, 1.7, 10_000, 0.13);
    int seen = 0;
    for (int i = 0; i < 20_000; i++) {
      Coordinate eye = place(random);
      double angle = random.nextDouble() * 2 * Math.PI;
      double distance = 10_000 * random.nextDouble() * random.nextDouble();
      var target = new Coordinate(eye.x + distance * Math.cos(angle), eye.y + distance * Math.sin(angle));
      if (!land.frame().covers(target.x, target.y)) {
        continue;
      }
      Visibility answer = SightLine.between(land, eye, target, SETTINGS);
      double oracle = oracle(eye, target);
      if (Math.abs(oracle) > 1e-6) { // closer than a micrometre rounding decides, and nothing else
        assertThat(answer).as("%s, pair %d, %s to %s", what, i, eye, target).isEqualTo(oracle < 0 ? Visibility.BLOCKED : Visibility.VISIBLE);
      }
      assertThat(SightLine.between(land, target, eye, swapped)).as("%s, pair %d backwards", what, i).isEqualTo(answer);
      double clearance = SightProfile.between(land, eye, target, SETTINGS).clearanceMetres();
      assertThat(Double.isInfinite(clearance) ? oracle : clearance).as("%s, pair %d", what, i).isEqualTo(oracle, within(1e-6));
      seen += answer == Visibility.VISIBLE ? 1 : 0;
    }
    assertThat(seen).as("mountains both hide and show").isBetween(1000, 15_000);
  }

  @Test
  void aViewshedIsWhatTheOracleSaysOfEveryCell() {
    var random = new Random(SEED + 1);
    var near = SightSettings.of(1.7, 1.0, 2500, 0.13);
    for (int n = 0; n < 3; n++) {
      Coordinate eye = place(random);
      byte[] cells = Viewshed.union(land, List.of(Eye.single(eye.x, eye.y)), near, () -> { });
      GridFrame frame = land.frame();
      for (int i = 0; i < cells.length; i++) {
        var centre = new Coordinate(frame.centreX(i % frame.columns()), frame.centreY(i / frame.columns()));
        double distance = eye.distance(centre);
        if (distance > 2499.99) {
          assertThat(distance > 2500.01 && cells[i] != Viewshed.NO_ANSWER).as("cell %d beyond the range", i).isFalse();
          continue;
        }
        double oracle = oracle(eye, centre);
        if (Math.abs(oracle) > 1e-6) {
          assertThat(cells[i]).as("%s, eye %s, cell %d", what, eye, i).isEqualTo(oracle < 0 ? Viewshed.NOT_SEEN : Viewshed.SEEN);
        }
      }
    }
  }

  private static Coordinate place(Random random) {
    var box = land.frame().envelope();
    return new Coordinate(box.getMinX() + (0.01 + 0.98 * random.nextDouble()) * box.getWidth(), box.getMinY() + (0.01 + 0.98 * random.nextDouble()) * box.getHeight());
  }

  /** Smallest clearance in metres over all crossings with the lines between cell centres; infinity without one. */
  private static double oracle(Coordinate a, Coordinate b) {
    GridFrame frame = land.frame();
    double length = a.distance(b);
    double z0 = land.groundAt(a.x, a.y) + 1.7;
    double z1 = land.groundAt(b.x, b.y) + 1.0 - SETTINGS.bend() * length * length;
    double least = Double.POSITIVE_INFINITY;
    for (int axis = 0; axis < 2; axis++) {
      double from = axis == 0 ? frame.u(a.x) : frame.v(a.y);
      double to = axis == 0 ? frame.u(b.x) : frame.v(b.y);
      for (int line = (int) Math.floor(Math.min(from, to)) + 1; line < Math.max(from, to); line++) {
        double share = (line - from) / (to - from);
        double ground = land.groundAt(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
        double distance = share * length;
        least = Math.min(least, z0 + share * (z1 - z0) - (ground - SETTINGS.bend() * distance * distance));
      }
    }
    return least;
  }

  private static HeightGrid generated() {
    var random = new Random(SEED);
    var frame = new GridFrame(800, 800, 500_000, 3_100_000, 30, 30);
    float[] heights = new float[frame.cells()];
    for (int hill = 0; hill < 400; hill++) {
      double u = random.nextDouble() * 800;
      double v = random.nextDouble() * 800;
      double size = 5 + 60 * random.nextDouble() * random.nextDouble();
      double top = 8 * size * random.nextDouble();
      for (int row = Math.max(0, (int) (v - 3 * size)); row < Math.min(800, v + 3 * size); row++) {
        for (int column = Math.max(0, (int) (u - 3 * size)); column < Math.min(800, u + 3 * size); column++) {
          double square = (column - u) * (column - u) + (row - v) * (row - v);
          heights[frame.index(column, row)] += (float) (top * Math.exp(-square / (size * size)));
        }
      }
    }
    return HeightGrid.owning(frame, heights);
  }
}
