package org.fangyu.documents.styles;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.documents.Paper;
import org.fangyu.documents.Xml;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The styles of a document, each on top of the one it is based on. */
public final class Styles {
  private static final int DEEPEST = 20;

  private final Map<String, Element> byId = new HashMap<>();
  private final Map<String, String> standard = new HashMap<>();
  private ParagraphLook paragraph = ParagraphLook.PLAIN;
  private RunLook run = RunLook.PLAIN;

  public Styles(Paper paper) {
    Optional<Document> styles = paper.tree("word/styles.xml");
    if (styles.isEmpty()) return;
    Element root = styles.get().getDocumentElement();
    paragraph = Xml.at(root, "docDefaults", "pPrDefault", "pPr").map(paragraph::with).orElse(paragraph);
    run = Xml.at(root, "docDefaults", "rPrDefault", "rPr").map(run::with).orElse(run);
    for (Element style : Xml.all(styles.get(), "style")) {
      byId.put(Xml.value(style, "styleId"), style);
      if (Xml.value(style, "default").matches("1|true")) standard.put(Xml.value(style, "type"), Xml.value(style, "styleId"));
    }
  }

  /** @param properties the paragraph's own, or null */
  public ParagraphLook paragraph(Element properties) {
    ParagraphLook look = paragraph;
    for (Element style : chain(named(properties, "pStyle"), "paragraph")) look = Xml.child(style, "pPr").map(look::with).orElse(look);
    return properties == null ? look : look.with(properties);
  }

  /** How letters of a paragraph look before its runs say anything. */
  public RunLook letters(Element paragraphProperties) {
    RunLook look = run;
    for (Element style : chain(named(paragraphProperties, "pStyle"), "paragraph")) look = Xml.child(style, "rPr").map(look::with).orElse(look);
    return look;
  }

  public RunLook run(RunLook letters, Element properties) {
    if (properties == null) return letters;
    RunLook look = letters;
    String style = named(properties, "rStyle");
    if (style != null) for (Element each : chain(style, "character")) look = Xml.child(each, "rPr").map(look::with).orElse(look);
    return look.with(properties);
  }

  /** The numbering that a paragraph's style brings. */
  public Optional<Element> numbering(Element properties) {
    Optional<Element> found = Optional.empty();
    for (Element style : chain(named(properties, "pStyle"), "paragraph")) {
      Optional<Element> here = Xml.at(style, "pPr", "numPr");
      if (here.isPresent()) found = here;
    }
    return found;
  }

  /** Table properties from the most general style to the table's own. */
  public List<Element> table(Element properties) {
    var all = new ArrayList<Element>();
    for (Element style : chain(named(properties, "tblStyle"), "table")) Xml.child(style, "tblPr").ifPresent(all::add);
    if (properties != null) all.add(properties);
    return all;
  }

  private static String named(Element properties, String element) {
    return properties == null ? null : Xml.child(properties, element).map(style -> Xml.value(style, "val")).orElse(null);
  }

  private Deque<Element> chain(String id, String type) {
    var chain = new ArrayDeque<Element>();
    String next = id != null && byId.containsKey(id) ? id : standard.get(type);
    while (next != null && byId.containsKey(next) && chain.size() < DEEPEST) {
      Element style = byId.get(next);
      chain.push(style);
      next = Xml.child(style, "basedOn").map(based -> Xml.value(based, "val")).orElse(null);
    }
    return chain;
  }
}
