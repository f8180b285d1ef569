package org.fangyu.documents.styles;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fangyu.documents.Paper;
import org.fangyu.documents.Xml;
import org.w3c.dom.Element;

/** Numbers that the word processor writes by itself before paragraphs: 一、 (1) a. and bullets. */
public final class Numbering {
  private static final String[] DIGITS = {"〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  private static final int LEVELS = 9;

  private final Map<String, Element> abstracts = new HashMap<>();
  private final Map<String, String> lists = new HashMap<>();
  private final Map<String, int[]> counts = new HashMap<>();

  public Numbering(Paper paper) {
    paper.tree("word/numbering.xml").ifPresent(document -> {
      for (Element each : Xml.all(document, "abstractNum")) abstracts.put(Xml.value(each, "abstractNumId"), each);
      for (Element each : Xml.all(document, "num")) Xml.child(each, "abstractNumId").ifPresent(a -> lists.put(Xml.value(each, "numId"), Xml.value(a, "val")));
    });
  }

  /** The level's own properties. @param numPr of a paragraph */
  public Optional<Element> level(Element numPr) {
    String list = lists.get(Xml.child(numPr, "numId").map(id -> Xml.value(id, "val")).orElse(""));
    if (list == null || !abstracts.containsKey(list)) return Optional.empty();
    String level = String.valueOf(depth(numPr));
    return Xml.children(abstracts.get(list)).stream().filter(l -> Xml.is(l, "lvl") && Xml.value(l, "ilvl").equals(level)).findFirst();
  }

  private static int depth(Element numPr) {
    return Xml.child(numPr, "ilvl").flatMap(l -> RunLook.number(Xml.value(l, "val"))).map(n -> Math.max(0, Math.min(LEVELS - 1, n.intValue()))).orElse(0);
  }

  /** The next number of its list as it is written, empty for none. */
  public String next(Element numPr) {
    Element level = level(numPr).orElse(null);
    if (level == null) return "";
    Element list = (Element) level.getParentNode();
    int depth = depth(numPr);
    int[] count = counts.computeIfAbsent(Xml.value(list, "abstractNumId"), k -> new int[LEVELS]);
    count[depth] = count[depth] == 0 ? start(level) : count[depth] + 1;
    for (int deeper = depth + 1; deeper < LEVELS; deeper++) count[deeper] = 0;
    String text = Xml.child(level, "lvlText").map(t -> Xml.value(t, "val")).orElse("");
    if (format(level).equals("bullet")) return "• ";
    for (int i = 0; i <= depth; i++) {
      String shown = written(Math.max(1, count[i]), formatOf(list, i));
      text = text.replace("%" + (i + 1), shown);
    }
    return text.isEmpty() ? "" : text + (text.matches(".*[、.)）]") ? "" : " ");
  }

  private static int start(Element level) {
    return Xml.child(level, "start").flatMap(s -> RunLook.number(Xml.value(s, "val"))).map(Double::intValue).orElse(1);
  }

  private static String formatOf(Element list, int depth) {
    return Xml.children(list).stream().filter(l -> Xml.is(l, "lvl") && Xml.value(l, "ilvl").equals(String.valueOf(depth))).map(Numbering::format).findFirst().orElse("decimal");
  }

  private static String format(Element level) {
    return Xml.child(level, "numFmt").map(f -> Xml.value(f, "val")).orElse("decimal");
  }

  static String written(int n, String format) {
    return switch (format) {
      case "chineseCounting", "chineseCountingThousand", "japaneseCounting", "taiwaneseCountingThousand", "ideographTraditional" -> chinese(n);
      case "lowerLetter" -> letter(n).toLowerCase(Locale.ROOT);
      case "upperLetter" -> letter(n);
      case "decimalEnclosedCircle", "decimalEnclosedCircleChinese" -> n <= 20 ? String.valueOf((char) ('①' + n - 1)) : String.valueOf(n);
      case "none" -> "";
      default -> String.valueOf(n);
    };
  }

  private static String letter(int n) {
    return String.valueOf((char) ('A' + (n - 1) % 26)).repeat((n - 1) / 26 + 1);
  }

  /** 十一, 二十, 一百〇五; above 999 in digits. */
  private static String chinese(int n) {
    if (n >= 1000) return String.valueOf(n);
    if (n < 10) return DIGITS[n];
    if (n < 20) return "十" + (n == 10 ? "" : DIGITS[n - 10]);
    if (n < 100) return DIGITS[n / 10] + "十" + (n % 10 == 0 ? "" : DIGITS[n % 10]);
    int rest = n % 100;
    return DIGITS[n / 100] + "百" + (rest == 0 ? "" : rest < 10 ? "〇" + DIGITS[rest] : DIGITS[rest / 10] + "十" + (rest % 10 == 0 ? "" : DIGITS[rest % 10]));
  }
}
