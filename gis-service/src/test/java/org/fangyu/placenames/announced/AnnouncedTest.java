package org.fangyu.placenames.announced;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fangyu.placenames.CaseWalk.json;

import java.io.StringReader;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.signin.TwoCounties;
import org.fangyu.placenames.CaseWalk;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;

/** What anybody sees of naming, without an account: announcements, names, consultations, receipts, feeds, permanent addresses. */
class AnnouncedTest {
  private static final String ATOM = "http://www.w3.org/2005/Atom";

  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static CaseWalk walk;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    counties.db().change("insert into division (code, name, level, parent_code, geom, valid_from) values ('990121100', '南溪镇', 'township', '990121', st_multi(st_makeenvelope(123, 29.0, 123.1, 29.1, 4490)), '2020-01-01')");
    walk = new CaseWalk(counties);
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void anAnnouncementTellsItsCompulsoryFieldsAndNobodyOfTheOffice() {
    String code = walk.submitted("望江路命名", "Wàngjiāng Lù", walk.newRoad("望江"));
    assertThat(ask("/api/announcements/" + code).statusCode()).as("not before the announcement").isEqualTo(404);
    walk.announce(code);
    JsonNode told = read("/api/announcements/" + code);
    JsonNode name = told.get("names").get(0);
    assertThat(name.get("name").asString()).isEqualTo("望江路");
    assertThat(name.get("pinyin").asString()).isEqualTo("Wàngjiāng Lù");
    assertThat(name.get("location").asString()).isEqualTo("青禾县南溪镇，起于人民路口，止于高铁站");
    assertThat(name.get("geometry").get("type").asString()).isEqualTo("MultiLineString");
    assertThat(told.get("approvingBody").asString()).isEqualTo("青禾县人民政府");
    assertThat(told.get("approvedOn").asString()).isEqualTo(CaseWalk.today().toString());
    assertThat(told.get("number").asString()).startsWith("公告〔2026〕");
    assertThat(ask("/api/announcements/" + code).body()).doesNotContain("保密", "clerk", "officer", "approver");
  }

  @Test
  void announcementsAreFoundByNameSpellingNumberAndDayAndComeInPages() {
    for (String[] name : new String[][] {{"听涛", "Tīngtāo Lù"}, {"听雨", "Tīngyǔ Lù"}, {"听松", "Tīngsōng Lù"}}) {
      walk.announce(walk.submitted(name[0] + "路命名", name[1], walk.newRoad(name[0])));
    }
    assertThat(titles(read("/api/announcements?q=" + coded("听涛")))).containsExactly("听涛路命名");
    assertThat(titles(read("/api/announcements?q=song%20lu"))).containsExactly("听松路命名");
    assertThat(titles(read("/api/announcements?from=" + CaseWalk.today().plusDays(1)))).isEmpty();
    var all = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page = read("/api/announcements?limit=1&q=" + coded("听") + cursor);
      all.addAll(titles(page));
      cursor = page.has("next") ? "&cursor=" + page.get("next").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(all).containsExactly("听松路命名", "听雨路命名", "听涛路命名");
    assertThat(json(ask("/api/announcements?from=yesterday")).get("field").asString()).isEqualTo("from");
  }

  @Test
  void anAnswerIsKeptUntilTheDataChange() {
    String tag = ask("/api/announcements").headers().firstValue("ETag").orElseThrow();
    assertThat(ask("/api/announcements", "If-None-Match", tag).statusCode()).isEqualTo(304);
    String feed = ask("/feeds/announcements.atom").headers().firstValue("ETag").orElseThrow();
    assertThat(ask("/feeds/announcements.atom", "If-None-Match", feed).statusCode()).isEqualTo(304);
    walk.announce(walk.submitted("知秋路命名", "Zhīqiū Lù", walk.newRoad("知秋")));
    assertThat(ask("/api/announcements", "If-None-Match", tag).statusCode()).isEqualTo(200);
    assertThat(ask("/feeds/announcements.atom", "If-None-Match", feed).statusCode()).isEqualTo(200);
  }

  @Test
  void aNameHasAPermanentAddressThatItsOldNamesLeadTo() {
    counties.db().change("insert into road (code, name, specific, generic, pinyin, road_class, status, division_code, geom, valid_from) values ('OLD9', '旧渡路', '旧渡', '路', 'Jiùdù Lù', 'branch', 'announced', '990121', st_geomfromtext('MULTILINESTRING((123.03 29.01,123.05 29.01))', 4490), '2020-01-01')");
    var renamed = new LinkedHashMap<>(walk.newRoad("新渡"));
    renamed.putAll(Map.of("act", "rename", "recordCode", "OLD9"));
    String code = walk.submitted("旧渡路更名", "Xīndù Lù", renamed);
    walk.announce(code);
    String placeCode = read("/api/announcements/" + code).get("names").get(0).get("placeCode").asString();
    assertThat(read("/api/announcements/" + code).get("names").get(0).get("presentName").asString()).as("what it was called before").isEqualTo("旧渡路");
    JsonNode name = read("/api/names/" + placeCode);
    assertThat(name.get("name").asString()).isEqualTo("新渡路");
    assertThat(name.get("versions").findValuesAsString("name")).containsExactly("新渡路", "旧渡路");
    assertThat(name.get("otherNames").toString()).contains("旧渡路").contains("former");
    assertThat(name.get("announcement").get("link").asString()).isEqualTo("/announcements/" + code);
    HttpResponse<String> page = ask("/names/" + placeCode);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
    assertThat(page.body()).contains("<title>新渡路 · 方舆</title>").contains("Xīndù Lù");
    for (String old : List.of("旧渡路", "新渡路", "OLD9")) {
      HttpResponse<String> lead = ask("/names/" + coded(old) + "?lang=en");
      assertThat(lead.statusCode()).as(old).isEqualTo(302);
      assertThat(lead.headers().firstValue("Location").orElseThrow()).endsWith("/names/" + placeCode + "?lang=en");
    }
  }

  @Test
  void whatIsNotPublicHasNoPage() {
    for (String path : List.of("/names/99012110022200000002", "/names/99999999999999999999", "/announcements/DM-2026-9999", "/consultations/DM-2026-9999", "/names/" + coded("青禾县草稿"))) {
      HttpResponse<String> answer = ask(path);
      assertThat(answer.statusCode()).as(path).isEqualTo(404);
      assertThat(answer.body()).as(path).contains("<title>没有找到 · 方舆</title>");
    }
    assertThat(ask("/names/99012110022200000001").statusCode()).as("an announced place is there").isEqualTo(200);
    assertThat(read("/api/names/99012110022200000001").get("geometry").get("coordinates").toString()).as("rounded").isEqualTo("[123.051,29.051]");
  }

  @Test
  void aPlaceThatIsNotClearedIsLeftOutOfItsAnnouncement() {
    String place = "99012110022200000077";
    counties.db().change("insert into place (code, name, specific, generic, place_class, status, secrecy, division_code, geom, valid_from) values ('%s', '隐湾村', '隐湾', '村', 'settlement', 'announced', 'internal', '990121', st_geomfromtext('POINT(123.06 29.06)', 4490), '2020-01-01')".formatted(place));
    Map<String, Object> cancel = Map.of("act", "cancel", "target", "place", "recordCode", place, "origin", "已拆迁");
    String code = walk.submitted("两个名称", "Xúnlǐ Lù", walk.newRoad("巡礼"), cancel);
    walk.consult(code, 1, 1);
    assertThat(read("/api/consultations/" + code).get("names").findValuesAsString("name")).containsExactly("巡礼路");
    walk.consult(code, 3, -1);
    walk.announce(code);
    assertThat(read("/api/announcements/" + code).get("names").findValuesAsString("name")).containsExactly("巡礼路");
    assertThat(ask("/names/" + place).statusCode()).isEqualTo(404);
  }

  @Test
  void whoeverCommentsGetsAReceiptAndTheOfficesAnswerUnderIt() {
    String code = walk.submitted("问渠路命名", "Wènqú Lù", walk.newRoad("问渠"));
    assertThat(ask("/api/consultations/" + code).statusCode()).as("not asked about yet").isEqualTo(404);
    assertThat(comment(code, Map.of("stance", "for", "comment", "好")).statusCode()).isEqualTo(404);
    walk.consult(code, 1, 0);
    assertThat(read("/api/consultations").toString()).contains("问渠路").doesNotContain("保密");
    HttpResponse<String> taken = comment(code, Map.of("item", 1, "stance", "against", "comment", "与问泉路易混\n请再议"));
    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
    String receipt = json(taken).get("receipt").asString();
    assertThat(receipt).matches("[0-9A-HJKMNP-TV-Z]{10}");
    String path = "/api/naming/cases/" + code + "/comments";
    int version = walk.get("/api/naming/cases/" + code, Role.OFFICER).get("version").asInt();
    assertThat(walk.send(Role.CLERK, "POST", path + "/" + receipt + "/reply", Map.of("reply", "x")).statusCode()).isEqualTo(403);
    assertThat(walk.send(Role.OFFICER, "POST", path + "/" + receipt + "/reply", Map.of("reply", "已改选址，不再相混")).statusCode()).isEqualTo(200);
    assertThat(walk.send(Role.OFFICER, "POST", path + "/" + receipt + "/reply", Map.of("reply", "别的")).statusCode()).as("somebody has answered meanwhile").isEqualTo(409);
    assertThat(walk.get("/api/naming/cases/" + code, Role.OFFICER).get("version").asInt()).isEqualTo(version + 1);
    JsonNode own = read("/api/consultations/receipts/" + receipt.substring(0, 5).toLowerCase() + "-" + receipt.substring(5));
    assertThat(own.get("comment").asString()).isEqualTo("与问泉路易混\n请再议");
    assertThat(own.get("reply").asString()).isEqualTo("已改选址，不再相混");
    assertThat(own.has("repliedBy")).isFalse();
    JsonNode office = walk.get(path, Role.APPROVER);
    assertThat(office.get("counts").toString()).contains("\"against\":1").contains("\"unanswered\":0");
    assertThat(office.get("comments").get(0).get("repliedBy").asString()).isEqualTo("officer");
    var journal = counties.db().jdbc().sql("select actor, coalesce(request_id, '') as request from journal where code = :receipt order by id limit 1").param("receipt", receipt).query().singleRow();
    assertThat(journal).as("nothing leads to the person").containsEntry("actor", "public").containsEntry("request", "");
  }

  @Test
  void afterTheLastDayAndBeyondItsBoundsACommentIsRefused() {
    String code = walk.submitted("枕流路命名", "Zhěnliú Lù", walk.newRoad("枕流"));
    walk.consult(code, 1, 1);
    assertThat(json(comment(code, Map.of("stance", "maybe", "comment", "好"))).get("field").asString()).isEqualTo("stance");
    assertThat(json(comment(code, Map.of("stance", "for", "comment", " "))).get("field").asString()).isEqualTo("comment");
    assertThat(json(comment(code, Map.of("stance", "for", "comment", "字".repeat(2001)))).get("field").asString()).isEqualTo("comment");
    assertThat(json(comment(code, Map.of("stance", "for", "comment", "好", "item", 2))).get("field").asString()).isEqualTo("item");
    assertThat(json(comment(code, Map.of("stance", "for", "comment", "好", "name", "张三"))).get("field").asString()).as("nobody is asked who they are").isEqualTo("body");
    assertThat(comment(code, Map.of("stance", "for", "comment", "字".repeat(2000))).statusCode()).isEqualTo(201);
    walk.consult(code, 3, -1);
    assertThat(comment(code, Map.of("stance", "for", "comment", "好")).statusCode()).isEqualTo(409);
    assertThat(read("/api/consultations").toString()).doesNotContain(code);
    assertThat(ask("/api/consultations/receipts/0000000000").statusCode()).isEqualTo(404);
  }

  @Test
  void theFeedsAreAtomWithAbsoluteLinksAndIdsOfTheirOwn() throws Exception {
    walk.announce(walk.submitted("<望>&路命名", "Wàngshān Lù", walk.newRoad("望山")));
    String open = walk.submitted("观澜路命名", "Guānlán Lù", walk.newRoad("观澜"));
    walk.consult(open, 1, 1);
    for (String kind : List.of("announcements", "consultations")) {
      HttpResponse<String> answer = ask("/feeds/" + kind + ".atom");
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/atom+xml");
      Element feed = parse(answer.body()).getDocumentElement();
      assertThat(feed.getNamespaceURI() + " " + feed.getLocalName()).isEqualTo(ATOM + " feed");
      assertThat(text(feed, "id")).isEqualTo("urn:fangyu:feed:" + kind + ":990121");
      assertThat(text(feed, "title")).isNotEmpty();
      OffsetDateTime.parse(text(feed, "updated"));
      var entries = feed.getElementsByTagNameNS(ATOM, "entry");
      assertThat(entries.getLength()).isPositive();
      var ids = new ArrayList<String>();
      for (int i = 0; i < entries.getLength(); i++) {
        Element entry = (Element) entries.item(i);
        ids.add(text(entry, "id"));
        OffsetDateTime.parse(text(entry, "updated"));
        String link = ((Element) entry.getElementsByTagNameNS(ATOM, "link").item(0)).getAttribute("href");
        assertThat(link).startsWith(counties.service().root());
        assertThat(ask(link.substring(counties.service().root().length())).statusCode()).as(link).isEqualTo(200);
      }
      assertThat(ids).doesNotHaveDuplicates().allMatch(id -> id.startsWith("urn:fangyu:"));
    }
    assertThat(ask("/feeds/announcements.atom").body()).contains("&lt;望&gt;&amp;路命名");
    parse(ask("/sitemap.xml").body());
    assertThat(ask("/sitemap.xml").body()).contains(counties.service().root() + "/names/99012110022200000001");
  }

  private static Document parse(String xml) throws Exception {
    var factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
  }

  private static String text(Element parent, String name) {
    return parent.getElementsByTagNameNS(ATOM, name).item(0).getTextContent();
  }

  private static HttpResponse<String> comment(String code, Map<String, Object> body) {
    return walk.send(Role.PUBLIC, "POST", "/api/consultations/" + code + "/comments", body);
  }

  private static List<String> titles(JsonNode page) {
    return page.get("announcements").valueStream().map(one -> one.get("title").asString()).toList();
  }

  private static HttpResponse<String> ask(String path, String... headers) {
    return counties.service().get(path, headers);
  }

  private static JsonNode read(String path) {
    HttpResponse<String> answer = ask(path);
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isEqualTo(200);
    return json(answer);
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
