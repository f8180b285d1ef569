package org.fangyu.documents.pdf;

import java.io.IOException;
import org.fangyu.documents.fonts.Typeface;
import org.fangyu.documents.pdf.Lines.Piece;
import org.fangyu.documents.pdf.Slice.Cell;
import org.fangyu.documents.pdf.Slice.RowSlice;
import org.fangyu.documents.pdf.Slice.TextSlice;

/** Prints slices on one page whose number is known. */
final class Press {
  private static final int BLACK = 0;
  private static final int GREY = 0x808080;

  private final Ink ink;
  private final int page;
  private final int pages;

  Press(Ink ink, int page, int pages) {
    this.ink = ink;
    this.page = page;
    this.pages = pages;
  }

  int page() {
    return page;
  }

  int pages() {
    return pages;
  }

  void print(Slice slice, double y) throws IOException {
    if (slice instanceof TextSlice text) print(text, text.x(), y);
    if (slice instanceof RowSlice row) for (Cell cell : row.cells()) print(cell, y, row.height());
  }

  private void print(TextSlice slice, double x, double y) throws IOException {
    double top = y + slice.before();
    double height = slice.line().height();
    double size = slice.line().size();
    double baseline = top + (height - size) / 2 + size * Typeface.ASCENT;
    if (slice.ruleAbove()) ink.line(x, top - 3, x + slice.columnWidth(), top - 3, 0.5, GREY);
    if (slice.ruleBelow()) ink.line(x, top + height + 1, x + slice.columnWidth(), top + height + 1, 0.5, GREY);
    for (Piece piece : slice.line().pieces()) print(piece, x + piece.x(), top, baseline);
  }

  private void print(Piece piece, double x, double top, double baseline) throws IOException {
    if (piece.what() instanceof Inline.Text text) ink.text(x, baseline, text.text(), text.look());
    if (piece.what() instanceof Inline.PageNumber number) ink.text(x, baseline, String.valueOf(number.pages() ? pages : page), number.look());
    if (!(piece.what() instanceof Inline.Picture picture)) return;
    if (picture.drawing() != null) ink.drawing(x, top, picture.drawing());
    else ink.image(x, top, picture.width(), picture.height(), picture.image());
  }

  private void print(Cell cell, double y, double rowHeight) throws IOException {
    double height = Math.max(rowHeight, cell.spanned());
    if (cell.fill() >= 0) ink.fill(cell.x(), y, cell.width(), height, cell.fill());
    double free = height - cell.needed();
    double from = y + cell.padding()[0] + (cell.vertical().equals("center") ? free / 2 : cell.vertical().equals("bottom") ? free : 0);
    for (TextSlice line : cell.lines()) {
      print(line, cell.x() + cell.padding()[1], from);
      from += line.height();
    }
    double right = cell.x() + cell.width();
    double bottom = y + rowHeight;
    double[] widths = cell.borders();
    if (widths[0] > 0) ink.line(cell.x(), y, right, y, widths[0], BLACK);
    if (widths[1] > 0) ink.line(cell.x(), y, cell.x(), bottom, widths[1], BLACK);
    if (widths[2] > 0) ink.line(cell.x(), bottom, right, bottom, widths[2], BLACK);
    if (widths[3] > 0) ink.line(right, y, right, bottom, widths[3], BLACK);
  }
}
