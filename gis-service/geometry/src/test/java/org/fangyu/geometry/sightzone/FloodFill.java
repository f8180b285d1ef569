package org.fangyu.geometry.sightzone;

import java.util.ArrayDeque;
import org.fangyu.geometry.terrain.GridFrame;

/** Counts the pieces of seen ground and their holes by filling them, on a grid with a rim of unseen cells. */
final class FloodFill {

  private final int columns;
  private final int rows;
  private final boolean[] seen;
  private final boolean[] filled;

  FloodFill(GridFrame frame, byte[] cells) {
    columns = frame.columns() + 2;
    rows = frame.rows() + 2;
    seen = new boolean[columns * rows];
    filled = new boolean[columns * rows];
    for (int at = 0; at < seen.length; at++) {
      seen[at] = SightZoneTest.seen(frame, cells, at % columns - 1, at / columns - 1);
    }
  }

  /** Pieces of seen ground, joined over sides and corners. */
  int components() {
    return pieces(true);
  }

  /** Pieces of unseen ground, joined over sides, but for the one outside. */
  int holes() {
    return pieces(false) - 1;
  }

  private int pieces(boolean ofSeen) {
    int pieces = 0;
    for (int at = 0; at < seen.length; at++) {
      if (seen[at] == ofSeen && !filled[at]) {
        fill(at, ofSeen);
        pieces++;
      }
    }
    return pieces;
  }

  private void fill(int start, boolean corners) {
    var left = new ArrayDeque<Integer>();
    left.add(start);
    filled[start] = true;
    while (!left.isEmpty()) {
      int at = left.remove();
      for (int dv = -1; dv <= 1; dv++) {
        for (int du = -1; du <= 1; du++) {
          int column = at % columns + du;
          int row = at / columns + dv;
          int next = row * columns + column;
          boolean inside = column >= 0 && row >= 0 && column < columns && row < rows;
          if ((corners || du == 0 || dv == 0) && inside && !filled[next] && seen[next] == seen[start]) {
            filled[next] = true;
            left.add(next);
          }
        }
      }
    }
  }
}
