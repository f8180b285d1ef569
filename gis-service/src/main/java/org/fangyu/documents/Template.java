package org.fangyu.documents;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A template that was looked through: every placeholder is known, every block is closed, and nothing in it runs. */
public final class Template {
  private static final int MOST_NAMED = 10;

  private final DocxParts parts;
  private final Vocabulary words;
  private final Set<String> placeholders = new TreeSet<>();
  private final List<String> notes;

  private Template(DocxParts parts, Vocabulary words, List<String> notes) {
    this.parts = parts;
    this.words = words;
    this.notes = notes;
  }

  /** @throws TemplateFault with the reason why it is not taken */
  public static Template read(byte[] docx, Vocabulary words) {
    return of(DocxParts.read(docx), words);
  }

  static Template of(DocxParts parts, Vocabulary words) {
    var template = new Template(parts, words, new ArrayList<>(TemplateGuard.check(parts)));
    template.look();
    return template;
  }

  /** Packed anew: what lay before, after or between the parts of the file that was read is not in it. */
  public byte[] docx() {
    return parts.zipped();
  }

  public Set<String> placeholders() {
    return placeholders;
  }

  /** What the office should know of it: what was taken out, and what the PDF will not show. */
  public List<String> notes() {
    return notes;
  }

  /** @throws IllegalArgumentException if a picture that it shows is not in the content */
  public Paper fill(Content content) {
    return new Filler(parts.copy(), words, content).paper();
  }

  private void look() {
    var unknown = new TreeSet<String>();
    for (String name : parts.texts()) {
      Document document = Xml.parse(parts.get(name), name);
      if (!Xml.W.equals(document.getDocumentElement().getNamespaceURI())) throw TemplateFault.notDocx(name + ": " + document.getDocumentElement().getNamespaceURI());
      for (Element paragraph : Xml.all(document, "p")) placeholders(paragraph, unknown);
      blocks(document);
      unseen(document);
    }
    if (unknown.isEmpty()) return;
    throw new TemplateFault("unknown-placeholder", "模板中有不认识的占位符 / the template has placeholders that nothing fills: " + named(unknown),
        named(words.all()), named(unknown));
  }

  private static String named(Set<String> names) {
    return String.join("、", names.stream().map(name -> "{{" + name + "}}").limit(names.size() > 60 ? MOST_NAMED : 60).toList());
  }

  private void placeholders(Element paragraph, Set<String> unknown) {
    List<String> names = Placeholders.names(paragraph);
    names.stream().filter(name -> !words.knows(name)).forEach(unknown::add);
    names.stream().filter(name -> !words.marks(name)).forEach(placeholders::add);
    String rest = Placeholders.PATTERN.matcher(Placeholders.text(paragraph)).replaceAll("");
    if (rest.contains("{{") || rest.contains("}}")) {
      throw new TemplateFault("open-placeholder", "占位符没有写完整,花括号须成对并在同一段内 / a placeholder is not closed within its paragraph", "{{字段}}", Placeholders.text(paragraph));
    }
    if (names.size() > 1 && names.stream().anyMatch(words::marks)) throw blocked(Placeholders.text(paragraph));
  }

  /** Begin and end alternate, as paragraphs of one parent. */
  private void blocks(Document document) {
    Element open = null;
    for (Element paragraph : Xml.all(document, "p")) {
      List<String> names = Placeholders.names(paragraph);
      if (names.contains(words.begin())) {
        if (open != null) throw blocked("{{" + words.begin() + "}} … {{" + words.begin() + "}}");
        open = paragraph;
      } else if (names.contains(words.end())) {
        if (open == null || open.getParentNode() != paragraph.getParentNode()) throw blocked("{{" + words.end() + "}}");
        open = null;
      }
    }
    if (open != null) throw blocked("{{" + words.begin() + "}}");
  }

  private TemplateFault blocked(String found) {
    return new TemplateFault("broken-block", "重复段的首尾须各占一段、成对出现,不可嵌套 / a repeated block needs its begin and its end, each a paragraph of its own",
        "{{%s}} … {{%s}}".formatted(words.begin(), words.end()), found);
  }

  private void unseen(Document document) {
    note(Xml.all(document, "txbxContent").size(), "文本框 / text boxes");
    note(Xml.all(document, "footnoteReference").size() + Xml.all(document, "endnoteReference").size(), "脚注尾注 / notes");
    note(Xml.all(document, "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "anchor").size(), "浮动图片 / floating pictures");
  }

  private void note(int count, String what) {
    if (count > 0) notes.add("PDF 中不绘制 / not drawn in the PDF: %s (%d)".formatted(what, count));
  }
}
