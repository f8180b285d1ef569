package org.fangyu.documents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fangyu.documents.Docx.WORDS;
import static org.fangyu.documents.Docx.p;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.fangyu.documents.Content.Entry;
import org.fangyu.documents.drawing.Drawing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is filled in is read back with Apache POI. */
class TemplateTest {
  private static final byte[] PICTURE = {1, 2, 3};
  private static final String RELATIONS = "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/%s\" Target=\"%s\" TargetMode=\"External\"/></Relationships>";
  private static final String MORE_RELATIONS = "word/_rels/settings.xml.rels";

  @Test
  void aPlaceholderIsFilledHoweverTheWordProcessorCutIt() {
    assertThat(filled(p("甲{{", "号", "}}乙{{文}}", "丙"), Map.of("号", "一", "文", "二"))).isEqualTo("甲一乙二丙\n");
    assertThat(filled(p("{", "{ 号 }", "}"), Map.of("号", "一"))).isEqualTo("一\n");
    assertThat(filled(p("{{号}}{{号}}"), Map.of("号", "{{文}}$1\\"))).as("a value is no template").isEqualTo("{{文}}$1\\{{文}}$1\\\n");
    assertThat(filled(p("{{号}}。"), Map.of())).isEqualTo("。\n");
  }

  @Test
  void itHasTheLookOfTheRunInWhichItBegins() throws IOException {
    String body = "<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>粗{{号</w:t></w:r><w:r><w:t>}}细</w:t></w:r></w:p>";
    try (var document = new XWPFDocument(new ByteArrayInputStream(docx(body, Map.of("号", "值"))))) {
      var runs = document.getParagraphs().get(0).getRuns();
      assertThat(runs.get(0).isBold()).isTrue();
      assertThat(runs.get(0).text()).isEqualTo("粗值");
      assertThat(runs.get(1).isBold()).isFalse();
      assertThat(runs.get(1).text()).isEqualTo("细");
    }
  }

  @Test
  void strangeCharactersSurviveAndThoseThatXmlCannotHoldAreMarked() {
    assertThat(filled(p("{{号}}"), Map.of("号", "𠮷㛃龘 <&>\"' ǖ"))).isEqualTo("𠮷㛃龘 <&>\"' ǖ\n");
    assertThat(filled(p("{{号}}"), Map.of("号", "a\u0000b\u0008c\ud800d\ufffe"))).isEqualTo("a\ufffdb\ufffdc\ufffdd\ufffd\n");
  }

  @Test
  void linesAreParagraphsWhereTheyStandAloneAndBreaksWhereNot() {
    assertThat(filled(p("{{号}}"), Map.of("号", "一\r\n二\n三"))).isEqualTo("一\n二\n三\n");
    byte[] docx = docx(p("甲{{号}}"), Map.of("号", "一\n二"));
    assertThat(new String(Docx.parts(docx).get("word/document.xml"), StandardCharsets.UTF_8)).containsPattern("甲</w:t><w:t[^>]*>一</w:t><w:br/><w:t[^>]*>二");
  }

  @Test
  void aRowOrElseAParagraphIsRepeatedForEachEntry() {
    String row = "<w:tbl><w:tr><w:tc>" + p("名") + "</w:tc></w:tr><w:tr><w:tc>" + p("{{路.名}}") + "</w:tc><w:tc>" + p("{{路.长}}/{{号}}") + "</w:tc></w:tr></w:tbl>";
    assertThat(filled(row + p("{{路.名}}。"), Map.of("号", "x"), entry("甲", "1"), entry("乙", "2"))).isEqualTo("名\n甲\t1/x\n乙\t2/x\n甲。\n乙。\n");
    assertThat(filled(row + p("完"), Map.of())).as("none").isEqualTo("名\n完\n");
  }

  @Test
  void aBlockIsRepeatedAsAWhole() {
    String block = p("{{#路}}") + p("名{{路.名}}") + "<w:tbl><w:tr><w:tc>" + p("{{路.长}}") + "</w:tc></w:tr></w:tbl>" + p("{{/路}}") + p("完");
    assertThat(filled(block, Map.of(), entry("甲", "1"), entry("乙", "2"))).isEqualTo("名甲\n1\n名乙\n2\n完\n");
    assertThat(filled(block, Map.of())).isEqualTo("完\n");
  }

  @Test
  void aPictureIsMadeForItsPlaceAndStandsInTheDocumentAsVectorsAndAsPoints() throws IOException {
    double[] asked = new double[2];
    var drawing = new Drawing(100, 80, "图<1>", List.of(new Drawing.Line(new double[] {0, 0, 100, 80}, 0xb23a2b, 1, 2, 1)));
    var entry = new Entry(Map.of(), Map.of("图", (w, h) -> {
      asked[0] = w;
      asked[1] = h;
      return drawing;
    }));
    byte[] docx = Template.read(Docx.of(p("{{路.图}}")), WORDS).fill(new Content(Map.of(), List.of(entry, entry))).docx(d -> PICTURE);
    assertThat(asked[0]).isCloseTo(210 - 32 - 24, within(0.1));
    Map<String, byte[]> parts = Docx.parts(docx);
    assertThat(parts.get("word/media/fangyu2.png")).isEqualTo(PICTURE);
    assertThat(new String(parts.get("word/media/fangyu1.svg"), StandardCharsets.UTF_8)).contains("width=\"100mm\" height=\"80mm\" viewBox=\"0 0 100 80\"", "stroke=\"#b23a2b\"", "stroke-dasharray=\"2 1 \"", "M0 0L100 80", "图&lt;1&gt;");
    try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
      assertThat(document.getAllPictures()).hasSizeGreaterThanOrEqualTo(2);
      var inline = document.getParagraphs().get(1).getRuns().get(0).getCTR().getDrawingArray(0).getInlineArray(0);
      assertThat(List.of(inline.getExtent().getCx(), inline.getExtent().getCy())).isEqualTo(List.of(3_600_000L, 2_880_000L));
      assertThat(inline.getDocPr().getDescr()).isEqualTo("图<1>");
    }
  }

  @Test
  void whatIsNotFilledStaysByteForByte() {
    byte[] template = Docx.edited(Docx.of(p("{{号}}")), parts -> parts.put("word/theme/theme1.xml", "<a:theme  xmlns:a='urn:x' b = \"1\"/>".getBytes(StandardCharsets.UTF_8)));
    Map<String, byte[]> before = Docx.parts(template);
    Map<String, byte[]> after = Docx.parts(Template.read(template, WORDS).fill(new Content(Map.of("号", "1"), List.of())).docx(d -> PICTURE));
    assertThat(after.keySet()).isEqualTo(before.keySet());
    before.forEach((name, content) -> {
      if (!name.startsWith("word/document") && !name.startsWith("word/footer")) assertThat(after.get(name)).as(name).isEqualTo(content);
    });
    byte[] once = Template.read(template, WORDS).fill(new Content(Map.of("号", "1"), List.of())).docx(d -> PICTURE);
    assertThat(Template.read(template, WORDS).fill(new Content(Map.of("号", "1"), List.of())).docx(d -> PICTURE)).as("the same content is the same file").isEqualTo(once);
  }

  @Test
  void unknownPlaceholdersAreNamedWithThoseThatAreKnown() {
    assertThatThrownBy(() -> read(Docx.of(p("{{号}}{{好}}") + p("{{路.宽}}")))).isInstanceOfSatisfying(TemplateFault.class, fault -> {
      assertThat(fault.slug()).isEqualTo("unknown-placeholder");
      assertThat(fault.offender()).isEqualTo("{{好}}、{{路.宽}}");
      assertThat(fault.bound()).contains("{{号}}", "{{路.图}}");
    });
    assertThat(slug(Docx.edited(Docx.of(p("x")), "word/footer1.xml", footer -> footer.replace("foot", "{{坏}}")))).isEqualTo("unknown-placeholder");
    assertThat(read(Docx.of(p("{{号}}{{路.名}}"))).placeholders()).containsExactly("号", "路.名");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{{号", "号}}", "{{{{号}}}}"})
  void aPlaceholderThatIsNotClosedIsRefused(String text) {
    assertThat(slug(Docx.of(p(text)))).isEqualTo("open-placeholder");
  }

  @Test
  void blocksMustBeginAndEndAndNotNest() {
    for (List<String> wrong : List.of(List.of("{{#路}}"), List.of("{{/路}}"), List.of("{{/路}}", "{{#路}}"), List.of("{{#路}}", "{{#路}}", "{{/路}}"), List.of("{{#路}}{{路.名}}{{/路}}"))) {
      assertThat(slug(Docx.of(String.join("", wrong.stream().map(text -> p(text)).toList())))).as(wrong.toString()).isEqualTo("broken-block");
    }
    assertThat(slug(Docx.of(p("{{#路}}") + "<w:tbl><w:tr><w:tc>" + p("{{/路}}") + "</w:tc></w:tr></w:tbl>"))).isEqualTo("broken-block");
  }

  @Test
  void whatRunsOrFetchesIsRefused() {
    assertThat(slug(Docx.with("word/vbaProject.bin", "x"))).isEqualTo("template-active-content");
    assertThat(slug(Docx.with("word/embeddings/a.xlsx", "x"))).isEqualTo("template-active-content");
    assertThat(slug(Docx.with("../evil.xml", "<a/>"))).isEqualTo("template-active-content");
    assertThat(slug(Docx.edited(Docx.of(p("x")), "[Content_Types].xml", types -> types.replace("document.main+xml", "document.macroEnabled.main+xml")))).isEqualTo("template-active-content");
    for (String target : List.of("image http://evil/x.png", "hyperlink file:///etc/passwd", "oleObject http://evil/x", "attachedToolbars http://evil/x")) {
      assertThat(slug(Docx.with(MORE_RELATIONS, RELATIONS.formatted((Object[]) target.split(" "))))).as(target).isEqualTo("template-active-content");
    }
    for (String field : List.of(" DDEAUTO c:\\\\x ", "INCLUDETEXT \"http://evil\"", " includepicture x")) {
      assertThat(slug(Docx.of("<w:p><w:fldSimple w:instr=\"" + field.replace("\"", "&quot;") + "\"/></w:p>"))).as(field).isEqualTo("template-active-content");
    }
    assertThat(slug(Docx.of("<w:p><w:r><w:instrText>DDE</w:instrText></w:r><w:r><w:instrText>AUTO x</w:instrText></w:r></w:p>"))).isEqualTo("template-active-content");
    assertThat(slug(Docx.of("<w:altChunk r:id=\"rId1\"/>"))).isEqualTo("template-active-content");
  }

  @Test
  void whereTheAttachedTemplateLayIsTakenOutAndLinksMayStay() {
    Template template = read(Docx.with(MORE_RELATIONS, RELATIONS.formatted("attachedTemplate", "file:///C:/Users/a/x.dotx")));
    assertThat(template.notes()).hasSize(1);
    assertThat(new String(Docx.parts(template.docx()).get(MORE_RELATIONS), StandardCharsets.UTF_8)).doesNotContain("C:/Users");
    assertThat(read(Docx.with(MORE_RELATIONS, RELATIONS.formatted("hyperlink", "https://www.gov.cn/"))).notes()).isEmpty();
  }

  @Test
  void noEntityIsReadAndNoBombGoesOff() {
    assertThat(slug(Docx.with("word/document.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"))).isEqualTo("not-a-docx");
    assertThat(slug(Docx.with("word/styles.xml", "<a>".repeat(300_000) + "</a>".repeat(300_000)))).isEqualTo("not-a-docx");
    assertThat(slug(Docx.with("word/media/a.png", "x".repeat(17 << 20)))).isEqualTo("template-too-large");
    assertThat(slug(Docx.edited(Docx.of(p("x")), parts -> {
      for (int i = 0; i < 501; i++) parts.put("word/media/" + i + ".png", PICTURE);
    }))).isEqualTo("template-too-large");
  }

  @Test
  void whatIsNoDocxIsRefused() {
    byte[] good = Docx.of(p("x"));
    assertThat(slug(new byte[0])).isEqualTo("not-a-docx");
    assertThat(slug("hello".getBytes(StandardCharsets.UTF_8))).isEqualTo("not-a-docx");
    assertThat(slug(Arrays.copyOf(good, good.length / 2))).isEqualTo("not-a-docx");
    assertThat(slug(Docx.edited(good, parts -> parts.remove("word/document.xml")))).isEqualTo("not-a-docx");
    assertThat(slug(Docx.with("word/document.xml", "<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"/>"))).as("strict").isEqualTo("not-a-docx");
    byte[] tail = Arrays.copyOf(good, good.length + 3);
    assertThat(read(tail).docx()).as("packed anew").isEqualTo(read(good).docx());
  }

  private static Template read(byte[] docx) {
    return Template.read(docx, WORDS);
  }

  private static String slug(byte[] docx) {
    try {
      read(docx);
      return "taken";
    } catch (TemplateFault fault) {
      assertThat(fault.getMessage()).contains(" / ");
      return fault.slug();
    }
  }

  private static Entry entry(String name, String length) {
    return new Entry(Map.of("名", name, "长", length), Map.of());
  }

  private static byte[] docx(String body, Map<String, String> fields, Entry... entries) {
    return read(Docx.of(body)).fill(new Content(fields, List.of(entries))).docx(d -> PICTURE);
  }

  private static String filled(String body, Map<String, String> fields, Entry... entries) {
    return Docx.text(docx(body, fields, entries)).replaceAll("foot.*\n", "").replaceAll("\n\n+", "\n");
  }
}
