package org.fangyu.placenames.papers;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.fangyu.accounts.Role;
import org.fangyu.documents.Docx;
import org.fangyu.documents.PlainTemplate;
import org.fangyu.documents.pdf.Strokes;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Drafts of a case over HTTP, read back with POI and PDFBox. */
class PaperControllerTest {
  private static final String DOCUMENTS = "/api/naming/cases/" + PaperCounty.CASE + "/documents";
  private static final List<String> COMPULSORY = List.of("迎宾大道", "Yíngbīn Dàdào", "青禾县城关镇", "东至解放路，南至南环路，西至人民路，北至北环路", "青禾县人民政府", "2026年10月8日");

  @TempDir
  static Path var;
  private static PaperCounty county;

  @BeforeAll
  static void start() {
    county = new PaperCounty(var);
  }

  @AfterAll
  static void stop() {
    county.close();
  }

  @Test
  void theListTellsEveryPaperAndWhatItStillLacks() {
    JsonNode list = json(get(DOCUMENTS).body());
    assertThat(list.get("documents").valueStream().map(d -> d.get("kind").asString())).containsExactly("application", "four-bounds", "decision", "filing", "announcement");
    JsonNode announcement = list.get("documents").get(4);
    assertThat(announcement.get("missing").valueStream().map(JsonNode::asString)).containsExactly("公告编号");
    assertThat(announcement.get("items").valueStream().map(i -> i.get("name").asString())).containsExactly("迎宾大道", "书院巷");
    assertThat(list.get("documents").get(0).get("items")).as("all that was applied for").hasSize(3);
    assertThat(announcement.get("names").asInt()).isEqualTo(2);
    assertThat(list.get("mayNotEdit")).isNull();
    assertThat(json(ask("GET", DOCUMENTS, Role.CLERK, null).body()).get("mayNotEdit").asString()).contains(" / ");
    assertThat(get(announcement.get("pdf").asString()).statusCode()).isEqualTo(200);
    JsonNode other = json(ask("GET", "/api/naming/cases/" + PaperCounty.OTHER + "/documents", Role.PUBLIC, null).body());
    assertThat(other.get("type").asString()).isEqualTo("urn:fangyu:problem:sign-in-required");
    assertThat(get("/api/naming/cases/" + PaperCounty.OTHER + "/documents").statusCode()).as("a neighbour's case").isEqualTo(404);
  }

  @Test
  void theAnnouncementHoldsWhatTheLawAsksForAndOnlyWhatWasApproved() throws IOException {
    for (String text : List.of(Docx.text(bytes("/announcement.docx")), flat(pdf("/announcement.pdf")))) {
      assertThat(flat(text)).contains(COMPULSORY.stream().map(PaperControllerTest::flat).toList()).contains("书院巷", "（待填）").doesNotContain("人名路", "{{");
    }
    assertThat(flat(pdf("/announcement.pdf?item=2"))).contains("书院巷", "关于1个地名").doesNotContain("迎宾大道");
    assertThat(get(DOCUMENTS + "/announcement.pdf?item=3").statusCode()).as("returned").isEqualTo(404);
  }

  @Test
  void everyPaperSaysItsPartInBothFormatsWithVersionAndHashInTheFoot() throws IOException {
    for (PaperKind kind : PaperKind.values()) {
      byte[] docx = bytes("/" + kind.key() + ".docx");
      String pdf = pdf("/" + kind.key() + ".pdf");
      String foot = new String(Docx.parts(docx).get("word/footer1.xml"), UTF_8).replaceAll("<[^>]+>", "");
      assertThat(foot).containsPattern("DM-2026-0001.数据版本 B\\d+\\.D\\d+\\.C\\d+\\.N\\d+\\.M\\d+\\.P\\d+\\.R\\d+.校验 [0-9a-f]{16}");
      assertThat(flat(pdf)).contains(flat(foot.replaceAll("(?s)第 .*", ""))).containsPattern("第1页共\\d页").doesNotContain("{{");
      assertThat(Docx.text(docx)).doesNotContain("{{");
      try (var document = new XWPFDocument(new ByteArrayInputStream(docx))) {
        assertThat(document.getParagraphs()).isNotEmpty();
      }
    }
    assertThat(flat(pdf("/application.pdf"))).contains("青禾县住房和城乡建设局", "人名路", "专家5人一致同意。", "路网已经形成。");
    assertThat(flat(pdf("/decision.pdf"))).contains("青政函〔2026〕31号", "下列地名本次未予批准：人名路（与人民路同音）。");
    assertThat(flat(pdf("/filing.pdf"))).contains("主干道", "某市民政局", "40米", "974米");
  }

  /** A scale that is wrong is worse than none: the drawn road is measured on the page and multiplied by what is printed. */
  @Test
  void theMapIsVectorsAndTrueAtThePrintedScale() throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes("/four-bounds.pdf?item=1"))) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
      String text = flat(new PDFTextStripper().getText(document));
      assertThat(text).contains("比例尺1:10000", "审图号：浙S(2026)1号", "图例", "乡镇级界线", "北环路", "中兴巷", "东乡镇", "500米");
      double onPaper = Strokes.of(document.getPage(0), 0xb23a2b).stream().mapToDouble(d -> d).max().orElseThrow();
      double registered = county.db().owner().sql("select st_length(st_transform(geom, 4550)) from register.naming_item where code = 'I1'").query(Double.class).single();
      assertThat(onPaper * 10_000 / 1000).isCloseTo(registered, within(1.0));
    }
    var parts = Docx.parts(bytes("/four-bounds.docx"));
    assertThat(parts).containsKeys("word/media/fangyu1.svg", "word/media/fangyu1.png", "word/media/fangyu3.svg");
    assertThat(new String(parts.get("word/media/fangyu1.svg"), UTF_8)).contains("迎宾大道", "#b23a2b");
    assertThat(ImageIO.read(new ByteArrayInputStream(parts.get("word/media/fangyu1.png"))).getWidth()).isGreaterThan(1700);
  }

  @Test
  void theSameDraftHasTheSameTagAndAChangeOfTheCaseAnother() {
    String tag = get(DOCUMENTS + "/decision.docx").headers().firstValue("ETag").orElseThrow();
    assertThat(get(DOCUMENTS + "/decision.docx").headers().firstValue("ETag")).hasValue(tag);
    county.db().change("update naming_case set filing_number = 'X' where code = '" + PaperCounty.CASE + "'");
    assertThat(get(DOCUMENTS + "/decision.docx").headers().firstValue("ETag").orElseThrow()).isNotEqualTo(tag);
  }

  @Test
  void anOfficesOwnTemplateIsUsedFromThenOnAndEveryVersionStays() throws IOException {
    String templates = "/api/naming/templates/decision.docx?division=990121";
    byte[] first = new PlainTemplate().title("本局批复").text("{{地名.标准名称}}" + PaperCounty.STRANGE).docx("页脚{{案件号}}");
    assertThat(json(put(templates + "&based=0&note=试用", first).body()).get("version").get("version").asInt()).isEqualTo(1);
    assertThat(flat(pdf("/decision.pdf"))).contains("本局批复", "迎宾大道", "书院巷", "页脚DM-2026-0001");
    assertThat(Docx.text(bytes("/decision.docx"))).contains("迎宾大道𠮷㛃龘&<青禾县>");
    assertThat(json(put(templates + "&based=0", first).body()).get("version").get("version").asInt()).as("the same once more").isEqualTo(1);
    byte[] second = new PlainTemplate().title("再改").docx("");
    assertThat(problem(put(templates + "&based=0", second), 409)).isEqualTo("stale");
    assertThat(put(templates + "&based=1", second).statusCode()).isEqualTo(200);
    assertThat(Docx.text(get(templates + "&version=1").body())).contains("本局批复");
    assertThat(Docx.text(get(templates + "&version=0").body())).contains("{{批准机关}}关于{{案件名称}}的批复");
    assertThat(Docx.text(get(templates).body())).contains("再改");
    JsonNode listed = json(get("/api/naming/templates?division=990121").body());
    assertThat(listed.get("templates").get(2).get("versions")).hasSize(2);
    assertThat(listed.get("templates").get(2).get("inUse").get("addedBy").asString()).isEqualTo("officer");
    assertThat(listed.get("placeholders").valueStream().map(JsonNode::asString)).contains("案件号", "地名.四至图");
    assertThat(county.db().owner().sql("select count(*) from register.journal where register = 'paper_template' and actor = 'officer'").query(Integer.class).single()).isEqualTo(2);
    assertThat(json(get(DOCUMENTS).body()).get("documents").get(2).get("template").get("version").asInt()).isEqualTo(2);
  }

  @Test
  void aTemplateThatWillNotDoIsRefusedWithItsReason() {
    String templates = "/api/naming/templates/filing.docx?division=990121&based=0";
    assertThat(problem(put(templates, "no zip".getBytes(UTF_8)), 422)).isEqualTo("not-a-docx");
    var unknown = put(templates, new PlainTemplate().text("{{标准名}}").docx(""));
    assertThat(problem(unknown, 422)).isEqualTo("unknown-placeholder");
    assertThat(json(unknown.body()).get("offender").asString()).isEqualTo("{{标准名}}");
    assertThat(problem(put(templates, Docx.with("word/vbaProject.bin", "x")), 422)).isEqualTo("template-active-content");
    assertThat(problem(put(templates, new byte[(2 << 20) + 1]), 413)).isEqualTo("too-large");
    assertThat(problem(put("/api/naming/templates/filing.docx?division=990121", new byte[1]), 400)).isEqualTo("bad-parameter");
    assertThat(problem(put("/api/naming/templates/letter.docx?division=990121&based=0", new byte[1]), 404)).isEqualTo("not-found");
    assertThat(problem(ask("PUT", templates, Role.CLERK, new byte[1]), 403)).isEqualTo("not-allowed");
    assertThat(problem(ask("PUT", "/api/naming/templates/filing.docx?division=990122&based=0", Role.OFFICER, new byte[1]), 403)).isEqualTo("not-allowed");
  }

  @Test
  void aPlaceIsAPointOnItsMapAndAnotherCountysCaseIsDraftedThere() {
    county.db().change("insert into naming_case (code, title, division_code, opened_on) values ('DM-2026-0009', '公园', '990121', '2026-09-01')");
    county.db().change("insert into naming_item (code, case_code, ordinal, act, target, specific, generic, place_class, geom) values ('I9', 'DM-2026-0009', 1, 'name', 'place', '湖滨', '公园', 'memorial', st_geomfromtext('POINT(123.055 29.05)', 4490)), ('I10', 'DM-2026-0009', 2, 'name', 'place', '未画', '亭', 'memorial', null)");
    var map = get("/api/naming/cases/DM-2026-0009/documents/four-bounds.docx").body();
    assertThat(new String(Docx.parts(map).get("word/media/fangyu1.svg"), UTF_8)).contains("命名地点", "湖滨公园", "西至城关镇界", "南至南环路", "比例尺 1:10 000");
    assertThat(Docx.text(map)).contains("未画亭四至图", "四至：（待填）。");
    JsonNode listed = json(get("/api/naming/cases/DM-2026-0009/documents").body()).get("documents").get(1);
    assertThat(listed.get("missing").valueStream().map(JsonNode::asString)).containsExactly("地名2.四至");
  }

  @Test
  void aBatchIsATableWithARowForEachNameAndMapsComeInParts() throws IOException {
    county.db().change("insert into naming_case (code, title, division_code, opened_on) values ('DM-2026-0008', '批量命名', '990121', '2026-09-01')");
    county.db().change("""
        insert into naming_item (code, case_code, ordinal, act, target, specific, generic, road_class, pinyin, geom)
        select 'B' || n, 'DM-2026-0008', n, 'name', 'road', '第' || n, '路', 'branch', 'Dì ' || n || ' Lù', st_makeline(st_setsrid(st_makepoint(123.041 + n * 0.00005, 29.047), 4490), st_setsrid(st_makepoint(123.041 + n * 0.00005, 29.054), 4490))
        from generate_series(1, 120) n""");
    String documents = "/api/naming/cases/DM-2026-0008/documents";
    try (var document = new XWPFDocument(new ByteArrayInputStream(get(documents + "/announcement.docx").body())); PDDocument pdf = Loader.loadPDF(get(documents + "/announcement.pdf").body())) {
      assertThat(document.getTables().get(0).getRows()).hasSize(121).last().satisfies(row -> assertThat(row.getCell(4).getText()).contains("南至南环路").contains("北至北环路"));
      assertThat(pdf.getNumberOfPages()).isGreaterThan(5);
      String text = flat(new PDFTextStripper().getText(pdf));
      assertThat(text.split("标准名称罗马字母拼写", -1)).as("the head stands on every page").hasSize(pdf.getNumberOfPages() + 1);
      assertThat(text).contains("第120路Dì120Lù");
    }
    assertThat(problem(get(documents + "/four-bounds.pdf"), 422)).isEqualTo("too-many-maps");
    try (PDDocument pdf = Loader.loadPDF(get(documents + "/four-bounds.pdf?item=119-130").body())) {
      assertThat(pdf.getNumberOfPages()).isEqualTo(2);
    }
    for (String wrong : List.of("x", "0-", "-1", "1-2-3", "9999999")) assertThat(problem(get(documents + "/announcement.pdf?item=" + wrong), 400)).isEqualTo("bad-parameter");
  }

  private static HttpResponse<byte[]> get(String path) {
    return ask("GET", path, Role.OFFICER, null);
  }

  private static byte[] bytes(String path) {
    HttpResponse<byte[]> answer = get(DOCUMENTS + path);
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private static String pdf(String path) throws IOException {
    try (PDDocument document = Loader.loadPDF(bytes(path))) {
      return new PDFTextStripper().getText(document);
    }
  }

  private static HttpResponse<byte[]> put(String path, byte[] body) {
    return ask("PUT", path, Role.OFFICER, body);
  }

  private static HttpResponse<byte[]> ask(String method, String path, Role role, byte[] body) {
    var request = HttpRequest.newBuilder(URI.create(county.counties().service().root() + URI.create(path.replace("试用", "%E8%AF%95"))))
        .method(method, body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofByteArray(body));
    if (role != Role.PUBLIC) request.headers(county.counties().as(role));
    try {
      return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String problem(HttpResponse<byte[]> answer, int status) {
    assertThat(answer.statusCode()).as(new String(answer.body(), UTF_8)).isEqualTo(status);
    return json(answer.body()).get("type").asString().replace("urn:fangyu:problem:", "");
  }

  private static JsonNode json(byte[] body) {
    return new ObjectMapper().readTree(body);
  }

  /** Without white space: lines of a page break where they will. */
  private static String flat(String text) {
    return text.replaceAll("[\\s\u3000]+", "");
  }
}
