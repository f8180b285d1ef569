package org.fangyu.documents.pdf;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.fonts.PaperFonts;
import org.fangyu.documents.fonts.Typeface;

/** A drawing as points, for word processors that read no vectors. */
public final class Pictures {
  /** What office printers do with line work. */
  private static final int DOTS_PER_INCH = 300;

  private Pictures() {}

  public static byte[] png(Drawing drawing, PaperFonts fonts) {
    try (var document = new PDDocument()) {
      double height = drawing.heightMm() * Ink.POINTS_PER_MM;
      var page = new PDPage(new PDRectangle((float) (drawing.widthMm() * Ink.POINTS_PER_MM), (float) height));
      document.addPage(page);
      try (var out = new PDPageContentStream(document, page)) {
        new Ink(document, out, new Typeface(document, fonts), height).drawing(0, 0, drawing);
      }
      BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, DOTS_PER_INCH, ImageType.RGB);
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
