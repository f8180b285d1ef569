package org.fangyu.documents.pdf;

import org.fangyu.documents.Xml;
import org.fangyu.documents.styles.ParagraphLook;
import org.w3c.dom.Element;

/** A page and its column of text. @param top where the column begins @param bottom where it ends, from the page's upper edge */
record PageSize(double width, double height, double left, double right, double top, double bottom, double header, double footer) {
  private static final double A4_WIDTH = 595.3;
  private static final double A4_HEIGHT = 841.9;
  private static final double LEAST_COLUMN = 72;

  static PageSize of(Element section) {
    Element size = section == null ? null : Xml.child(section, "pgSz").orElse(null);
    Element margins = section == null ? null : Xml.child(section, "pgMar").orElse(null);
    double width = within(ParagraphLook.points(size, "w", A4_WIDTH));
    double height = within(ParagraphLook.points(size, "h", A4_HEIGHT));
    double left = ParagraphLook.points(margins, "left", 90) + ParagraphLook.points(margins, "gutter", 0);
    double right = ParagraphLook.points(margins, "right", 90);
    double top = Math.abs(ParagraphLook.points(margins, "top", 72));
    double bottom = Math.abs(ParagraphLook.points(margins, "bottom", 72));
    if (left < 0 || right < 0 || width - left - right < LEAST_COLUMN) left = right = 0;
    if (height - top - bottom < LEAST_COLUMN) top = bottom = 0;
    return new PageSize(width, height, left, right, top, height - bottom, ParagraphLook.points(margins, "header", 42), ParagraphLook.points(margins, "footer", 42));
  }

  /** From a visiting card to A0. */
  private static double within(double points) {
    return Math.max(2 * LEAST_COLUMN, Math.min(3400, points));
  }

  double column() {
    return width - left - right;
  }
}
