package org.fangyu.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Placeholders of one paragraph. A word processor cuts text into runs where it likes, so they are looked for in the paragraph's whole text. */
final class Placeholders {
  static final Pattern PATTERN = Pattern.compile("\\{\\{\\s*([^{}]*?)\\s*}}");

  private Placeholders() {}

  /** Those of the paragraph itself, not of text boxes within it. */
  static List<String> names(Element paragraph) {
    var names = new ArrayList<String>();
    Matcher found = PATTERN.matcher(text(paragraph));
    while (found.find()) names.add(found.group(1));
    return names;
  }

  static String text(Element paragraph) {
    var text = new StringBuilder();
    texts(paragraph).forEach(t -> text.append(t.getTextContent()));
    return text.toString();
  }

  private static List<Element> texts(Element paragraph) {
    return Xml.all(paragraph, "t").stream().filter(t -> Xml.around(t, "p") == paragraph).toList();
  }

  /** What stands in the place of a placeholder. */
  interface Filling {
    /** Nodes for the run in which it begins, which has the run's look; empty for nothing. */
    List<Node> nodes(String name, Element paragraph);
  }

  /** Replaces every placeholder of the paragraph, the last one first, so that places before it stay true. */
  static void replace(Element paragraph, Filling filling) {
    Matcher found = PATTERN.matcher(text(paragraph));
    record Place(int from, int to, String name) {}
    var places = new ArrayList<Place>();
    while (found.find()) places.add(0, new Place(found.start(), found.end(), found.group(1)));
    for (Place place : places) put(cut(paragraph, place.from(), place.to()), filling.nodes(place.name(), paragraph));
  }

  /** Takes text from..to out of the paragraph. @return the text element that is cut and the length of what stays of it in front */
  private static Cut cut(Element paragraph, int from, int to) {
    Cut first = null;
    int start = 0;
    for (Element t : texts(paragraph)) {
      String text = t.getTextContent();
      int end = start + text.length();
      if (end > from && start < to) {
        int left = Math.max(0, from - start);
        Xml.setText(t, text.substring(0, left) + text.substring(Math.min(text.length(), to - start)));
        if (first == null) first = new Cut(t, left);
      }
      start = end;
    }
    return first;
  }

  private record Cut(Element t, int at) {}

  private static void put(Cut cut, List<Node> nodes) {
    if (nodes.isEmpty()) return;
    String text = cut.t().getTextContent();
    Document document = cut.t().getOwnerDocument();
    Node run = cut.t().getParentNode();
    Node after = cut.t().getNextSibling();
    Xml.setText(cut.t(), text.substring(0, cut.at()));
    nodes.forEach(node -> run.insertBefore(node, after));
    if (cut.at() < text.length()) run.insertBefore(Xml.text(document, text.substring(cut.at())), after);
  }

  /** A value as text with its line breaks; what XML cannot hold becomes U+FFFD. */
  static List<Node> nodes(Document document, String value) {
    var nodes = new ArrayList<Node>();
    for (String line : storable(value).split("\n", -1)) {
      if (!nodes.isEmpty()) nodes.add(Xml.create(document, "br"));
      nodes.add(Xml.text(document, line));
    }
    return nodes;
  }

  static String storable(String value) {
    var kept = new StringBuilder();
    value.replace("\r\n", "\n").replace('\r', '\n').codePoints().forEach(c -> {
      boolean fits = c == '\n' || c == '\t' || c >= 0x20 && c < 0xd800 || c >= 0xe000 && c < 0xfffe || c >= 0x10000;
      kept.appendCodePoint(fits ? c : 0xfffd);
    });
    return kept.toString();
  }
}
