package org.fangyu.geometry.sightzone;

import java.util.List;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.terrain.GridFrame;

/** Counts the cells that some eye is in range of, row by row: the discs around the eyes cut a row in intervals. */
final class Reach {

  private final GridFrame frame;
  private final double[] eyeU;
  private final double[] eyeV;
  private final double metres;
  private long inRange;
  private long unanswered;

  Reach(GridFrame frame, List<Eye> eyes, double metres) {
    this.frame = frame;
    this.metres = metres;
    eyeU = eyes.stream().mapToDouble(eye -> frame.u(eye.x())).toArray();
    eyeV = eyes.stream().mapToDouble(eye -> frame.v(eye.y())).toArray();
  }

  void count(byte[] cells) {
    int[] changes = new int[frame.columns() + 1];
    for (int row = 0; row < frame.rows(); row++) {
      if (mark(changes, row)) {
        countRow(changes, cells, row);
      }
    }
  }

  long inRange() {
    return inRange;
  }

  /** Of the cells in range those without an answer. */
  long unanswered() {
    return unanswered;
  }

  private boolean mark(int[] changes, int row) {
    boolean any = false;
    for (int eye = 0; eye < eyeU.length; eye++) {
      double down = (eyeV[eye] - row) * frame.cellHeight();
      if (Math.abs(down) <= metres) {
        double half = Math.sqrt(metres * metres - down * down) / frame.cellWidth();
        int from = (int) Math.max(0, Math.ceil(eyeU[eye] - half));
        int to = (int) Math.min(frame.columns() - 1.0, Math.floor(eyeU[eye] + half));
        if (from <= to) {
          changes[from]++;
          changes[to + 1]--;
          any = true;
        }
      }
    }
    return any;
  }

  /** Leaves the changes at nought for the next row. */
  private void countRow(int[] changes, byte[] cells, int row) {
    int open = 0;
    for (int column = 0; column < frame.columns(); column++) {
      open += changes[column];
      changes[column] = 0;
      if (open > 0) {
        inRange++;
        unanswered += cells[frame.index(column, row)] == Viewshed.NO_ANSWER ? 1 : 0;
      }
    }
    changes[frame.columns()] = 0;
  }
}
