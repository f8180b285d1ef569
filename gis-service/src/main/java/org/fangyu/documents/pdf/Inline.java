package org.fangyu.documents.pdf;

import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.styles.RunLook;

/** What stands in a line. */
sealed interface Inline {
  record Text(String text, RunLook look) implements Inline {}

  record Tab(RunLook look) implements Inline {}

  /** @param page whether a new page begins */
  record Break(boolean page) implements Inline {}

  /** @param pages the number of pages rather than of this page */
  record PageNumber(boolean pages, RunLook look) implements Inline {}

  /** @param drawing null where it is a picture of points @param image PNG or JPEG */
  record Picture(double width, double height, Drawing drawing, byte[] image) implements Inline {}
}
