package org.fangyu.documents;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fangyu.documents.drawing.Drawing;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A filled template. */
public final class Paper {
  private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";

  private final DocxParts parts;
  private final Map<String, Drawing> drawings;

  Paper(DocxParts parts, Map<String, Drawing> drawings) {
    this.parts = parts;
    this.drawings = drawings;
  }

  /** @param png makes the picture for word processors that read no vectors */
  public byte[] docx(Function<Drawing, byte[]> png) {
    drawings.forEach((name, drawing) -> {
      if (parts.get(name) == null) parts.put(name, png.apply(drawing));
    });
    return parts.zipped();
  }

  /** The text of a part as a tree, e.g. {@code word/styles.xml}. */
  public Optional<Document> tree(String name) {
    return Optional.ofNullable(parts.get(name)).map(part -> Xml.parse(part, name));
  }

  /** What the pictures and other relations of a part point to: names of parts by the id of the relation. */
  public Map<String, String> relations(String part) {
    var targets = new HashMap<String, String>();
    String name = part.replaceFirst("word/", "word/_rels/") + ".rels";
    if (parts.get(name) == null) return targets;
    for (Element relation : Xml.all(Xml.parse(parts.get(name), name), RELATIONSHIPS, "Relationship")) {
      String target = relation.getAttribute("Target");
      targets.put(relation.getAttribute("Id"), target.startsWith("/") ? target.substring(1) : "word/" + target);
    }
    return targets;
  }

  /** A drawing that was filled in, by the name of its part. */
  public Optional<Drawing> drawing(String part) {
    return Optional.ofNullable(drawings.get(part));
  }

  /** A picture that the template brought. */
  public Optional<byte[]> picture(String part) {
    return Optional.ofNullable(parts.get(part));
  }

  @Override
  public String toString() {
    return new String(parts.get(DocxParts.DOCUMENT), StandardCharsets.UTF_8);
  }
}
