package org.fangyu.documents.pdf;

import java.awt.Color;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.util.Matrix;
import org.fangyu.documents.drawing.Drawing.Area;
import org.fangyu.documents.drawing.Drawing.Mark;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.fonts.Typeface;
import org.fangyu.documents.styles.RunLook;

/** Draws on one page. Points from the page's upper left corner, y downwards. */
final class Ink {
  static final double POINTS_PER_MM = 72 / 25.4;
  /** Letters are made bold by a line around them, in parts of their size: one font file has but one weight. */
  private static final double BOLD = 0.028;

  private final PDDocument document;
  private final PDPageContentStream out;
  private final Typeface typeface;
  private final double height;

  Ink(PDDocument document, PDPageContentStream out, Typeface typeface, double pageHeight) {
    this.document = document;
    this.out = out;
    this.typeface = typeface;
    this.height = pageHeight;
  }

  void text(double x, double baseline, String text, RunLook look) throws IOException {
    Matrix at = Matrix.getTranslateInstance((float) x, (float) (height - baseline + look.raise() * look.size()));
    letters(at, text, look.size(), look.colour(), look.bold(), false);
    if (look.underline()) line(x, baseline + look.size() * 0.12, x + typeface.width(text, look.size()), baseline + look.size() * 0.12, 0.5, look.colour());
  }

  private void letters(Matrix at, String text, double size, int colour, boolean bold, boolean outlined) throws IOException {
    out.saveGraphicsState();
    out.setNonStrokingColor(new Color(colour));
    if (bold || outlined) {
      out.setStrokingColor(new Color(colour));
      out.setLineWidth((float) (size * (outlined ? 0.25 : BOLD)));
      out.setLineJoinStyle(1);
    }
    out.beginText();
    out.setRenderingMode(bold || outlined ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    out.setTextMatrix(at);
    for (Typeface.Run run : typeface.runs(text)) {
      if (run.text().isEmpty()) continue;
      out.setFont(run.font(), (float) size);
      out.showText(run.text());
    }
    out.endText();
    out.restoreGraphicsState();
  }

  void line(double x1, double y1, double x2, double y2, double width, int colour) throws IOException {
    out.setStrokingColor(new Color(colour));
    out.setLineWidth((float) width);
    out.setLineCapStyle(2);
    out.moveTo((float) x1, (float) (height - y1));
    out.lineTo((float) x2, (float) (height - y2));
    out.stroke();
  }

  void fill(double x, double y, double width, double down, int colour) throws IOException {
    out.setNonStrokingColor(new Color(colour));
    out.addRect((float) x, (float) (height - y - down), (float) width, (float) down);
    out.fill();
  }

  /** A picture of points. One that cannot be read leaves its place empty. */
  void image(double x, double y, double width, double down, byte[] content) throws IOException {
    PDImageXObject image;
    try {
      image = PDImageXObject.createFromByteArray(document, content, "picture");
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException unreadable) {
      return;
    }
    out.drawImage(image, (float) x, (float) (height - y - down), (float) width, (float) down);
  }

  /** Vectors, at their own size: a drawing is never scaled. */
  void drawing(double x, double y, Drawing drawing) throws IOException {
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Drawing.Line line) stroke(x, y, line);
      if (mark instanceof Area area) fill(x, y, area);
      if (mark instanceof Drawing.Words words) words(x, y, words);
    }
  }

  private void stroke(double x, double y, Drawing.Line line) throws IOException {
    out.saveGraphicsState();
    out.setStrokingColor(new Color(line.colour()));
    out.setLineWidth((float) (line.widthMm() * POINTS_PER_MM));
    out.setLineJoinStyle(1);
    if (line.dashMm().length > 0) {
      float[] dash = new float[line.dashMm().length];
      for (int i = 0; i < dash.length; i++) dash[i] = (float) (line.dashMm()[i] * POINTS_PER_MM);
      out.setLineDashPattern(dash, 0);
    }
    path(x, y, line.points());
    out.stroke();
    out.restoreGraphicsState();
  }

  private void fill(double x, double y, Area area) throws IOException {
    out.setNonStrokingColor(new Color(area.colour()));
    for (double[] ring : area.rings()) {
      path(x, y, ring);
      out.closePath();
    }
    out.fillEvenOdd();
  }

  private void path(double x, double y, double[] points) throws IOException {
    for (int i = 0; i < points.length; i += 2) {
      float px = (float) (x + points[i] * POINTS_PER_MM);
      float py = (float) (height - y - points[i + 1] * POINTS_PER_MM);
      if (i == 0) out.moveTo(px, py);
      else out.lineTo(px, py);
    }
  }

  private void words(double x, double y, Drawing.Words words) throws IOException {
    double size = words.sizeMm() * POINTS_PER_MM;
    double width = typeface.width(words.text(), size);
    double back = switch (words.anchor()) {
      case START -> 0;
      case MIDDLE -> width / 2;
      case END -> width;
    };
    Matrix at = Matrix.getRotateInstance(-Math.toRadians(words.angleDegrees()), (float) (x + words.x() * POINTS_PER_MM), (float) (height - y - words.y() * POINTS_PER_MM));
    at.translate((float) -back, 0);
    if (words.halo()) letters(at, words.text(), size, 0xffffff, false, true);
    letters(at, words.text(), size, words.colour(), words.bold(), false);
  }
}
