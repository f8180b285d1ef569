package org.fangyu.documents;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.drawing.Svg;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Puts drawings into a DOCX: the vectors as SVG, which Word reads since 2016, and beside them a PNG for all that does not.
 * The PNG is made when the paper is written; until then only its name is there.
 */
final class PictureParts {
  private static final double EMU_PER_MM = 36_000;
  private static final String RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships";
  private static final String CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types";
  private static final String IMAGE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image";
  private static final String INLINE = """
      <w:drawing xmlns:w="%1$s" xmlns:r="%2$s" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"
        xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture">
        <wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="%3$d" cy="%4$d"/><wp:docPr id="%5$d" name="" descr=""/>
        <wp:cNvGraphicFramePr><a:graphicFrameLocks noChangeAspect="1"/></wp:cNvGraphicFramePr>
        <a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic>
        <pic:nvPicPr><pic:cNvPr id="%5$d" name=""/><pic:cNvPicPr/></pic:nvPicPr>
        <pic:blipFill><a:blip r:embed="%6$s"><a:extLst><a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">
        <asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" r:embed="%7$s"/></a:ext></a:extLst></a:blip><a:stretch><a:fillRect/></a:stretch></pic:blipFill>
        <pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="%3$d" cy="%4$d"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr>
        </pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing>""".replaceAll("\\n *", " ").replace("> <", "><");
  /** Numbers of pictures, beyond what a template of an office holds. */
  private static final int FIRST_ID = 900_000;

  private final DocxParts parts;
  private final Map<String, Drawing> drawings = new LinkedHashMap<>();

  PictureParts(DocxParts parts) {
    this.parts = parts;
  }

  /** By the names of their PNG parts. */
  Map<String, Drawing> drawings() {
    return drawings;
  }

  /** @param part that the picture stands in */
  Node add(String part, Document document, Drawing drawing) {
    int number = drawings.size() + 1;
    String name = "word/media/fangyu" + number;
    parts.put(name + ".svg", Svg.of(drawing).getBytes(StandardCharsets.UTF_8));
    drawings.put(name + ".png", drawing);
    types();
    String png = relate(part, name + ".png");
    String svg = relate(part, name + ".svg");
    String xml = INLINE.formatted(Xml.W, Xml.R, Math.round(drawing.widthMm() * EMU_PER_MM), Math.round(drawing.heightMm() * EMU_PER_MM), FIRST_ID + number, png, svg);
    Element inline = (Element) document.importNode(Xml.parse(xml.getBytes(StandardCharsets.UTF_8), "picture").getDocumentElement(), true);
    for (Element named : Xml.all(inline, "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing", "docPr")) {
      named.setAttribute("name", "Picture " + number);
      named.setAttribute("descr", Placeholders.storable(drawing.alt()));
    }
    return inline;
  }

  private String relate(String part, String target) {
    String name = part.replaceFirst("word/", "word/_rels/") + ".rels";
    byte[] known = parts.get(name);
    Document document = Xml.parse(known == null ? ("<Relationships xmlns=\"" + RELATIONSHIPS + "\"/>").getBytes(StandardCharsets.UTF_8) : known, name);
    Element relation = document.createElementNS(RELATIONSHIPS, "Relationship");
    String id = "rIdFangyu" + (document.getDocumentElement().getChildNodes().getLength() + 1);
    relation.setAttribute("Id", id);
    relation.setAttribute("Type", IMAGE);
    relation.setAttribute("Target", target.substring("word/".length()));
    document.getDocumentElement().appendChild(relation);
    parts.put(name, Xml.write(document));
    return id;
  }

  private void types() {
    Document document = Xml.parse(parts.get(DocxParts.TYPES), DocxParts.TYPES);
    boolean changed = type(document, "png", "image/png") | type(document, "svg", "image/svg+xml");
    if (changed) parts.put(DocxParts.TYPES, Xml.write(document));
  }

  private static boolean type(Document document, String ending, String mediaType) {
    Element types = document.getDocumentElement();
    if (Xml.children(types).stream().anyMatch(t -> t.getAttribute("Extension").equalsIgnoreCase(ending))) return false;
    Element type = document.createElementNS(CONTENT_TYPES, "Default");
    type.setAttribute("Extension", ending);
    type.setAttribute("ContentType", mediaType);
    types.insertBefore(type, types.getFirstChild());
    return true;
  }
}
