package org.fangyu.geometry.sightzone;

import java.util.Arrays;
import org.fangyu.geometry.terrain.GridFrame;

/**
 * The seen cells as runs: unbroken stretches of a row, in order of rows and columns, and which of them hang together
 * over sides and corners. Takes time and memory in proportion to the grid.
 */
final class Runs {

  private final int columns;
  private final int[] firstOfRow;
  private int[] cell = new int[1024];
  private int[] length = new int[1024];
  private int[] parent = new int[1024];
  private int count;

  Runs(GridFrame frame, byte[] cells, byte seen) {
    columns = frame.columns();
    firstOfRow = new int[frame.rows() + 1];
    for (int row = 0; row < frame.rows(); row++) {
      firstOfRow[row] = count;
      readRow(cells, seen, row * columns, (row + 1) * columns);
      if (row > 0) {
        joinAbove(row);
      }
    }
    firstOfRow[frame.rows()] = count;
  }

  int count() {
    return count;
  }

  /** Index of the first cell. */
  int cell(int run) {
    return cell[run];
  }

  int length(int run) {
    return length[run];
  }

  /** The first run of all that hang together with it. */
  int root(int run) {
    int at = run;
    while (parent[at] != at) {
      parent[at] = parent[parent[at]];
      at = parent[at];
    }
    return at;
  }

  private void readRow(byte[] cells, byte seen, int from, int to) {
    for (int i = from; i < to; i++) {
      if (cells[i] == seen) {
        int start = i;
        while (i < to && cells[i] == seen) {
          i++;
        }
        add(start, i - start);
      }
    }
  }

  private void add(int start, int cells) {
    if (count == cell.length) {
      cell = Arrays.copyOf(cell, 2 * count);
      length = Arrays.copyOf(length, 2 * count);
      parent = Arrays.copyOf(parent, 2 * count);
    }
    cell[count] = start;
    length[count] = cells;
    parent[count] = count;
    count++;
  }

  /** Both rows' runs are in order, so one walk over them finds every pair that touches. */
  private void joinAbove(int row) {
    int above = firstOfRow[row - 1];
    int here = firstOfRow[row];
    while (above < firstOfRow[row] && here < count) {
      int aboveStart = cell[above] + columns;
      int aboveEnd = aboveStart + length[above];
      int hereEnd = cell[here] + length[here];
      if (aboveStart <= hereEnd && cell[here] <= aboveEnd) {
        join(above, here);
      }
      if (aboveEnd < hereEnd) {
        above++;
      } else {
        here++;
      }
    }
  }

  private void join(int one, int other) {
    int a = root(one);
    int b = root(other);
    parent[Math.max(a, b)] = Math.min(a, b);
  }
}
