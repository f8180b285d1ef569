package org.fangyu.documents;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Writes a template to begin with, in the look of an official letter (GB/T 9704): A4, a wide left margin for binding, a
 * heading, text in lines of 28 points with an indent of two characters, page X of Y and a line of provenance in the foot.
 */
public final class PlainTemplate {
  /** Width of the column of text: 210 mm less 32 and 24 mm of margins, in twentieths of a point. */
  public static final int COLUMN = 8731;
  private static final String FRAME = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String DOCUMENT = FRAME + """
      <w:document xmlns:w="%s" xmlns:r="%s"><w:body>%s<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/>
      <w:pgMar w:top="1701" w:right="1361" w:bottom="1588" w:left="1814" w:header="851" w:footer="794" w:gutter="0"/></w:sectPr></w:body></w:document>""";
  private static final String FOOTER = FRAME + """
      <w:ftr xmlns:w="%s"><w:p><w:pPr><w:pStyle w:val="Foot"/><w:pBdr><w:top w:val="single" w:sz="4" w:space="4" w:color="808080"/></w:pBdr><w:tabs><w:tab w:val="right" w:pos="8731"/></w:tabs></w:pPr>
      <w:r><w:t xml:space="preserve">%s</w:t></w:r><w:r><w:tab/></w:r><w:r><w:t xml:space="preserve">第 </w:t></w:r><w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>
      <w:r><w:t xml:space="preserve"> 页 共 </w:t></w:r><w:fldSimple w:instr=" NUMPAGES "><w:r><w:t>1</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve"> 页</w:t></w:r></w:p></w:ftr>""";

  private static final Map<String, String> SKELETON = new TreeMap<>(Map.of("[Content_Types].xml", "types.xml", "_rels/.rels", "root.xml", "word/_rels/document.xml.rels", "relations.xml", "word/styles.xml", "styles.xml"));

  private final StringBuilder body = new StringBuilder();

  /** In the middle, large. */
  public PlainTemplate title(String text) {
    return paragraph("Title", text);
  }

  /** As {@link #title}, at the top of a page. */
  public PlainTemplate titleOnNewPage(String text) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"Title\"/><w:pageBreakBefore/></w:pPr>").append(run(text)).append("</w:p>");
    return this;
  }

  /** In the middle, of the text's size. */
  public PlainTemplate subtitle(String text) {
    return paragraph("Subtitle", text);
  }

  /** Without an indent: who is addressed, a line of a list. */
  public PlainTemplate line(String text) {
    return paragraph("Flush", text);
  }

  public PlainTemplate text(String text) {
    return paragraph("Normal", text);
  }

  /** A heading within the text. */
  public PlainTemplate heading(String text) {
    return paragraph("Heading", text);
  }

  /** To the right: who signs, and the day. */
  public PlainTemplate signature(String text) {
    return paragraph("Signature", text);
  }

  /** In the middle without any space: a picture. */
  public PlainTemplate picture(String text) {
    return paragraph("Picture", text);
  }

  private PlainTemplate paragraph(String style, String text) {
    body.append("<w:p><w:pPr><w:pStyle w:val=\"").append(style).append("\"/></w:pPr>").append(run(text)).append("</w:p>");
    return this;
  }

  /** A table with a head that is repeated on every page. @param widths of the columns, in twentieths of a point */
  public PlainTemplate table(int[] widths, String[] head, String[]... rows) {
    open(widths);
    row(widths, true, "<w:b/>", head);
    for (String[] row : rows) row(widths, false, "", row);
    body.append("</w:tbl>");
    return this;
  }

  /** A form: labels and values in turn; the last value of a row takes what is left of the width. */
  public PlainTemplate form(int[] widths, String[]... rows) {
    open(widths);
    for (String[] row : rows) {
      body.append("<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"510\"/></w:trPr>");
      for (int i = 0; i < row.length; i++) cell(span(widths, i, row.length), i == row.length - 1 ? widths.length - i : 1, row[i], i % 2 == 0 ? "<w:b/>" : "", i % 2 == 0 ? "center" : "left");
      body.append("</w:tr>");
    }
    body.append("</w:tbl>");
    return this;
  }

  private static int span(int[] widths, int from, int cells) {
    int width = 0;
    for (int i = from; i < (from == cells - 1 ? widths.length : from + 1); i++) width += widths[i];
    return width;
  }

  private void open(int[] widths) {
    body.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Grid\"/><w:tblW w:w=\"").append(IntStream.of(widths).sum()).append("\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr><w:tblGrid>");
    for (int width : widths) body.append("<w:gridCol w:w=\"").append(width).append("\"/>");
    body.append("</w:tblGrid>");
  }

  private void row(int[] widths, boolean head, String look, String[] cells) {
    body.append("<w:tr><w:trPr><w:cantSplit/>").append(head ? "<w:tblHeader/>" : "").append("</w:trPr>");
    for (int i = 0; i < cells.length; i++) cell(widths[i], 1, cells[i], look, head ? "center" : "left");
    body.append("</w:tr>");
  }

  private void cell(int width, int columns, String text, String look, String align) {
    body.append("<w:tc><w:tcPr><w:tcW w:w=\"").append(width).append("\" w:type=\"dxa\"/>").append(columns > 1 ? "<w:gridSpan w:val=\"" + columns + "\"/>" : "")
        .append("<w:vAlign w:val=\"center\"/></w:tcPr><w:p><w:pPr><w:pStyle w:val=\"Cell\"/><w:jc w:val=\"").append(align).append("\"/></w:pPr>")
        .append(run(text, look)).append("</w:p></w:tc>");
  }

  private static String run(String text) {
    return run(text, "");
  }

  private static String run(String text, String look) {
    return "<w:r>" + (look.isEmpty() ? "" : "<w:rPr>" + look + "</w:rPr>") + "<w:t xml:space=\"preserve\">" + text.replace("&", "&amp;").replace("<", "&lt;") + "</w:t></w:r>";
  }

  /** @param foot what stands at the left of every page's foot */
  public byte[] docx(String foot) {
    Map<String, String> parts = new LinkedHashMap<>();
    SKELETON.forEach((name, resource) -> parts.put(name, resource(resource)));
    // A table may not be the last thing of a body.
    String last = body.toString().endsWith("</w:tbl>") ? "<w:p><w:pPr><w:pStyle w:val=\"Cell\"/></w:pPr></w:p>" : "";
    parts.put(DocxParts.DOCUMENT, DOCUMENT.formatted(Xml.W, Xml.R, body + last));
    parts.put("word/footer1.xml", FOOTER.formatted(Xml.W, foot));
    return DocxParts.of(parts).zipped();
  }

  private static String resource(String name) {
    try (InputStream in = PlainTemplate.class.getResourceAsStream("/documents/" + name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
