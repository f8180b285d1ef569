package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.documents.Paper;
import org.fangyu.documents.Xml;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.styles.Numbering;
import org.fangyu.documents.styles.ParagraphLook;
import org.fangyu.documents.styles.RunLook;
import org.fangyu.documents.styles.Styles;
import org.w3c.dom.Element;

/** Reads paragraphs of one part: what stands in their lines, and how. */
final class ParagraphReader {
  private static final String DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
  private static final String MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main";
  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final double EMU_PER_POINT = 12_700;

  private final Paper paper;
  private final Styles styles;
  private final Numbering numbering;
  private final Map<String, String> relations;
  private int page;
  private int pages;

  ParagraphReader(Paper paper, Styles styles, Numbering numbering, String part) {
    this.paper = paper;
    this.styles = styles;
    this.numbering = numbering;
    this.relations = paper.relations(part);
  }

  /** For the head or foot of one page: its number and how many there are. */
  ParagraphReader onPage(int number, int of) {
    page = number;
    pages = of;
    return this;
  }

  /** @param size of letters in it that say nothing themselves */
  record Paragraph(ParagraphLook look, List<Inline> content, double size) {}

  Paragraph read(Element p) {
    Element properties = Xml.child(p, "pPr").orElse(null);
    RunLook letters = styles.letters(properties);
    ParagraphLook look = styles.paragraph(properties);
    var content = new ArrayList<Inline>();
    Optional<Element> number = (properties == null ? Optional.<Element>empty() : Xml.child(properties, "numPr")).or(() -> styles.numbering(properties));
    if (number.isPresent()) {
      Element own = properties == null ? null : Xml.child(properties, "ind").orElse(null);
      if (own == null) look = numbering.level(number.get()).flatMap(level -> Xml.child(level, "pPr")).map(look::with).orElse(look);
      String text = numbering.next(number.get());
      if (!text.isEmpty()) content.add(new Inline.Text(text, letters));
    }
    new Runs(content, letters).read(p);
    double size = content.stream().filter(Inline.Text.class::isInstance).mapToDouble(t -> ((Inline.Text) t).look().size()).findFirst().orElse(markSize(properties, letters));
    return new Paragraph(look, content, size);
  }

  /** An empty paragraph is as high as its mark. */
  private double markSize(Element properties, RunLook letters) {
    return properties == null ? letters.size() : Xml.child(properties, "rPr").map(r -> styles.run(letters, r).size()).orElse(letters.size());
  }

  /** Reads runs in order; fields keep a state between them. */
  private final class Runs {
    private final List<Inline> content;
    private final RunLook letters;
    private StringBuilder instruction;
    private boolean result;
    private boolean known;

    Runs(List<Inline> content, RunLook letters) {
      this.content = content;
      this.letters = letters;
    }

    void read(Element parent) {
      for (Element child : Xml.children(parent)) {
        if (!Xml.W.equals(child.getNamespaceURI())) continue;
        switch (child.getLocalName()) {
          case "r" -> run(child);
          case "fldSimple" -> simple(child);
          case "hyperlink", "ins", "sdt", "sdtContent", "smartTag", "moveTo", "customXml", "bdo", "dir" -> read(child);
          default -> { }
        }
      }
    }

    private void simple(Element field) {
      RunLook look = Xml.child(field, "r").flatMap(r -> Xml.child(r, "rPr")).map(r -> styles.run(letters, r)).orElse(letters);
      if (!number(Xml.value(field, "instr"), look)) read(field);
    }

    private boolean number(String code, RunLook look) {
      String name = code.strip().replaceAll("\\s.*", "");
      if (!name.equals("PAGE") && !name.equals("NUMPAGES") && !name.equals("SECTIONPAGES")) return false;
      boolean all = !name.equals("PAGE");
      content.add(page == 0 ? new Inline.PageNumber(all, look) : new Inline.Text(String.valueOf(all ? pages : page), look));
      return true;
    }

    private void run(Element run) {
      RunLook look = styles.run(letters, Xml.child(run, "rPr").orElse(null));
      for (Element child : Xml.children(run)) {
        if (Xml.is(child, "fldChar")) field(Xml.value(child, "fldCharType"), look);
        else if (Xml.is(child, "instrText") && instruction != null) instruction.append(child.getTextContent());
        else if (!look.hidden() && instruction == null && !(result && known)) piece(child, look);
      }
    }

    /** begin … code … separate … what it showed last … end */
    private void field(String mark, RunLook look) {
      switch (mark) {
        case "begin" -> instruction = new StringBuilder();
        case "separate" -> {
          known = instruction != null && number(instruction.toString(), look);
          instruction = null;
          result = true;
        }
        default -> {
          if (instruction != null) number(instruction.toString(), look);
          instruction = null;
          result = false;
          known = false;
        }
      }
    }

    private void piece(Element child, RunLook look) {
      if (!Xml.W.equals(child.getNamespaceURI())) return;
      switch (child.getLocalName()) {
        case "t" -> content.add(new Inline.Text(child.getTextContent(), look));
        case "tab", "ptab" -> content.add(new Inline.Tab(look));
        case "br" -> content.add(new Inline.Break(Xml.value(child, "type").equals("page")));
        case "cr" -> content.add(new Inline.Break(false));
        case "noBreakHyphen" -> content.add(new Inline.Text("-", look));
        case "sym" -> content.add(new Inline.Text("•", look));
        case "drawing" -> picture(child).ifPresent(content::add);
        default -> { }
      }
    }
  }

  private Optional<Inline> picture(Element drawing) {
    List<Element> inline = Xml.all(drawing, DRAWING, "inline");
    if (inline.isEmpty()) return Optional.empty();
    List<Element> extent = Xml.all(inline.get(0), DRAWING, "extent");
    List<Element> blip = Xml.all(inline.get(0), MAIN, "blip");
    if (extent.isEmpty() || blip.isEmpty()) return Optional.empty();
    String part = relations.get(blip.get(0).getAttributeNS(RELATIONS, "embed"));
    double width = RunLook.number(extent.get(0).getAttribute("cx")).orElse(0.0) / EMU_PER_POINT;
    double height = RunLook.number(extent.get(0).getAttribute("cy")).orElse(0.0) / EMU_PER_POINT;
    if (part == null || !(width > 0 && height > 0)) return Optional.empty();
    Optional<Drawing> drawn = paper.drawing(part);
    if (drawn.isPresent()) return Optional.of(new Inline.Picture(width, height, drawn.get(), null));
    return paper.picture(part).map(image -> new Inline.Picture(width, height, null, image));
  }
}
