package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.pdf.Slice.RowSlice;
import org.w3c.dom.Element;

/** Fills pages with slices from top to bottom. */
final class Pager {
  private final List<Page> pages = new ArrayList<>();
  private PageSize size;
  private Element section;
  private double y;
  private final List<RowSlice> heads = new ArrayList<>();

  /** A page and what stands on it. @param section whose head and foot it has */
  record Page(PageSize size, Element section, List<Placed> slices) {}

  /** @param y of its upper edge */
  record Placed(double y, Slice slice) {}

  List<Page> pages() {
    return pages;
  }

  /** From here on pages are of that kind; the first of them begins. */
  void begin(PageSize pageSize, Element sectionProperties) {
    size = pageSize;
    section = sectionProperties;
    newPage();
  }

  private void newPage() {
    pages.add(new Page(size, section, new ArrayList<>()));
    y = size.top();
  }

  private Page page() {
    return pages.get(pages.size() - 1);
  }

  void place(List<Slice> slices) {
    for (int i = 0; i < slices.size(); i++) {
      Slice slice = slices.get(i);
      if (slice instanceof Slice.PageEnd) {
        newPage();
        continue;
      }
      head(slice, i > 0 ? slices.get(i - 1) : null);
      double needed = together(slices, i);
      double whole = size.bottom() - size.top();
      if (y + Math.min(needed, Math.max(slice.height(), whole)) > size.bottom() + 0.01 && !page().slices().isEmpty()) turn(slice);
      put(slice);
    }
  }

  /** How high a slice is with all that must not part from it. */
  private static double together(List<Slice> slices, int from) {
    double height = 0;
    for (int i = from; i < slices.size(); i++) {
      height += slices.get(i).height();
      if (!slices.get(i).keepNext()) break;
    }
    return height;
  }

  private void turn(Slice next) {
    newPage();
    if (next instanceof RowSlice row && !row.head()) heads.forEach(this::add);
  }

  private void head(Slice slice, Slice before) {
    boolean inTable = slice instanceof RowSlice && before instanceof RowSlice last && !last.lastOfTable();
    if (!inTable) heads.clear();
    if (slice instanceof RowSlice row && row.head()) heads.add(row);
  }

  /** A row that is higher than a page goes on on the next. */
  private void put(Slice slice) {
    Slice rest = slice;
    while (rest instanceof RowSlice row && y + row.height() > size.bottom() + 0.01) {
      RowSlice[] parts = row.split(size.bottom() - y);
      if (parts == null) break;
      add(parts[0]);
      rest = parts[1];
      turn(rest);
    }
    add(rest);
  }

  private void add(Slice slice) {
    page().slices().add(new Placed(y, slice));
    y += slice.height();
  }
}
