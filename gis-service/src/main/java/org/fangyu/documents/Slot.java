package org.fangyu.documents;

import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** The room that a picture has where its placeholder stands: the cell's width and the row's height, or the column of text. */
record Slot(double widthMm, double heightMm) {
  private static final double TWIPS_PER_MM = 1440 / 25.4;
  /** Of the page's column, so that a heading and a line of words find room beside it. */
  private static final double SHARE_OF_PAGE = 0.72;
  /** Left and right of a cell that says nothing else: 0.19 cm each, as word processors do. */
  private static final double CELL_MARGINS_TWIPS = 216;

  static Slot of(Element paragraph) {
    Element section = section(paragraph);
    double width = twips(section, "pgSz", "w", 11906) - twips(section, "pgMar", "left", 1588) - twips(section, "pgMar", "right", 1474) - twips(section, "pgMar", "gutter", 0);
    double height = (twips(section, "pgSz", "h", 16838) - twips(section, "pgMar", "top", 2098) - twips(section, "pgMar", "bottom", 1985)) * SHARE_OF_PAGE;
    Element cell = Xml.around(paragraph, "tc");
    if (cell != null) {
      double cellWidth = Xml.at(cell, "tcPr", "tcW").filter(w -> Xml.value(w, "type").equals("dxa")).map(w -> number(Xml.value(w, "w"), 0)).orElse(0.0) - CELL_MARGINS_TWIPS;
      if (cellWidth > 0) width = Math.min(width, cellWidth);
      double rowHeight = Xml.at((Element) cell.getParentNode(), "trPr", "trHeight").map(h -> number(Xml.value(h, "val"), 0)).orElse(0.0);
      if (rowHeight > 0) height = Math.min(height, rowHeight);
    }
    return new Slot(width / TWIPS_PER_MM, height / TWIPS_PER_MM);
  }

  /** A fixed line height would cut a picture off; its paragraph gets the height it needs, and no indent. */
  static void makeRoom(Element paragraph) {
    Xml.at(paragraph, "pPr", "spacing").ifPresent(spacing -> {
      spacing.removeAttributeNS(Xml.W, "line");
      spacing.setAttributeNS(Xml.W, "w:line", "240");
      spacing.setAttributeNS(Xml.W, "w:lineRule", "auto");
    });
  }

  /** The section that holds the paragraph: the next section properties after it. */
  private static Element section(Element paragraph) {
    Document document = paragraph.getOwnerDocument();
    List<Element> sections = Xml.all(document, "sectPr");
    for (Element section : sections) {
      if ((paragraph.compareDocumentPosition(section) & Node.DOCUMENT_POSITION_FOLLOWING) != 0) return section;
    }
    return sections.isEmpty() ? document.getDocumentElement() : sections.get(sections.size() - 1);
  }

  private static double twips(Element section, String name, String attribute, double otherwise) {
    return Xml.child(section, name).map(e -> number(Xml.value(e, attribute), otherwise)).orElse(otherwise);
  }

  private static double number(String text, double otherwise) {
    return text.matches("-?\\d{1,6}") ? Double.parseDouble(text) : otherwise;
  }
}
