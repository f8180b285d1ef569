package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.fangyu.documents.Xml;
import org.fangyu.documents.pdf.Slice.Cell;
import org.fangyu.documents.pdf.Slice.RowSlice;
import org.fangyu.documents.pdf.Slice.TextSlice;
import org.fangyu.documents.styles.ParagraphLook;
import org.fangyu.documents.styles.RunLook;
import org.fangyu.documents.styles.Styles;
import org.w3c.dom.Element;

/** Reads a table into rows: widths by its grid, cells over several columns and rows, borders of style, table and cell. */
final class TableReader {
  private static final String[] SIDES = {"top", "left", "bottom", "right"};
  private static final double[] PADDING = {0, 5.4, 0, 5.4};

  private final List<Element> properties;
  private final double[] columns;
  private final double left;
  /** Lines of a cell's content. */
  private final BiFunction<Element, Double, List<TextSlice>> content;

  TableReader(Element table, Styles styles, double columnWidth, BiFunction<Element, Double, List<TextSlice>> content) {
    this.properties = styles.table(Xml.child(table, "tblPr").orElse(null));
    this.content = content;
    double[] grid = Xml.child(table, "tblGrid").map(g -> Xml.children(g).stream().mapToDouble(c -> ParagraphLook.points(c, "w", 0)).toArray()).orElse(new double[0]);
    double sum = Arrays.stream(grid).sum();
    double fit = sum > columnWidth + 12 ? columnWidth / sum : 1;   // a table that runs off the page is made to fit
    this.columns = Arrays.stream(grid).map(w -> w * fit).toArray();
    String align = last("jc").map(j -> Xml.value(j, "val")).orElse("left");
    double free = columnWidth - sum * fit;
    this.left = align.equals("center") ? free / 2 : align.equals("right") || align.equals("end") ? free : last("tblInd").map(i -> ParagraphLook.points(i, "w", 0)).orElse(0.0);
  }

  private Optional<Element> last(String name) {
    Optional<Element> found = Optional.empty();
    for (Element each : properties) if (Xml.child(each, name).isPresent()) found = Xml.child(each, name);
    return found;
  }

  List<RowSlice> rows(Element table) {
    List<Element> elements = named(table, "tr");
    List<List<Element>> cells = elements.stream().map(row -> named(row, "tc")).toList();
    var rows = new ArrayList<RowSlice>();
    for (int i = 0; i < elements.size(); i++) rows.add(row(elements.get(i), cells, i));
    return merged(rows, cells);
  }

  /** Children of that name, also those that a content control wraps. */
  private static List<Element> named(Element parent, String name) {
    return Xml.children(parent).stream().flatMap(e -> Xml.is(e, "sdt") ? Xml.child(e, "sdtContent").stream().flatMap(c -> Xml.children(c).stream()) : Stream.of(e))
        .filter(e -> Xml.is(e, name)).toList();
  }

  private RowSlice row(Element tr, List<List<Element>> all, int index) {
    Element trPr = Xml.child(tr, "trPr").orElse(null);
    var cells = new ArrayList<Cell>();
    int column = trPr == null ? 0 : Xml.child(trPr, "gridBefore").map(TableReader::count).orElse(0);
    double height = 0;
    for (Element tc : all.get(index)) {
      int span = Xml.at(tc, "tcPr", "gridSpan").map(TableReader::count).orElse(1);
      Cell cell = cell(tc, column, span, new boolean[] {index == 0, column == 0, index == all.size() - 1, column + span >= columns.length});
      cells.add(cell);
      if (!startsMerge(tc) && !continues(tc)) height = Math.max(height, cell.needed());
      column += span;
    }
    Element stated = trPr == null ? null : Xml.child(trPr, "trHeight").orElse(null);
    double least = ParagraphLook.points(stated, "val", 0);
    boolean exact = stated != null && Xml.value(stated, "hRule").equals("exact");
    return new RowSlice(cells, exact ? least : Math.max(least, height), trPr != null && RunLook.flag(trPr, "tblHeader", false), false, index == all.size() - 1);
  }

  private static int count(Element number) {
    return RunLook.number(Xml.value(number, "val")).map(Double::intValue).filter(n -> n > 0 && n < 64).orElse(1);
  }

  private static boolean startsMerge(Element tc) {
    return Xml.at(tc, "tcPr", "vMerge").map(m -> Xml.value(m, "val").equals("restart")).orElse(false);
  }

  private static boolean continues(Element tc) {
    return Xml.at(tc, "tcPr", "vMerge").isPresent() && !startsMerge(tc);
  }

  private Cell cell(Element tc, int column, int span, boolean[] outer) {
    double x = left + sum(0, column);
    double width = columns.length == 0 ? Xml.at(tc, "tcPr", "tcW").map(w -> ParagraphLook.points(w, "w", 72)).orElse(72.0) : sum(column, column + span);
    Element tcPr = Xml.child(tc, "tcPr").orElse(null);
    double[] padding = padding(tcPr);
    List<TextSlice> lines = continues(tc) ? List.of() : content.apply(tc, Math.max(1, width - padding[1] - padding[3]));
    double[] borders = borders(tcPr, outer);
    if (continues(tc)) borders[0] = 0;
    int fill = tcPr == null ? -1 : Xml.child(tcPr, "shd").map(s -> RunLook.colour(Xml.value(s, "fill"), -1)).orElse(-1);
    String vertical = tcPr == null ? "top" : Xml.child(tcPr, "vAlign").map(v -> Xml.value(v, "val")).orElse("top");
    return new Cell(x, width, lines, padding, borders, fill, vertical, 0);
  }

  private double sum(int from, int to) {
    double sum = 0;
    for (int i = from; i < Math.min(to, columns.length); i++) sum += columns[i];
    return sum;
  }

  private double[] padding(Element tcPr) {
    double[] padding = PADDING.clone();
    last("tblCellMar").ifPresent(m -> margins(m, padding));
    if (tcPr != null) Xml.child(tcPr, "tcMar").ifPresent(m -> margins(m, padding));
    return padding;
  }

  private static void margins(Element margins, double[] padding) {
    for (int i = 0; i < 4; i++) {
      int side = i;
      Xml.child(margins, SIDES[i]).or(() -> Xml.child(margins, side == 1 ? "start" : side == 3 ? "end" : "-")).ifPresent(m -> padding[side] = ParagraphLook.points(m, "w", padding[side]));
    }
  }

  private double[] borders(Element tcPr, boolean[] outer) {
    double[] borders = new double[4];
    for (int i = 0; i < 4; i++) {
      String name = outer[i] ? SIDES[i] : i % 2 == 0 ? "insideH" : "insideV";
      for (Element each : properties) borders[i] = Xml.at(each, "tblBorders", name).map(TableReader::border).orElse(borders[i]);
      if (tcPr != null) borders[i] = Xml.at(tcPr, "tcBorders", SIDES[i]).map(TableReader::border).orElse(borders[i]);
    }
    return borders;
  }

  private static double border(Element border) {
    return Xml.value(border, "val").matches("nil|none") ? 0 : RunLook.number(Xml.value(border, "sz")).map(eighths -> Math.max(0.25, Math.min(6, eighths / 8))).orElse(0.5);
  }

  /** Cells over several rows get their height; where they need more, the last of the rows grows. */
  private List<RowSlice> merged(List<RowSlice> rows, List<List<Element>> cells) {
    for (int i = 0; i < rows.size(); i++) {
      for (int c = 0; c < cells.get(i).size(); c++) {
        if (!startsMerge(cells.get(i).get(c))) continue;
        Cell cell = rows.get(i).cells().get(c);
        int end = i + 1;
        while (end < rows.size() && continuesAt(cells.get(end), rows.get(end), cell.x())) end++;
        double height = rows.subList(i, end).stream().mapToDouble(RowSlice::height).sum();
        if (cell.needed() > height) rows.set(end - 1, taller(rows.get(end - 1), cell.needed() - height));
        var changed = new ArrayList<>(rows.get(i).cells());
        if (end > i + 1) cell.borders()[2] = 0;
        changed.set(c, new Cell(cell.x(), cell.width(), cell.lines(), cell.padding(), cell.borders(), cell.fill(), cell.vertical(), Math.max(height, cell.needed())));
        rows.set(i, new RowSlice(changed, rows.get(i).height(), rows.get(i).head(), end > i + 1, rows.get(i).lastOfTable()));
      }
    }
    return rows;
  }

  private static boolean continuesAt(List<Element> elements, RowSlice row, double x) {
    for (int c = 0; c < elements.size(); c++) if (Math.abs(row.cells().get(c).x() - x) < 0.5) return continues(elements.get(c));
    return false;
  }

  private static RowSlice taller(RowSlice row, double by) {
    return new RowSlice(row.cells(), row.height() + by, row.head(), row.keepNext(), row.lastOfTable());
  }
}
