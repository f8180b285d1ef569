package org.fangyu.geometry.terrain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Envelope;

class HighestInCellTest {

  @Test
  void aCellTakesTheHighestOfTheFinerCellsInItAndNeighboursOnlyTouchedTakeNothing() {
    //  grid of 30 m      raster of 10 m in its middle cell
    //  . . .             0 0 5
    //  . x .             0 9 0
    //  . . .             0 0 NaN
    var grid = new HighestInCell(new GridFrame(3, 3, 0, 90, 30, 30));
    grid.add(new GridFrame(3, 3, 30, 60, 10, 10), new float[] {0, 0, 5, 0, 9, 0, 0, 0, Float.NaN});
    assertThat(heights(grid.grid())).containsExactly(0, 0, 0, 0, 9, 0, 0, 0, 0);
  }

  @Test
  void aCoarseCellCountsInEveryCellItCovers() {
    var grid = new HighestInCell(new GridFrame(4, 1, 0, 10, 10, 10));
    grid.add(new GridFrame(1, 1, 5, 10, 20, 10), new float[] {7});
    assertThat(heights(grid.grid())).containsExactly(7, 7, 7, 0);
  }

  @Test
  void whatLiesOutsideOrBelowTheGroundIsNothing() {
    var grid = new HighestInCell(new GridFrame(2, 1, 0, 10, 10, 10));
    grid.add(new GridFrame(4, 3, -20, 20, 10, 10), new float[] {9, 9, 9, 9, 9, 9, -3, 4, 9, 9, 9, 9});
    assertThat(heights(grid.grid())).containsExactly(0, 4);
  }

  @RepeatedTest(30)
  void everyCellHoldsTheHighestValueThatOverlapsIt(RepetitionInfo run) {
    long seed = 6000 + run.getCurrentRepetition();
    var random = new Random(seed);
    var frame = new GridFrame(12, 9, 1000, 2000, 25, 30);
    var part = new GridFrame(1 + random.nextInt(40), 1 + random.nextInt(40), 950 + 200 * random.nextDouble(), 1800 + 250 * random.nextDouble(),
        3 + 40 * random.nextDouble(), 3 + 40 * random.nextDouble());
    float[] values = new float[part.cells()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextInt(3) == 0 ? 20 * random.nextFloat() : random.nextInt(4) == 0 ? Float.NaN : -1;
    }
    var grid = new HighestInCell(frame);
    grid.add(part, values);
    float[] oracle = new float[frame.cells()];
    for (int i = 0; i < oracle.length; i++) {
      Envelope cell = cell(frame, i);
      for (int j = 0; j < values.length; j++) {
        if (cell.intersection(cell(part, j)).getArea() > 0.01 && values[j] > oracle[i]) {
          oracle[i] = values[j];
        }
      }
    }
    assertThat(heights(grid.grid())).as("seed " + seed).isEqualTo(oracle);
  }

  private static Envelope cell(GridFrame frame, int index) {
    double x = frame.centreX(index % frame.columns());
    double y = frame.centreY(index / frame.columns());
    return new Envelope(x - frame.cellWidth() / 2, x + frame.cellWidth() / 2, y - frame.cellHeight() / 2, y + frame.cellHeight() / 2);
  }

  private static float[] heights(HeightGrid grid) {
    float[] heights = new float[grid.frame().cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = grid.height(i);
    }
    return heights;
  }
}
