package org.fangyu.documents.pdf;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fangyu.documents.Paper;
import org.fangyu.documents.Xml;
import org.fangyu.documents.fonts.PaperFonts;
import org.fangyu.documents.fonts.Typeface;
import org.fangyu.documents.pdf.Pager.Page;
import org.fangyu.documents.styles.Numbering;
import org.fangyu.documents.styles.Styles;
import org.w3c.dom.Element;

/** Sets a filled paper as PDF. */
public final class PdfSetter {
  private static final String RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  private static final String DOCUMENT = "word/document.xml";

  private final Paper paper;
  private final Styles styles;
  private final Typeface typeface;
  private final PDDocument document;
  private final Map<String, String> relations;

  private PdfSetter(Paper paper, PaperFonts fonts, PDDocument document) {
    this.paper = paper;
    this.styles = new Styles(paper);
    this.document = document;
    this.typeface = new Typeface(document, fonts);
    this.relations = paper.relations(DOCUMENT);
  }

  /**
   * A PDF.
   *
   * @param missing characters that no font had, as U+20BB7; each stands as 〓 on paper
   */
  public record Pdf(byte[] content, int pages, Set<String> missing) {}

  /** @param title of the document, for who lists it */
  public static Pdf set(Paper paper, PaperFonts fonts, String title) {
    try (var document = new PDDocument()) {
      var setter = new PdfSetter(paper, fonts, document);
      List<Page> pages = setter.pages();
      for (int i = 0; i < pages.size(); i++) setter.draw(pages.get(i), i + 1, pages.size());
      setter.describe(title);
      var out = new ByteArrayOutputStream();
      document.save(out);
      return new Pdf(out.toByteArray(), pages.size(), setter.typeface.missing());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same content is the same file: no time of making, and an identifier from nothing but it. */
  private void describe(String title) {
    var information = new PDDocumentInformation();
    information.setTitle(title);
    information.setProducer("Fangyu");
    information.setCreationDate(new GregorianCalendar(2000, Calendar.JANUARY, 1));
    document.setDocumentInformation(information);
    document.setDocumentId(0L);
    document.getDocumentCatalog().setLanguage("zh-CN");
  }

  private List<Page> pages() {
    Element body = Xml.child(paper.tree(DOCUMENT).orElseThrow().getDocumentElement(), "body").orElseThrow();
    var reader = new BlockReader(new ParagraphReader(paper, styles, new Numbering(paper), DOCUMENT), styles, typeface);
    var pager = new Pager();
    for (Section section : sections(body)) {
      PageSize size = PageSize.of(section.properties());
      pager.begin(size, section.properties());
      pager.place(reader.slices(section.blocks(), size.left(), size.column()));
    }
    return pager.pages();
  }

  private record Section(List<Element> blocks, Element properties) {}

  private static List<Section> sections(Element body) {
    var sections = new ArrayList<Section>();
    var blocks = new ArrayList<Element>();
    for (Element block : Xml.children(body)) {
      if (Xml.is(block, "sectPr")) {
        sections.add(new Section(List.copyOf(blocks), block));
        blocks.clear();
        continue;
      }
      blocks.add(block);
      Element end = Xml.at(block, "pPr", "sectPr").orElse(null);
      if (end == null) continue;
      sections.add(new Section(List.copyOf(blocks), end));
      blocks.clear();
    }
    if (!blocks.isEmpty() || sections.isEmpty()) sections.add(new Section(List.copyOf(blocks), null));
    return sections;
  }

  private void draw(Page page, int number, int of) throws IOException {
    var sheet = new PDPage(new PDRectangle((float) page.size().width(), (float) page.size().height()));
    document.addPage(sheet);
    try (var out = new PDPageContentStream(document, sheet)) {
      var press = new Press(new Ink(document, out, typeface, page.size().height()), number, of);
      for (Pager.Placed placed : page.slices()) press.print(placed.slice(), placed.y());
      edge(page, press, "headerReference", true);
      edge(page, press, "footerReference", false);
    }
  }

  /** The head or foot of a page. */
  private void edge(Page page, Press press, String reference, boolean above) throws IOException {
    String part = page.section() == null ? null : Xml.children(page.section()).stream().filter(e -> Xml.is(e, reference) && Xml.value(e, "type").equals("default"))
        .map(e -> relations.get(e.getAttributeNS(RELATIONS, "id"))).findFirst().orElse(null);
    if (part == null || paper.tree(part).isEmpty()) return;
    Element root = paper.tree(part).orElseThrow().getDocumentElement();
    var reader = new BlockReader(new ParagraphReader(paper, styles, new Numbering(paper), part).onPage(press.page(), press.pages()), styles, typeface);
    List<Slice> slices = reader.slices(Xml.children(root), page.size().left(), page.size().column());
    double height = slices.stream().mapToDouble(Slice::height).sum();
    double y = above ? page.size().header() : page.size().height() - page.size().footer() - height;
    for (Slice slice : slices) {
      press.print(slice, y);
      y += slice.height();
    }
  }
}
