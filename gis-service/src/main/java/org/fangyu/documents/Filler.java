package org.fangyu.documents;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.documents.Content.Entry;
import org.fangyu.documents.drawing.Drawing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Fills one copy of a template. */
final class Filler {
  private static final List<String> ONE_OF_A_KIND = List.of("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd");
  private static final String W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

  private final DocxParts parts;
  private final Vocabulary words;
  private final Content content;
  /** Which entry a repeated copy is about. */
  private final Map<Node, Entry> entries = new HashMap<>();
  private final PictureParts pictures;

  Filler(DocxParts parts, Vocabulary words, Content content) {
    this.parts = parts;
    this.words = words;
    this.content = content;
    this.pictures = new PictureParts(parts);
  }

  Paper paper() {
    for (String name : parts.texts()) {
      Document document = Xml.parse(parts.get(name), name);
      blocks(document);
      repeat(document);
      for (Element paragraph : Xml.all(document, "p")) lines(paragraph);
      for (Element paragraph : Xml.all(document, "p")) {
        Placeholders.replace(paragraph, (placeholder, in) -> nodes(name, placeholder, in));
      }
      parts.put(name, Xml.write(document));
    }
    return new Paper(parts, pictures.drawings());
  }

  /** A value of several lines that is all of a paragraph becomes as many paragraphs: each has the indent of the first. */
  private void lines(Element paragraph) {
    List<String> names = Placeholders.names(paragraph);
    if (names.size() != 1 || words.isPicture(names.get(0)) || !Placeholders.PATTERN.matcher(Placeholders.text(paragraph).strip()).matches()) return;
    String[] lines = Placeholders.storable(value(names.get(0), paragraph)).split("\n");
    if (lines.length < 2) return;
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      Element copy = (Element) paragraph.cloneNode(true);
      if (i > 0) strip(copy);
      paragraph.getParentNode().insertBefore(copy, paragraph);
      Placeholders.replace(copy, (name, in) -> Placeholders.nodes(copy.getOwnerDocument(), line));
    }
    paragraph.getParentNode().removeChild(paragraph);
  }

  private String value(String name, Element paragraph) {
    if (!words.isEntry(name)) return content.fields().getOrDefault(name, "");
    Entry entry = entry(paragraph);
    return entry == null ? "" : entry.fields().getOrDefault(words.afterDot(name), "");
  }

  private void blocks(Document document) {
    List<Element> paragraphs = Xml.all(document, "p");
    Element begin = null;
    for (Element paragraph : paragraphs) {
      if (Placeholders.names(paragraph).contains(words.begin())) begin = paragraph;
      if (begin == null || !Placeholders.names(paragraph).contains(words.end())) continue;
      repeat(between(begin, paragraph), paragraph);
      begin.getParentNode().removeChild(begin);
      paragraph.getParentNode().removeChild(paragraph);
      begin = null;
    }
  }

  private static List<Node> between(Node begin, Node end) {
    var nodes = new ArrayList<Node>();
    for (Node node = begin.getNextSibling(); node != end; node = node.getNextSibling()) nodes.add(node);
    return nodes;
  }

  /** Rows, else paragraphs, that are about an entry and lie in no block. */
  private void repeat(Document document) {
    for (Element paragraph : Xml.all(document, "p")) {
      boolean about = Placeholders.names(paragraph).stream().anyMatch(words::isEntry);
      if (!about || entry(paragraph) != null) continue;
      Element row = Xml.around(paragraph, "tr");
      Element whole = row == null ? paragraph : row;
      if (whole.getParentNode() != null) repeat(List.of(whole), whole.getNextSibling());
    }
  }

  /** One copy for each entry; the nodes themselves are the first, or go if there is no entry. */
  private void repeat(List<Node> nodes, Node before) {
    Node parent = nodes.isEmpty() ? null : nodes.get(0).getParentNode();
    for (int i = 0; i < content.entries().size(); i++) {
      for (Node node : nodes) {
        Node copy = node.cloneNode(true);
        if (i > 0) strip(copy);
        parent.insertBefore(copy, before);
        entries.put(copy, content.entries().get(i));
      }
    }
    nodes.forEach(parent == null ? node -> { } : parent::removeChild);
  }

  /** What may be in a document only once stays in the first copy. */
  private static void strip(Node copy) {
    if (!(copy instanceof Element element)) return;
    for (String name : ONE_OF_A_KIND) Xml.all(element, name).forEach(mark -> mark.getParentNode().removeChild(mark));
    for (Element each : Xml.all(element, "*")) each.removeAttributeNS(W14, "paraId");
    element.removeAttributeNS(W14, "paraId");
  }

  private Entry entry(Node node) {
    for (Node up = node; up != null; up = up.getParentNode()) if (entries.containsKey(up)) return entries.get(up);
    return null;
  }

  private List<Node> nodes(String part, String name, Element paragraph) {
    Document document = paragraph.getOwnerDocument();
    if (!words.isPicture(name)) return Placeholders.nodes(document, value(name, paragraph));
    Entry entry = entry(paragraph);
    Content.Picture picture = entry == null ? null : entry.pictures().get(words.afterDot(name));
    if (picture == null) return List.of();
    Slot slot = Slot.of(paragraph);
    Drawing drawing = picture.drawn(slot.widthMm(), slot.heightMm());
    Slot.makeRoom(paragraph);
    return List.of(pictures.add(part, document, drawing));
  }
}
