package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.pdf.Lines.Line;

/** What a page takes as a whole or not at all: a line of text, a row of a table. */
sealed interface Slice {
  double height();

  /** Whether the next one must stand on the same page. */
  boolean keepNext();

  /** A line with the space before and after it. @param x of the column */
  record TextSlice(double x, Line line, double before, double after, boolean keepNext, boolean ruleAbove, boolean ruleBelow, double columnWidth) implements Slice {
    @Override
    public double height() {
      return before + line.height() + after;
    }
  }

  /** Nothing: the page ends here. */
  record PageEnd() implements Slice {
    @Override
    public double height() {
      return 0;
    }

    @Override
    public boolean keepNext() {
      return false;
    }
  }

  /** A row. @param head whether it is repeated on every page of its table */
  record RowSlice(List<Cell> cells, double height, boolean head, boolean keepNext, boolean lastOfTable) implements Slice {

    /** The part of it that fits into so much height, and the rest; null if not one line fits. */
    RowSlice[] split(double room) {
      var upper = new ArrayList<Cell>();
      var lower = new ArrayList<Cell>();
      double rest = 0;
      boolean any = false;
      for (Cell cell : cells) {
        int fits = cell.fitting(room);
        any |= fits > 0;
        upper.add(cell.withLines(cell.lines().subList(0, fits)));
        lower.add(cell.withLines(cell.lines().subList(fits, cell.lines().size())));
        rest = Math.max(rest, lower.get(lower.size() - 1).needed());
      }
      if (!any) return null;
      return new RowSlice[] {new RowSlice(upper, room, head, false, false), new RowSlice(lower, rest, head, keepNext, lastOfTable)};
    }
  }

  /**
   * A cell.
   *
   * @param x of its left edge, y as its row says
   * @param borders widths of top, left, bottom, right; 0 for none
   * @param fill 0xRRGGBB, or -1
   * @param spanned height of the rows that it is merged over, or 0 where it is its row's
   */
  record Cell(double x, double width, List<TextSlice> lines, double[] padding, double[] borders, int fill, String vertical, double spanned) {
    double needed() {
      return padding[0] + lines.stream().mapToDouble(TextSlice::height).sum() + padding[2];
    }

    int fitting(double room) {
      double used = padding[0] + padding[2];
      int count = 0;
      for (TextSlice line : lines) {
        used += line.height();
        if (used > room + 0.01) break;
        count++;
      }
      return count;
    }

    Cell withLines(List<TextSlice> some) {
      return new Cell(x, width, List.copyOf(some), padding, borders, fill, "top", 0);
    }
  }
}
