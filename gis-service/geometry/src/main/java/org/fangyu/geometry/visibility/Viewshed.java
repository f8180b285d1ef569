package org.fangyu.geometry.visibility;

import java.util.List;
import java.util.stream.IntStream;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/**
 * The cells that some eye sees: an exact sight line from every eye in range to the centre of every cell,
 * until one sees it. Exact, and simple; its cost is eyes × cells in range × about a microsecond, less where
 * much is seen.
 */
public final class Viewshed {

  /** Some eye sees the target standing at the cell's centre. */
  public static final byte SEEN = 1;
  /** Every eye in range is blocked by known ground. */
  public static final byte NOT_SEEN = 0;
  /** No eye in range, no height at the centre, or missing heights leave it open (255 as an unsigned byte). */
  public static final byte NO_ANSWER = (byte) 255;

  private final HeightGrid grid;
  private final GridFrame frame;
  private final SightSettings settings;
  private final double[] eyeU;
  private final double[] eyeV;
  private final double[] eyeZ;

  private Viewshed(HeightGrid grid, List<Eye> eyes, SightSettings settings) {
    this.grid = grid;
    this.frame = grid.frame();
    this.settings = settings;
    eyeU = eyes.stream().mapToDouble(eye -> frame.u(eye.x())).toArray();
    eyeV = eyes.stream().mapToDouble(eye -> frame.v(eye.y())).toArray();
    eyeZ = eyes.stream()
        .mapToDouble(eye -> grid.groundAt(eye.x(), eye.y()) + settings.eyeHeightMetres()).toArray();
  }

  /**
   * One byte a cell, row after row from the north. The error of the heights is not looked at. Uses all
   * processors.
   *
   * @param rowDone called after each row, from several threads
   */
  public static byte[] union(HeightGrid grid, List<Eye> eyes, SightSettings settings, Runnable rowDone) {
    var viewshed = new Viewshed(grid, eyes, settings);
    byte[] cells = new byte[grid.frame().cells()];
    IntStream.range(0, grid.frame().rows()).parallel().forEach(row -> {
      viewshed.row(row, cells);
      rowDone.run();
    });
    return cells;
  }

  /** Upper bound of the sight lines that {@link #union} may have to trace. */
  public static double pairs(GridFrame frame, int eyes, double maxDistanceMetres) {
    double disc = Math.PI * maxDistanceMetres * maxDistanceMetres / (frame.cellWidth() * frame.cellHeight());
    return eyes * Math.min(disc, frame.cells());
  }

  private void row(int row, byte[] cells) {
    var tracer = new SightTracer(grid, settings.bend());
    int[] near = eyesNearRow(row);
    for (int column = 0; column < frame.columns(); column++) {
      cells[frame.index(column, row)] = cell(tracer, near, column, row);
    }
  }

  private int[] eyesNearRow(int row) {
    double reach = settings.maxDistanceMetres() / frame.cellHeight();
    return IntStream.range(0, eyeV.length).filter(i -> Math.abs(eyeV[i] - row) <= reach).toArray();
  }

  /** The eye that sees a cell is moved to the front: it most likely sees the next cell too. */
  private byte cell(SightTracer tracer, int[] near, int column, int row) {
    double z = grid.height(column, row) + settings.targetHeightMetres();
    byte answer = NO_ANSWER;
    boolean open = Double.isNaN(z);
    for (int k = 0; k < near.length && !Double.isNaN(z); k++) {
      int i = near[k];
      if (inRange(i, column, row)) {
        Visibility seen = look(tracer, i, column, row, z);
        if (seen == Visibility.VISIBLE) {
          System.arraycopy(near, 0, near, 1, k);
          near[0] = i;
          return SEEN;
        }
        open |= seen == Visibility.UNKNOWN;
        answer = NOT_SEEN;
      }
    }
    return open ? NO_ANSWER : answer;
  }

  private boolean inRange(int eye, int column, int row) {
    double dx = (column - eyeU[eye]) * frame.cellWidth();
    double dy = (row - eyeV[eye]) * frame.cellHeight();
    return dx * dx + dy * dy <= settings.maxDistanceMetres() * settings.maxDistanceMetres();
  }

  private Visibility look(SightTracer tracer, int eye, int column, int row, double z) {
    Visibility seen = tracer.trace(eyeU[eye], eyeV[eye], eyeZ[eye], column, row, z);
    boolean behindRidge = settings.firstRidge() && seen != Visibility.BLOCKED
        && FirstRidge.share(grid, eyeU[eye], eyeV[eye], column, row) < 1;
    return behindRidge ? Visibility.BLOCKED : seen;
  }
}
