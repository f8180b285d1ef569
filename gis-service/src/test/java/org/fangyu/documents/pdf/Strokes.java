package org.fangyu.documents.pdf;

import java.awt.geom.Point2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;

/** Measures what a page draws: lengths of the lines of one colour, in millimetres of paper. */
public final class Strokes extends PDFGraphicsStreamEngine {
  private final int colour;
  private final List<Double> lengths = new ArrayList<>();
  private double length;
  private Point2D at = new Point2D.Double();

  private Strokes(PDPage page, int colour) {
    super(page);
    this.colour = colour;
  }

  public static List<Double> of(PDPage page, int colour) throws IOException {
    var strokes = new Strokes(page, colour);
    strokes.processPage(page);
    return strokes.lengths;
  }

  @Override
  public void strokePath() throws IOException {
    if ((getGraphicsState().getStrokingColor().toRGB() & 0xffffff) == colour) lengths.add(length / 72 * 25.4);
    length = 0;
  }

  @Override
  public void moveTo(float x, float y) {
    at = new Point2D.Double(x, y);
  }

  @Override
  public void lineTo(float x, float y) {
    length += at.distance(x, y);
    at = new Point2D.Double(x, y);
  }

  @Override
  public Point2D getCurrentPoint() {
    return at;
  }

  @Override
  public void endPath() {
    length = 0;
  }

  @Override
  public void fillPath(int rule) {
    length = 0;
  }

  @Override
  public void fillAndStrokePath(int rule) throws IOException {
    strokePath();
  }

  @Override
  public void appendRectangle(Point2D a, Point2D b, Point2D c, Point2D d) {}

  @Override
  public void drawImage(PDImage image) {}

  @Override
  public void clip(int rule) {}

  @Override
  public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
    lineTo(x3, y3);
  }

  @Override
  public void closePath() {}

  @Override
  public void shadingFill(COSName name) {}
}
