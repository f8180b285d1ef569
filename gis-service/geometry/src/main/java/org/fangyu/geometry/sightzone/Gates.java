package org.fangyu.geometry.sightzone;

import java.util.Arrays;
import org.fangyu.geometry.terrain.GridFrame;

/**
 * The gates of one outline in order, the seen side on the left as seen on the map. Positions are lattice coordinates
 * (see {@link org.fangyu.geometry.terrain}), counted in cells, v growing south.
 */
final class Gates {

  private static final int EAST = 0;
  static final int WEST = 2;
  /** From the seen cell to the unseen one: east, north, west, south; the next is a left turn. */
  private static final int[] DU = {1, 0, -1, 0};
  private static final int[] DV = {0, -1, 0, 1};

  private final GridFrame frame;
  private final byte[] cells;
  private final byte seen;
  private int[] cell = new int[64];
  private byte[] way = new byte[64];
  private int count;

  Gates(GridFrame frame, byte[] cells, byte seen) {
    this.frame = frame;
    this.cells = cells;
    this.seen = seen;
  }

  /** Replaces what was walked before by the outline through the gate west of a seen cell. */
  void walk(int fromCell) {
    count = 0;
    int column = fromCell % frame.columns();
    int row = fromCell / frame.columns();
    int to = WEST;
    do {
      add(frame.index(column, row), to);
      int ahead = (to + 1) % 4;
      boolean left = seen(column + DU[ahead], row + DV[ahead]);
      if (seen(column + DU[ahead] + DU[to], row + DV[ahead] + DV[to])) { // joined, over the corner too
        column += DU[ahead] + DU[to];
        row += DV[ahead] + DV[to];
        to = (ahead + 2) % 4;
      } else if (left) {
        column += DU[ahead];
        row += DV[ahead];
      } else {
        to = ahead;
      }
    } while (cell[0] != frame.index(column, row) || way[0] != to);
  }

  int count() {
    return count;
  }

  int cell(int gate) {
    return cell[gate % count];
  }

  boolean isWest(int gate) {
    return way[gate % count] == WEST;
  }

  /** The place that lies a share of the gate away from its seen end. */
  double u(int gate, double share) {
    return column(gate) + share * DU[way[gate % count]];
  }

  double v(int gate, double share) {
    return row(gate) + share * DV[way[gate % count]];
  }

  /** Share of a gate, from its seen end, at which its line meets the ray from (u, v) in the direction (du, dv). */
  double share(int gate, double u, double v, double du, double dv) {
    int to = way[gate % count];
    return to == EAST || to == WEST
        ? (u + du * (row(gate) - v) / dv - column(gate)) * DU[to]
        : (v + dv * (column(gate) - u) / du - row(gate)) * DV[to];
  }

  private int column(int gate) {
    return cell[gate % count] % frame.columns();
  }

  private int row(int gate) {
    return cell[gate % count] / frame.columns();
  }

  private boolean seen(int column, int row) {
    return column >= 0 && row >= 0 && column < frame.columns() && row < frame.rows() && cells[frame.index(column, row)] == seen;
  }

  private void add(int at, int to) {
    if (count == cell.length) {
      cell = Arrays.copyOf(cell, 2 * count);
      way = Arrays.copyOf(way, 2 * count);
    }
    cell[count] = at;
    way[count++] = (byte) to;
  }
}
