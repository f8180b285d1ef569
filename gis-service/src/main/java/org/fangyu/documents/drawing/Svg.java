package org.fangyu.documents.drawing;

import java.util.Locale;
import org.fangyu.documents.drawing.Drawing.Area;
import org.fangyu.documents.drawing.Drawing.Line;
import org.fangyu.documents.drawing.Drawing.Mark;
import org.fangyu.documents.drawing.Drawing.Words;

/** A drawing as SVG 1.1, in what word processors read of it: no style sheets, no filters, no references. */
public final class Svg {
  private static final String FONTS = "'Microsoft YaHei','Noto Sans CJK SC','WenQuanYi Micro Hei','PingFang SC',SimHei,sans-serif";

  private Svg() {}

  public static String of(Drawing drawing) {
    var svg = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    String width = number(drawing.widthMm());
    String height = number(drawing.heightMm());
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%smm\" height=\"%smm\" viewBox=\"0 0 %1$s %2$s\">".formatted(width, height));
    svg.append("<title>").append(escaped(drawing.alt())).append("</title>");
    for (Mark mark : drawing.marks()) {
      if (mark instanceof Line line) line(svg, line);
      if (mark instanceof Area area) area(svg, area);
      if (mark instanceof Words words) words(svg, words);
    }
    return svg.append("</svg>\n").toString();
  }

  private static void line(StringBuilder svg, Line line) {
    svg.append("<path fill=\"none\" stroke-linejoin=\"round\" stroke=\"").append(colour(line.colour())).append("\" stroke-width=\"").append(number(line.widthMm())).append('"');
    if (line.dashMm().length > 0) {
      svg.append(" stroke-dasharray=\"");
      for (double dash : line.dashMm()) svg.append(number(dash)).append(' ');
      svg.append('"');
    }
    svg.append(" d=\"");
    path(svg, line.points(), false);
    svg.append("\"/>");
  }

  private static void area(StringBuilder svg, Area area) {
    svg.append("<path fill-rule=\"evenodd\" fill=\"").append(colour(area.colour())).append("\" d=\"");
    area.rings().forEach(ring -> path(svg, ring, true));
    svg.append("\"/>");
  }

  private static void path(StringBuilder svg, double[] points, boolean closed) {
    for (int i = 0; i < points.length; i += 2) svg.append(i == 0 ? 'M' : 'L').append(number(points[i])).append(' ').append(number(points[i + 1]));
    if (closed) svg.append('Z');
  }

  private static void words(StringBuilder svg, Words words) {
    if (words.halo()) words(svg, words, " stroke=\"#ffffff\" stroke-width=\"" + number(words.sizeMm() * 0.25) + "\" stroke-linejoin=\"round\"", 0xffffff);
    words(svg, words, "", words.colour());
  }

  private static void words(StringBuilder svg, Words words, String stroke, int colour) {
    String anchor = switch (words.anchor()) {
      case START -> "start";
      case MIDDLE -> "middle";
      case END -> "end";
    };
    svg.append("<text x=\"").append(number(words.x())).append("\" y=\"").append(number(words.y())).append("\" font-family=\"").append(FONTS).append("\" font-size=\"").append(number(words.sizeMm()))
        .append("\" text-anchor=\"").append(anchor).append("\" fill=\"").append(colour(colour)).append('"').append(stroke);
    if (words.bold()) svg.append(" font-weight=\"bold\"");
    if (words.angleDegrees() != 0) svg.append(" transform=\"rotate(%s %s %s)\"".formatted(number(words.angleDegrees()), number(words.x()), number(words.y())));
    svg.append('>').append(escaped(words.text())).append("</text>");
  }

  private static String colour(int rgb) {
    return String.format(Locale.ROOT, "#%06x", rgb);
  }

  /** A thousandth of a millimetre is finer than any printer. */
  private static String number(double value) {
    String text = String.format(Locale.ROOT, "%.3f", value).replaceAll("\\.?0+$", "");
    return text.equals("-0") ? "0" : text;
  }

  private static String escaped(String text) {
    var kept = new StringBuilder();
    text.codePoints().filter(c -> c >= 0x20 && c != 0xfffe && c != 0xffff && !(c >= 0xd800 && c < 0xe000)).forEach(kept::appendCodePoint);
    return kept.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
  }
}
