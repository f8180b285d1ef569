package org.fangyu.documents.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fangyu.documents.Docx.WORDS;
import static org.fangyu.documents.Docx.p;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fangyu.documents.Content;
import org.fangyu.documents.Docx;
import org.fangyu.documents.PlainTemplate;
import org.fangyu.documents.Template;
import org.fangyu.documents.drawing.Drawing;
import org.fangyu.documents.fonts.PaperFonts;
import org.fangyu.documents.pdf.PdfSetter.Pdf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is set is read back with PDFBox's own reader. */
class PdfSetterTest {
  private static final PaperFonts FONTS = PaperFonts.find("");
  private static final String CELL = "<w:tc><w:tcPr><w:tcW w:w=\"4000\" w:type=\"dxa\"/>%s</w:tcPr>%s</w:tc>";

  @TempDir
  Path folder;

  @Test
  void everyPageTellsItsNumberAndHowManyThereAre() {
    var template = new PlainTemplate();
    IntStream.rangeClosed(1, 60).forEach(i -> template.text("第" + i + "段，" + "甲乙丙丁".repeat(12) + "。"));
    Pdf pdf = set(template.docx("编号{{号}}"), Map.of("号", "DM-1"));
    assertThat(pdf.pages()).isBetween(4, 8);
    for (int page = 1; page <= pdf.pages(); page++) assertThat(text(pdf, page)).contains("编号DM-1").containsPattern("第 " + page + " 页 共 " + pdf.pages() + " 页");
    assertThat(text(pdf, 0).lines().filter(line -> line.matches("第\\d+段.*"))).as("nothing is lost between pages").hasSize(60);
  }

  @Test
  void fontsAreEmbeddedAsSubsets() throws IOException {
    Pdf pdf = set(Docx.of(p("地名 Yíngbīn Dàdào 2026")), Map.of());
    assertThat(pdf.content().length).isLessThan(60_000);
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      PDPage page = document.getPage(0);
      for (var name : page.getResources().getFontNames()) {
        var font = page.getResources().getFont(name);
        assertThat(font.isEmbedded()).isTrue();
        assertThat(font.getName()).matches("[A-Z]{6}\\+.*");
      }
    }
    assertThat(text(pdf, 1)).contains("地名 Yíngbīn Dàdào 2026");
  }

  @Test
  void aCharacterThatNoFontHasNeverKillsAPaper() {
    Pdf pdf = set(Docx.of(p("甲{{号}}乙")), Map.of("号", "\ud869\udedc\u0378\u200b\u00a0"));
    assertThat(pdf.missing()).contains("U+0378");
    assertThat(text(pdf, 1)).startsWith("甲").contains("〓").contains("乙");
    assertThat(set(Docx.of(p("龘㛃ǖ①Ω〔2026〕")), Map.of()).missing()).doesNotContain("U+9F98", "U+01D6", "U+2460", "U+03A9", "U+3014");
  }

  @Test
  void noLineBeginsWithAClosingMarkOrEndsWithAnOpeningOneOrCutsAWord() {
    for (int shift = 0; shift < 12; shift++) {
      String line = "一".repeat(shift) + "甲乙，丙丁。《戊己》（庚）Word-2026辛：“壬”".repeat(12);
      assertThat(text(set(Docx.of(p(line)), Map.of()), 1).lines().map(String::strip)).as("shift " + shift)
          .noneMatch(l -> l.matches("^[，。》）：”].*") || l.matches(".*[《（“]$") || l.matches(".*(Wor|Wo|W|20|202)$"));
    }
  }

  @Test
  void theHeadOfATableIsRepeatedAndARowHigherThanAPageGoesOn() {
    String[][] rows = IntStream.rangeClosed(1, 70).mapToObj(i -> new String[] {"行" + i, "值"}).toArray(String[][]::new);
    Pdf pdf = set(new PlainTemplate().table(new int[] {2000, 6000}, new String[] {"表头", "内容"}, rows).docx(""), Map.of());
    assertThat(pdf.pages()).isGreaterThan(1);
    for (int page = 1; page <= pdf.pages(); page++) assertThat(text(pdf, page)).startsWith("表头");
    Pdf high = set(new PlainTemplate().table(new int[] {2000, 6000}, new String[] {"表头", "内容"}, new String[] {"高", "长文".repeat(2000) + "尾"}).docx(""), Map.of());
    assertThat(high.pages()).isGreaterThan(2);
    assertThat(text(high, high.pages())).contains("尾");
    assertThat(text(high, 0).chars().filter(c -> c == '长')).hasSize(2000);
  }

  @Test
  void cellsOverSeveralRowsAndColumnsAndOddMeasuresAreDrawn() {
    String grid = "<w:tblGrid><w:gridCol w:w=\"4000\"/><w:gridCol w:w=\"4000\"/></w:tblGrid>";
    String merged = "<w:tbl>" + grid + "<w:tr>" + CELL.formatted("<w:vMerge w:val=\"restart\"/>", p("高") + p("高二") + p("高三")) + CELL.formatted("", p("一")) + "</w:tr><w:tr>"
        + CELL.formatted("<w:vMerge/>", p("不见")) + CELL.formatted("", p("二")) + "</w:tr><w:tr>" + CELL.formatted("<w:gridSpan w:val=\"2\"/>", p("宽")) + "</w:tr></w:tbl>";
    assertThat(text(set(Docx.of(merged + p("后")), Map.of()), 1)).contains("高", "高二", "高三", "一", "二", "宽", "后").doesNotContain("不见");
    String odd = "<w:p><w:pPr><w:ind w:left=\"999999\" w:firstLine=\"-5\"/><w:spacing w:line=\"0\" w:lineRule=\"exact\"/></w:pPr><w:r><w:rPr><w:sz w:val=\"0\"/></w:rPr><w:t>字字字</w:t></w:r></w:p>";
    assertThat(set(Docx.of(odd + "<w:tbl><w:tr/><w:tr>" + CELL.formatted("", "") + "</w:tr></w:tbl>" + "<w:tbl/>"), Map.of()).pages()).isGreaterThan(0);
  }

  @Test
  void numbersThatTheWordProcessorWritesByItselfAreWritten() {
    String level = "<w:lvl w:ilvl=\"%d\"><w:start w:val=\"1\"/><w:numFmt w:val=\"%s\"/><w:lvlText w:val=\"%s\"/></w:lvl>";
    String numbering = "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:abstractNum w:abstractNumId=\"3\">" + level.formatted(0, "chineseCounting", "%1、") + level.formatted(1, "decimal", "(%2)")
        + "</w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
    String item = "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>%s</w:t></w:r></w:p>";
    String body = item.formatted(0, "甲") + item.formatted(1, "子") + item.formatted(1, "丑") + item.formatted(0, "乙") + item.formatted(1, "寅");
    byte[] docx = Docx.with(Docx.of(body), "word/numbering.xml", numbering);
    assertThat(text(set(docx, Map.of()), 1).lines().map(String::strip).collect(Collectors.joining("|"))).startsWith("一、甲|(1)子|(2)丑|二、乙|(1)寅");
  }

  @Test
  void aDrawingIsVectorsAtItsOwnSizeAndNoPicture() throws IOException {
    var drawing = new Drawing(100, 50, "图", List.of(new Drawing.Line(new double[] {0, 25, 100, 25}, 0x123456, 1), new Drawing.Words(50, 20, "南北路", 4, 30, Drawing.Anchor.MIDDLE, 0, true, true)));
    var entry = new Content.Entry(Map.of(), Map.of("图", (w, h) -> drawing));
    Pdf pdf = PdfSetter.set(Template.read(Docx.of(p("{{路.图}}")), WORDS).fill(new Content(Map.of(), List.of(entry))), FONTS, "图");
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
      assertThat(Strokes.of(document.getPage(0), 0x123456)).singleElement().satisfies(length -> assertThat(length).isBetween(99.99, 100.01));
    }
    assertThat(text(pdf, 1)).contains("南");
  }

  @Test
  void theSameContentIsTheSameFile() {
    byte[] docx = Docx.of(p("{{号}}"));
    assertThat(set(docx, Map.of("号", "一")).content()).isEqualTo(set(docx, Map.of("号", "一")).content());
  }

  @Test
  void aFontThatCannotBeUsedIsSaidAtOnce() throws IOException {
    assertThatThrownBy(() -> PaperFonts.find(folder.resolve("none.ttf").toString())).hasMessageContaining("none.ttf");
    Path broken = Files.writeString(folder.resolve("broken.ttf"), "no font");
    assertThatThrownBy(() -> PaperFonts.find(broken.toString())).hasMessageContaining("broken.ttf");
    Path own = Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf");
    if (Files.exists(own)) assertThat(PaperFonts.find(" " + own + " ,").names()).first().isEqualTo(own.toString());
  }

  private static Pdf set(byte[] docx, Map<String, String> fields) {
    return PdfSetter.set(Template.read(docx, WORDS).fill(new Content(fields, List.of())), FONTS, "试");
  }

  /** @param page 0 for all */
  private static String text(Pdf pdf, int page) {
    try (PDDocument document = Loader.loadPDF(pdf.content())) {
      var stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      if (page > 0) {
        stripper.setStartPage(page);
        stripper.setEndPage(page);
      }
      return stripper.getText(document);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
