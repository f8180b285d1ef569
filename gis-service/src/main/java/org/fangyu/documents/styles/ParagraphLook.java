package org.fangyu.documents.styles;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.Xml;
import org.w3c.dom.Element;

/**
 * How a paragraph stands.
 *
 * @param firstChars indent of the first line in hundredths of a character; 0 lets {@code first} count
 * @param line height, by its rule; 240 are one line where the rule is auto
 */
public record ParagraphLook(String align, double left, double right, double first, double firstChars, double before, double after, double line, String rule,
    boolean keepNext, boolean pageBefore, List<Tab> tabs, boolean ruleAbove, boolean ruleBelow) {
  public static final ParagraphLook PLAIN = new ParagraphLook("left", 0, 0, 0, 0, 0, 0, 240, "auto", false, false, List.of(), false, false);
  /** Height of a line of Chinese, in sizes of its letters. */
  private static final double LINE = 1.3;

  /** @param at from the left of the column @param align left, center or right */
  public record Tab(double at, String align) {}

  /** The look with what some {@code w:pPr} says. */
  public ParagraphLook with(Element p) {
    Element indent = Xml.child(p, "ind").orElse(null);
    Element spacing = Xml.child(p, "spacing").orElse(null);
    double hanging = points(indent, "hanging", Double.NaN);
    double firstLine = Double.isNaN(hanging) ? points(indent, "firstLine", first) : -hanging;
    double chars = indent == null ? firstChars : indent.hasAttributeNS(Xml.W, "hangingChars") ? -raw(indent, "hangingChars", 0)
        : raw(indent, "firstLineChars", Double.isNaN(hanging) && !indent.hasAttributeNS(Xml.W, "firstLine") ? firstChars : 0);
    return new ParagraphLook(Xml.child(p, "jc").map(jc -> Xml.value(jc, "val")).orElse(align), points(indent, "left", points(indent, "start", left)),
        points(indent, "right", points(indent, "end", right)), firstLine, chars, points(spacing, "before", before), points(spacing, "after", after),
        raw(spacing, "line", line), spacing != null && spacing.hasAttributeNS(Xml.W, "line") ? rule(spacing) : rule,
        RunLook.flag(p, "keepNext", keepNext), RunLook.flag(p, "pageBreakBefore", pageBefore), tabs(p), border(p, "top", ruleAbove), border(p, "bottom", ruleBelow));
  }

  private static String rule(Element spacing) {
    String rule = Xml.value(spacing, "lineRule");
    return rule.isEmpty() ? "auto" : rule;
  }

  private static boolean border(Element p, String side, boolean otherwise) {
    return Xml.at(p, "pBdr", side).map(b -> !Xml.value(b, "val").matches("nil|none")).orElse(otherwise);
  }

  private List<Tab> tabs(Element p) {
    Element stops = Xml.child(p, "tabs").orElse(null);
    if (stops == null) return tabs;
    var all = new ArrayList<>(tabs);
    for (Element stop : Xml.children(stops)) {
      double at = points(stop, "pos", 0);
      all.removeIf(known -> known.at() == at);
      if (!Xml.value(stop, "val").equals("clear")) all.add(new Tab(at, Xml.value(stop, "val")));
    }
    all.sort((a, b) -> Double.compare(a.at(), b.at()));
    return List.copyOf(all);
  }

  /** @param size of the letters */
  public double firstIndent(double size) {
    return firstChars != 0 ? firstChars / 100 * size : first;
  }

  /** Height of a line whose content is so high. @param pictures whether it is more than letters */
  public double lineHeight(double size, double content, boolean pictures) {
    double natural = pictures ? Math.max(content, size * LINE) : size * LINE;
    return switch (rule) {
      case "exact" -> line / 20;
      case "atLeast" -> Math.max(line / 20, natural);
      default -> pictures ? natural : natural * line / 240;
    };
  }

  /** An attribute in twentieths of a point, as points. @param element may be null */
  public static double points(Element element, String attribute, double otherwise) {
    return element == null ? otherwise : RunLook.number(Xml.value(element, attribute)).map(twips -> twips / 20).orElse(otherwise);
  }

  private static double raw(Element element, String attribute, double otherwise) {
    return element == null ? otherwise : RunLook.number(Xml.value(element, attribute)).orElse(otherwise);
  }
}
