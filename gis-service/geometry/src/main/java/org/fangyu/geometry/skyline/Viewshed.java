package org.fangyu.geometry.skyline;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;

/**
 * The cells that eyes see: what an exact sight line from every eye to the centre of every cell in range says,
 * found by one {@linkplain CellSweep sweep} an eye. Cost: eyes × cells in range × some nanoseconds; memory:
 * the grid and the answer.
 */
public final class Viewshed {

  /** Some eye sees the target standing at the cell's centre. */
  public static final byte SEEN = 1;
  /** Every eye in range is blocked by known ground. */
  public static final byte NOT_SEEN = 0;
  /** No eye in range, no height at the centre, or missing heights leave it open (255 as an unsigned byte). */
  public static final byte NO_ANSWER = (byte) 255;
  /** As {@link #NO_ANSWER}, in {@link #count}. */
  public static final short NO_COUNT = -1;
  /** Eyes that {@link #count} can tell apart. */
  public static final int MOST_COUNTED = Short.MAX_VALUE - 1;

  /** Not seen by the eyes so far, but missing heights leave it open. */
  private static final byte OPEN = 2;
  private static final short OPEN_FLAG = Short.MIN_VALUE;
  private static final VarHandle BYTES = MethodHandles.arrayElementVarHandle(byte[].class);
  private static final VarHandle SHORTS = MethodHandles.arrayElementVarHandle(short[].class);

  private final Terrain terrain;
  private final HeightGrid grid;
  private final GridFrame frame;
  private final SightSettings settings;
  private final List<Eye> eyes;

  private Viewshed(Terrain terrain, List<Eye> eyes, SightSettings settings) {
    this.terrain = terrain;
    this.grid = terrain.ground();
    this.frame = grid.frame();
    this.settings = settings;
    this.eyes = eyes;
  }

  /**
   * Which cells some eye sees: one byte a cell, row after row from the north. The error of the heights is not
   * looked at. Uses all processors.
   *
   * @param eyeDone called once an eye, from several threads; what it throws ends the work
   */
  public static byte[] union(Terrain terrain, List<Eye> eyes, SightSettings settings, Runnable eyeDone) {
    byte[] cells = new byte[terrain.frame().cells()];
    Arrays.fill(cells, NO_ANSWER);
    var viewshed = new Viewshed(terrain, eyes, settings);
    viewshed.spans((from, to) -> Arrays.fill(cells, from, to, NOT_SEEN));
    viewshed.sweep(new Union(cells), eyeDone);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == OPEN || Float.isNaN(terrain.ground().height(i))) {
        cells[i] = NO_ANSWER;
      }
    }
    return cells;
  }

  /** As {@link #union(Terrain, List, SightSettings, Runnable)} over bare earth. */
  public static byte[] union(HeightGrid ground, List<Eye> eyes, SightSettings settings, Runnable eyeDone) {
    return union(Terrain.bare(ground), eyes, settings, eyeDone);
  }

  /**
   * How many eyes see each cell, row after row from the north; {@link #NO_COUNT} where {@link #union} has no
   * answer. Otherwise as there.
   *
   * @throws IllegalArgumentException if there are more than {@link #MOST_COUNTED} eyes
   */
  public static short[] count(Terrain terrain, List<Eye> eyes, SightSettings settings, Runnable eyeDone) {
    if (eyes.size() > MOST_COUNTED) {
      throw new IllegalArgumentException("at most %d eyes can be counted, were %d".formatted(MOST_COUNTED, eyes.size()));
    }
    short[] cells = new short[terrain.frame().cells()];
    Arrays.fill(cells, NO_COUNT);
    var viewshed = new Viewshed(terrain, eyes, settings);
    viewshed.spans((from, to) -> Arrays.fill(cells, from, to, (short) 0));
    viewshed.sweep(new Count(cells), eyeDone);
    for (int i = 0; i < cells.length; i++) {
      if (cells[i] == OPEN_FLAG || Float.isNaN(terrain.ground().height(i))) {
        cells[i] = NO_COUNT;
      } else if (cells[i] != NO_COUNT) {
        cells[i] &= ~OPEN_FLAG;
      }
    }
    return cells;
  }

  /** Upper bound of the cells that {@link #union} has to look at, eye by eye. */
  public static double pairs(GridFrame frame, int eyes, double maxDistanceMetres) {
    double disc = Math.PI * maxDistanceMetres * maxDistanceMetres / (frame.cellWidth() * frame.cellHeight());
    return eyes * Math.min(disc, frame.cells());
  }

  private void sweep(CellSweep.Answers answers, Runnable eyeDone) {
    var sweeps = ThreadLocal.withInitial(() -> new CellSweep(terrain, settings));
    IntStream.range(0, eyes.size() * Octant.COUNT).parallel().forEach(task -> {
      int octant = task % Octant.COUNT;
      look(sweeps.get(), eyes.get(task / Octant.COUNT), octant, answers);
      if (octant == Octant.COUNT - 1) {
        eyeDone.run();
      }
    });
  }

  private void look(CellSweep sweep, Eye eye, int octant, CellSweep.Answers answers) {
    double z = grid.groundAt(eye.x(), eye.y()) + settings.eyeHeightMetres();
    if (!Double.isNaN(z)) {
      sweep.look(frame.u(eye.x()), frame.v(eye.y()), z, octant, answers);
    } else if (octant == 0) {
      spans(eye, (from, to) -> IntStream.range(from, to).forEach(answers::open));
    }
  }

  /** A run of cells of one row. */
  private interface Span {
    void cells(int from, int to);
  }

  private void spans(Span span) {
    eyes.forEach(eye -> spans(eye, span));
  }

  /** The cells in range of an eye. */
  private void spans(Eye eye, Span span) {
    double u = frame.u(eye.x());
    double v = frame.v(eye.y());
    double rows = settings.maxDistanceMetres() / frame.cellHeight();
    int last = (int) Math.min(frame.rows() - 1, v + rows);
    for (int row = (int) Math.max(0, Math.ceil(v - rows)); row <= last; row++) {
      double dy = (row - v) * frame.cellHeight();
      double reach = Math.sqrt(Math.max(0, square(settings.maxDistanceMetres()) - dy * dy)) / frame.cellWidth();
      int from = (int) Math.max(0, Math.ceil(u - reach) - 1);
      int to = (int) Math.min(frame.columns(), Math.floor(u + reach) + 2);
      while (from < to && !inRange(u, from, dy)) {
        from++;
      }
      while (to > from && !inRange(u, to - 1, dy)) {
        to--;
      }
      if (from < to) {
        span.cells(frame.index(0, row) + from, frame.index(0, row) + to);
      }
    }
  }

  private boolean inRange(double u, int column, double dy) {
    return square((column - u) * frame.cellWidth()) + dy * dy <= square(settings.maxDistanceMetres());
  }

  private static double square(double x) {
    return x * x;
  }

  /** Plain writes of SEEN from several threads are harmless: it is final, and OPEN never overwrites it. */
  private record Union(byte[] cells) implements CellSweep.Answers {
    @Override
    public boolean settled(int index) {
      return cells[index] == SEEN;
    }

    @Override
    public void seen(int index) {
      cells[index] = SEEN;
    }

    @Override
    public void open(int index) {
      BYTES.compareAndSet(cells, index, NOT_SEEN, OPEN);
    }
  }

  private record Count(short[] cells) implements CellSweep.Answers {
    @Override
    public boolean settled(int index) {
      return false;
    }

    @Override
    public void seen(int index) {
      SHORTS.getAndAdd(cells, index, (short) 1);
    }

    @Override
    public void open(int index) {
      SHORTS.getAndBitwiseOr(cells, index, OPEN_FLAG);
    }
  }
}
