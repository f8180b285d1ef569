package org.fangyu.geometry.skyline;

import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.FirstRidge;
import org.fangyu.geometry.sight.SightLine;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Visibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.DrawnTerrain;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;

class ViewshedTest {

  private static final SightSettings NEAR = new SightSettings(2, 0, 450, 0, 0, false);

  @Test
  void aWallShadesTheCellsBehindItAndTheRangeEndsTheMap() {
    var land = DrawnTerrain.of("""
        0 0 0  0 0 0 0
        0 0 50 0 0 0 0
        0 0 0  0 0 0 0""");
    // The eye stands in the middle row, west, and reaches 4.5 cells. The wall is one post, but its slopes fill
    // the two cells beside it: the line to the fourth cell of the north row crosses them at 17 m.
    assertThat(draw(land, NEAR, new Eye(0, 0, 0, 0, 50, 150))).isEqualTo("""
        # # # - - ? ?
        # # # - - ? ?
        # # # - - ? ?""");
  }

  @Test
  void twoEyesSeeTogetherWhatEachSeesAlone() {
    var land = DrawnTerrain.of("0 0 50 0 0 0 50 0 0");
    assertThat(draw(land, NEAR, Eye.single(50, 50), Eye.single(850, 50))).isEqualTo("# # # - - - # # #");
  }

  @Test
  void cellsWithoutHeightAndCellsBehindMissingHeightsHaveNoAnswer() {
    assertThat(draw(DrawnTerrain.of("0 0 . 0 50 0"), NEAR, Eye.single(50, 50))).isEqualTo("# # ? ? ? ?");
    assertThat(draw(DrawnTerrain.of("0 50 . 0 50 0"), NEAR, Eye.single(50, 50)))
        .as("known ground hides them anyway").isEqualTo("# # ? - - ?");
  }

  @Test
  void anEyeOutsideTheElevationLeavesItsRangeWithoutAnswer() {
    assertThat(draw(DrawnTerrain.of("0 0 0 0 0 0"), NEAR, Eye.single(-100, 50))).isEqualTo("? ? ? ? ? ?");
  }

  @Test
  void aGridOfOneCellIsSeenFromItself() {
    assertThat(draw(DrawnTerrain.of("5"), NEAR, Eye.single(50, 50))).isEqualTo("#");
    assertThat(draw(DrawnTerrain.of("5"), NEAR)).isEqualTo("?");
  }

  @RepeatedTest(60)
  void everyCellIsWhatSightLinesToItsCentreSay(RepetitionInfo run) {
    long seed = 300 + run.getCurrentRepetition();
    var random = new Random(seed);
    var land = DrawnTerrain.withHoles(DrawnTerrain.random(30, 22, seed), 0.002, seed);
    boolean firstRidge = random.nextBoolean();
    var settings = new SightSettings(1.5, 1, 1800, SightSettings.bend(0.13), 0, firstRidge);
    List<Eye> eyes = random.doubles(8, 0, 1).mapToObj(share -> Eye.single(60 + share * 2800, 60 + random.nextDouble() * 2000)).toList();
    byte[] cells = Viewshed.union(land, eyes, settings, () -> { });
    for (int i = 0; i < cells.length; i++) {
      assertThat(cells[i]).as("seed %d cell %d", seed, i).isEqualTo(expected(land, eyes, settings, i % 30, i / 30));
    }
  }

  @Test
  void progressIsToldOnceAnEye() {
    var eyes = new AtomicInteger();
    Viewshed.union(DrawnTerrain.random(9, 7, 1), List.of(Eye.single(50, 50), Eye.single(-50, 50)), NEAR, eyes::incrementAndGet);
    assertThat(eyes).hasValue(2);
  }

  @Test
  void aPreviewIsMostlyRightAndNeedsNoEvenGrid() {
    for (int[] size : new int[][] {{1, 1}, {1, 8}, {61, 40}, {80, 80}}) {
      var land = DrawnTerrain.withHoles(DrawnTerrain.random(size[0], size[1], 4), 0.001, 4);
      List<Eye> eyes = List.of(Eye.single(size[0] * 100 - 50, 50), Eye.single(size[0] * 50, size[1] * 50), Eye.single(-90, 50));
      var settings = SightSettings.of(1.5, 1, 3000, 0.13);
      byte[] exact = Viewshed.union(land, eyes, settings, () -> { });
      byte[] preview = ViewshedPreview.union(Terrain.bare(land), eyes, settings, () -> { });
      long same = IntStream.range(0, exact.length).filter(i -> exact[i] == preview[i]).count();
      assertThat((double) same / exact.length).as("%d columns", size[0]).isGreaterThan(0.75);
    }
  }

  private static byte expected(HeightGrid land, List<Eye> eyes, SightSettings settings, int column, int row) {
    var centre = new Coordinate(land.frame().centreX(column), land.frame().centreY(row));
    boolean inRange = false;
    boolean unknown = false;
    for (Eye eye : eyes) {
      var at = new Coordinate(eye.x(), eye.y());
      if (at.distance(centre) > settings.maxDistanceMetres()) {
        continue;
      }
      inRange = true;
      Visibility seen = SightLine.between(land, at, centre, settings);
      boolean behind = settings.firstRidge() && FirstRidge.between(land, at.x, at.y, centre.x, centre.y).isPresent();
      if (seen == Visibility.VISIBLE && !behind) {
        return 1;
      }
      unknown |= seen == Visibility.UNKNOWN && !behind;
    }
    return inRange && !unknown ? 0 : (byte) 255;
  }

  /** # seen, - not seen, ? no answer. */
  private static String draw(HeightGrid land, SightSettings settings, Eye... eyes) {
    byte[] cells = Viewshed.union(land, List.of(eyes), settings, () -> { });
    var picture = new StringBuilder();
    for (int i = 0; i < cells.length; i++) {
      picture.append(cells[i] == Viewshed.SEEN ? '#' : cells[i] == Viewshed.NOT_SEEN ? '-' : '?')
          .append((i + 1) % land.frame().columns() == 0 ? '\n' : ' ');
    }
    return picture.toString().strip();
  }
}
