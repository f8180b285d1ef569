package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.Xml;
import org.fangyu.documents.fonts.Typeface;
import org.fangyu.documents.pdf.Lines.Line;
import org.fangyu.documents.pdf.Slice.RowSlice;
import org.fangyu.documents.pdf.Slice.TextSlice;
import org.fangyu.documents.styles.ParagraphLook;
import org.fangyu.documents.styles.Styles;
import org.w3c.dom.Element;

/** Turns paragraphs and tables into slices. */
final class BlockReader {
  /** Tables within tables; a deeper one is left out. */
  private static final int DEEPEST = 3;

  private final ParagraphReader paragraphs;
  private final Styles styles;
  private final Typeface typeface;

  BlockReader(ParagraphReader paragraphs, Styles styles, Typeface typeface) {
    this.paragraphs = paragraphs;
    this.styles = styles;
    this.typeface = typeface;
  }

  /** @param x of the column on the page */
  List<Slice> slices(List<Element> blocks, double x, double width) {
    return slices(blocks, x, width, 0);
  }

  private List<Slice> slices(List<Element> blocks, double x, double width, int depth) {
    var slices = new ArrayList<Slice>();
    for (Element block : blocks) {
      if (Xml.is(block, "p")) paragraph(block, x, width, slices);
      else if (Xml.is(block, "tbl") && depth < DEEPEST) table(block, x, width, depth, slices);
      else if (Xml.is(block, "sdt")) Xml.child(block, "sdtContent").ifPresent(content -> slices.addAll(slices(Xml.children(content), x, width, depth)));
      else if (Xml.is(block, "customXml") || Xml.is(block, "ins")) slices.addAll(slices(Xml.children(block), x, width, depth));
    }
    return slices;
  }

  private void paragraph(Element p, double x, double width, List<Slice> slices) {
    ParagraphReader.Paragraph paragraph = paragraphs.read(p);
    ParagraphLook look = paragraph.look();
    if (look.pageBefore() && !slices.isEmpty()) slices.add(new Slice.PageEnd());
    List<Line> lines = new Lines(typeface, width).of(paragraph);
    for (int i = 0; i < lines.size(); i++) {
      boolean first = i == 0;
      boolean last = i == lines.size() - 1;
      // Two lines at least stand together at the foot and at the head of a page.
      boolean keep = look.keepNext() || !last && (first || i == lines.size() - 2);
      slices.add(new TextSlice(x, lines.get(i), first ? look.before() : 0, last ? look.after() : 0, keep, first && look.ruleAbove(), last && look.ruleBelow(), width));
      if (lines.get(i).pageAfter()) slices.add(new Slice.PageEnd());
    }
  }

  private void table(Element table, double x, double width, int depth, List<Slice> slices) {
    var reader = new TableReader(table, styles, width, (cell, room) -> cell(cell, room, depth));
    for (RowSlice row : reader.rows(table)) slices.add(moved(row, x));
  }

  /** Lines of a cell; a table within it becomes its lines, one below the other. */
  private List<TextSlice> cell(Element cell, double width, int depth) {
    var lines = new ArrayList<TextSlice>();
    for (Slice slice : slices(Xml.children(cell), 0, width, depth + 1)) {
      if (slice instanceof TextSlice text) lines.add(text);
      if (slice instanceof RowSlice row) row.cells().forEach(inner -> lines.addAll(inner.lines()));
    }
    return lines;
  }

  private static RowSlice moved(RowSlice row, double x) {
    var cells = row.cells().stream().map(c -> new Slice.Cell(c.x() + x, c.width(), c.lines(), c.padding(), c.borders(), c.fill(), c.vertical(), c.spanned())).toList();
    return new RowSlice(cells, row.height(), row.head(), row.keepNext(), row.lastOfTable());
  }
}
