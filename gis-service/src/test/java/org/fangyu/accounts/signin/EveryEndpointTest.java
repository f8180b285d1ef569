package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Every endpoint, asked by every role about a record of its own county and of another one. An endpoint without a row
 * here fails, and so does a row without its endpoint.
 */
class EveryEndpointTest {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final String LOCAL_WORD = "{\"divisionCode\":\"%s\",\"list\":\"banned\",\"word\":\"泥\",\"match\":\"contains\",\"effectiveFrom\":\"" + org.fangyu.rules.Validity.today() + "\",\"legalBasis\":\"本县\"}";
  private static final String ROAD = "{\"specific\":\"平安\",\"generic\":\"路\",\"class\":\"road\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[123.03,%1$s],[123.04,%1$s]]}}";
  private static final String TRACK = "<gpx version=\"1.1\" creator=\"t\" xmlns=\"http://www.topografix.com/GPX/1/1\"><trk><trkseg><trkpt lat=\"%1$s\" lon=\"123.01\"/><trkpt lat=\"%1$s\" lon=\"123.02\"/></trkseg></trk></gpx>";
  private static final String FIX = "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"code\":\"%1$s001Q\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[123.02,%2$s]}}]}";

  private static final String READ = "{\"specific\":\"长乐\",\"generic\":\"路\",\"target\":\"road\",\"divisionCode\":\"%s\"}";
  private static final String READING = "{\"text\":\"大埗\",\"reading\":[\"da4\",\"bu4\"],\"jurisdiction\":\"%s\",\"reason\":\"县志\"}";
  private static final String ALIAS = "{\"register\":\"place\",\"code\":\"%s\",\"kind\":\"alias\",\"name\":\"青溪\",\"source\":\"县志\"}";
  private static final String COLLECTED = "{\"code\":\"00000000-0000-4000-8000-00000000abcd\",\"name\":\"王庄\",\"placeClass\":\"settlement\",\"point\":[123.05,28.95]}";
  private static final String NEW_ACCOUNT = "{\"account\":\"%s\",\"displayName\":\"新\",\"division\":\"%s\",\"role\":\"clerk\"}";
  private static final String UNMASK = "{\"field\":\"kin_contact\",\"reason\":\"核对亲属\"}";
  /** Who gets what: everybody the same; readers of office data what is theirs; those who may check; who reads the journal; who reads office data or the journal; who drafts; who writes names; who exports restricted data; who withdraws what belongs to a name; who reads office data; who sees personal numbers in full; who writes cemeteries; who manages accounts; programs, and nobody without the token against forging. */
  private enum For { EVERYBODY, READERS, CHECKERS, AUDITORS, HISTORIANS, DRAFTERS, NAMERS, EXPORTERS, WITHDRAWERS, OFFICE, UNMASKERS, BURIERS, ADMINISTRATORS, SIGNING_IN }

  private static final String OWN_PAPER = "00000000-0000-4000-8000-000000990121";
  private static final String OTHER_PAPER = "00000000-0000-4000-8000-000000990122";

  /**
   * One question to an endpoint.
   *
   * @param own path and body about the own county; @param other about another one
   * @param allowed status for who may; @param foreign status for who may at home, but not there
   */
  private record Row(String endpoint, For who, String own, String other, String media, String ownBody, String otherBody, int allowed, int foreign) {}

  private static final List<Row> ROWS = List.of(
      open("GET /api/status", "/api/status", 200),
      open("GET /api/session", "/api/session", 200),
      open("GET /api/layers", "/api/layers", 200),
      open("GET /api/search", "/api/search?q=x", 200),
      open("GET /api/demo/{name}", "/api/demo/track.gpx", 404),
      open("GET /ogc", "/ogc", 200),
      open("GET /ogc/", "/ogc/", 200),
      open("GET /ogc/api", "/ogc/api", 200),
      open("GET /ogc/conformance", "/ogc/conformance", 200),
      open("GET /ogc/collections", "/ogc/collections", 200),
      open("GET /ogc/collections/{id}", "/ogc/collections/places", 200),
      new Row("GET /ogc/collections/{id}", For.READERS, "/ogc/collections/graves", "/ogc/collections/no-such", null, null, null, 200, 404),
      open("GET /ogc/collections/{id}/items", "/ogc/collections/places/items", 200),
      new Row("GET /ogc/collections/{id}/items", For.READERS, "/ogc/collections/graves/items", "/ogc/collections/no-such/items", null, null, null, 200, 404),
      open("GET /ogc/collections/{id}/items/{code}", "/ogc/collections/places/items/99012210022200000001", 200),
      new Row("GET /ogc/collections/{id}/items/{code}", For.READERS, "/ogc/collections/places/items/99012110022200000002", "/ogc/collections/places/items/99012210022200000002", null, null, null, 200, 404),
      new Row("GET /ogc/collections/{id}/items/{code}", For.READERS, "/ogc/collections/graves/items/G990121", "/ogc/collections/graves/items/G990122", null, null, null, 200, 404),
      new Row("GET /ogc/collections/{id}/items/{code}", For.READERS, "/ogc/collections/boundary-lines/items/QY01", "/ogc/collections/boundary-lines/items/YS01", null, null, null, 200, 404),
      open("GET /tiles/{set}/{z}/{x}/{y}.mvt", "/tiles/county/30/0/0.mvt", 404),
      open("GET /tiles/{set}.json", "/tiles/places.json", 200),
      new Row("GET /tiles/{set}.json", For.READERS, "/tiles/graves.json", "/tiles/no-such.json", null, null, null, 200, 404),
      open("GET /tiles/hillshade/{z}/{x}/{y}.png", "/tiles/hillshade/30/0/0.png", 404),
      new Row("POST /api/naming/check", For.CHECKERS, "/api/naming/check", "/api/naming/check", "application/json", ROAD.formatted("29.03"), ROAD.formatted("28.93"), 200, 403),
      new Row("POST /api/naming/readings/draft", For.CHECKERS, "/api/naming/readings/draft", "/api/naming/readings/draft", "application/json", READ.formatted("990121"), READ.formatted("990122"), 200, 403),
      new Row("GET /api/naming/readings", For.OFFICE, "/api/naming/readings", "/api/naming/readings", null, null, null, 200, 200),
      new Row("POST /api/naming/readings", For.NAMERS, "/api/naming/readings", "/api/naming/readings", "application/json", READING.formatted("990121"), READING.formatted("990122"), 200, 403),
      new Row("PUT /api/naming/cases/{code}/items/{ordinal}/reading", For.DRAFTERS, "/api/naming/cases/DM-2001-0121/items/1/reading", "/api/naming/cases/DM-2001-0122/items/1/reading", "application/json", "{}", "{}", 400, 404),
      new Row("POST /api/naming/roads/plan", For.CHECKERS, "/api/naming/roads/plan", "/api/naming/roads/plan", "application/json", "{\"act\":\"split\",\"recordCode\":\"R990121\",\"atMetres\":100}", "{\"act\":\"split\",\"recordCode\":\"R990122\",\"atMetres\":100}", 200, 403),
      new Row("GET /api/naming/cases", For.OFFICE, "/api/naming/cases", "/api/naming/cases", null, null, null, 200, 200),
      new Row("POST /api/naming/cases", For.DRAFTERS, "/api/naming/cases", "/api/naming/cases", "application/json", "{\"divisionCode\":\"990121\",\"colour\":1}", "{\"divisionCode\":\"990122\",\"title\":\"t\"}", 400, 403),
      ofCase("GET", "", For.OFFICE, null, 200),
      ofCase("GET", "/documents", For.OFFICE, null, 200),
      ofCase("GET", "/documents/{kind}.docx", For.OFFICE, null, 200),
      ofCase("GET", "/documents/{kind}.pdf", For.OFFICE, null, 200),
      new Row("GET /api/naming/templates", For.OFFICE, "/api/naming/templates?division=990121", "/api/naming/templates?division=990122", null, null, null, 200, 403),
      new Row("GET /api/naming/templates/{kind}.docx", For.OFFICE, "/api/naming/templates/decision.docx?division=990121", "/api/naming/templates/decision.docx?division=990122", null, null, null, 200, 403),
      new Row("PUT /api/naming/templates/{kind}.docx", For.NAMERS, "/api/naming/templates/decision.docx?division=990121&based=0", "/api/naming/templates/decision.docx?division=990122&based=0", "application/octet-stream", "x", "x", 422, 403),
      ofCase("PATCH", "", For.DRAFTERS, "{}", 400),
      ofCase("GET", "/findings", For.CHECKERS, null, 200),
      ofCase("POST", "/items", For.DRAFTERS, "{}", 400),
      ofCase("PATCH", "/items/{ordinal}", For.DRAFTERS, "{}", 404),
      ofCase("DELETE", "/items/{ordinal}", For.DRAFTERS, null, 404),
      ofCase("PUT", "/items/{ordinal}/reasons/{rule}", For.DRAFTERS, "{}", 400),
      ofCase("DELETE", "/items/{ordinal}/reasons/{rule}", For.DRAFTERS, null, 404),
      ofCase("POST", "/papers", For.OFFICE, "{}", 400),
      ofCase("DELETE", "/papers/{id}", For.DRAFTERS, null, 404),
      ofCase("POST", "/steps", For.OFFICE, "{}", 400),
      open("GET /api/announcements", "/api/announcements", 200),
      open("GET /api/announcements/{code}", "/api/announcements/DM-2020-0001", 404),
      open("GET /api/names/{code}", "/api/names/99012210022200000001", 200),
      open("GET /api/consultations", "/api/consultations", 200),
      open("GET /api/consultations/{code}", "/api/consultations/DM-2020-0001", 404),
      open("GET /api/consultations/receipts/{receipt}", "/api/consultations/receipts/0000000000", 404),
      new Row("POST /api/consultations/{code}/comments", For.EVERYBODY, "/api/consultations/DM-2020-0001/comments", "/api/consultations/DM-2020-0002/comments", "application/json", "{\"stance\":\"for\",\"comment\":\"好\"}", "{\"stance\":\"for\",\"comment\":\"好\"}", 404, 404),
      ofCase("GET", "/comments", For.OFFICE, null, 200),
      ofCase("POST", "/comments/{receipt}/reply", For.NAMERS, "{\"reply\":\"已采纳\"}", 404),
      open("GET /announcements/{code}", "/announcements/DM-2020-0003", 200),
      open("GET /consultations/{code}", "/consultations/DM-2020-0004", 200),
      open("GET /names/{name}", "/names/99012210022200000001", 200),
      open("GET /feeds/announcements.atom", "/feeds/announcements.atom", 200),
      open("GET /feeds/consultations.atom", "/feeds/consultations.atom", 200),
      open("GET /sitemap.xml", "/sitemap.xml", 200),
      new Row("GET /api/naming/quality", For.OFFICE, "/api/naming/quality?division=990121", "/api/naming/quality?division=990122", null, null, null, 200, 403),
      new Row("GET /api/naming/quality/{check}", For.OFFICE, "/api/naming/quality/Q01?division=990121", "/api/naming/quality/Q01?division=990122", null, null, null, 200, 403),
      new Row("POST /api/naming/quality/verifications", For.NAMERS, "/api/naming/quality/verifications", "/api/naming/quality/verifications", "application/json", "{\"register\":\"place\",\"code\":\"99012110022200000001\"}", "{\"register\":\"place\",\"code\":\"99012210022200000001\"}", 200, 404),
      new Row("GET /api/naming/exchange", For.EXPORTERS, "/api/naming/exchange?case=DM-2001-0121", "/api/naming/exchange?case=DM-2001-0122", null, null, null, 200, 200),
      new Row("GET /api/naming/records/{register}/{code}", For.OFFICE, "/api/naming/records/place/99012110022200000001", "/api/naming/records/place/99012210022200000001", null, null, null, 200, 404),
      new Row("PATCH /api/naming/records/{register}/{code}", For.NAMERS, "/api/naming/records/place/99012110022200000001", "/api/naming/records/place/99012210022200000001", "application/json", "{}", "{}", 400, 404),
      new Row("GET /api/naming/rules", For.OFFICE, "/api/naming/rules?division=990121", "/api/naming/rules?division=990122", null, null, null, 200, 403),
      new Row("POST /api/naming/rules/{table}", For.NAMERS, "/api/naming/rules/words", "/api/naming/rules/words", "application/json", LOCAL_WORD.formatted("990121"), LOCAL_WORD.formatted("990122"), 200, 403),
      new Row("GET /api/naming/division-changes", For.OFFICE, "/api/naming/division-changes", "/api/naming/division-changes", null, null, null, 200, 200),
      new Row("POST /api/naming/division-changes", For.DRAFTERS, "/api/naming/division-changes", "/api/naming/division-changes", "application/json", "{\"divisionCode\":\"990121\",\"colour\":1}", "{\"divisionCode\":\"990122\",\"title\":\"t\"}", 400, 403),
      ofChange("GET", "", For.OFFICE, null, 200),
      ofChange("PATCH", "", For.DRAFTERS, "{}", 400),
      ofChange("POST", "/items", For.DRAFTERS, "{}", 400),
      ofChange("DELETE", "/items/{ordinal}", For.DRAFTERS, null, 409),
      ofChange("GET", "/preview", For.OFFICE, null, 200),
      ofChange("GET", "/preview.csv", For.OFFICE, null, 200),
      ofChange("POST", "/steps", For.OFFICE, "{}", 400),
      open("GET /api/naming/other-names", "/api/naming/other-names?register=place&code=99012210022200000001", 200),
      new Row("GET /api/naming/other-names", For.READERS, "/api/naming/other-names?register=place&code=99012110022200000002", "/api/naming/other-names?register=place&code=99012210022200000002", null, null, null, 200, 404),
      new Row("POST /api/naming/other-names", For.NAMERS, "/api/naming/other-names", "/api/naming/other-names", "application/json", ALIAS.formatted("99012110022200000001"), ALIAS.formatted("99012210022200000001"), 201, 403),
      new Row("POST /api/naming/other-names/{id}/withdraw", For.NAMERS, "/api/naming/other-names/1/withdraw", "/api/naming/other-names/2/withdraw", "application/json", "{\"reason\":\"误登\"}", "{\"reason\":\"误登\"}", 200, 404),
      new Row("GET /api/naming/collection", For.OFFICE, "/api/naming/collection", "/api/naming/collection", null, null, null, 200, 200),
      new Row("POST /api/naming/collection", For.DRAFTERS, "/api/naming/collection", "/api/naming/collection", "application/json", "{}", COLLECTED, 400, 403),
      new Row("GET /api/naming/collection/duplicates", For.CHECKERS, "/api/naming/collection/duplicates?name=x&at=123.05,29.05", "/api/naming/collection/duplicates?name=x&at=123.05,28.95", null, null, null, 200, 403),
      new Row("GET /api/naming/collection/walk-list", For.OFFICE, "/api/naming/collection/walk-list?division=990121", "/api/naming/collection/walk-list?division=990122", null, null, null, 200, 403),
      new Row("POST /api/naming/collection/into-case", For.DRAFTERS, "/api/naming/collection/into-case", "/api/naming/collection/into-case", "application/json", "{}", "{\"title\":\"t\",\"codes\":[\"" + OTHER_PAPER + "\"]}", 400, 403),
      new Row("GET /api/naming/collection/{code}", For.OFFICE, "/api/naming/collection/" + OWN_PAPER, "/api/naming/collection/" + OTHER_PAPER, null, null, null, 200, 404),
      new Row("PUT /api/naming/collection/{code}", For.DRAFTERS, "/api/naming/collection/" + OWN_PAPER, "/api/naming/collection/" + OTHER_PAPER, "application/json", "{}", "{}", 400, 404),
      new Row("POST /api/naming/collection/{code}/state", For.DRAFTERS, "/api/naming/collection/" + OWN_PAPER + "/state", "/api/naming/collection/" + OTHER_PAPER + "/state", "application/json", "{}", "{}", 400, 404),
      new Row("POST /api/boundaries/lines/{code}/walked", For.CHECKERS, "/api/boundaries/lines/QY01/walked", "/api/boundaries/lines/YS01/walked", "application/gpx+xml", TRACK.formatted("29.0"), TRACK.formatted("28.9"), 200, 404),
      new Row("POST /api/boundaries/lines/{code}/offsets", For.CHECKERS, "/api/boundaries/lines/QY01/offsets", "/api/boundaries/lines/YS01/offsets", "application/json", FIX.formatted("QY01", "29.0"), FIX.formatted("YS01", "28.9"), 200, 404),
      new Row("POST /api/boundaries/coverage", For.CHECKERS, "/api/boundaries/coverage", "/api/boundaries/coverage", "application/json", "{\"line\":\"QY01\"}", "{\"line\":\"YS01\"}", 200, 404),
      new Row("POST /api/visibility", For.CHECKERS, "/api/visibility", "/api/visibility", "application/json", "{}", "{}", 400, 400),
      new Row("GET /api/visibility/profile", For.CHECKERS, "/api/visibility/profile?from=123.01,29.01&to=123.02,29.02", "/api/visibility/profile?from=123.01,28.81&to=123.02,28.82", null, null, null, 503, 503),
      new Row("GET /api/visibility/zones", For.OFFICE, "/api/visibility/zones", "/api/visibility/zones", null, null, null, 200, 200),
      new Row("POST /api/visibility/zones", For.BURIERS, "/api/visibility/zones", "/api/visibility/zones", "application/json", "{\"road\":\"R990121\"}", "{\"road\":\"R990122\"}", 503, 404),
      new Row("DELETE /api/visibility/zones/{code}", For.BURIERS, "/api/visibility/zones/SZ-R990121", "/api/visibility/zones/SZ-R990122", null, null, null, 404, 404),
      new Row("POST /api/visibility/zones/{code}/withdraw", For.BURIERS, "/api/visibility/zones/SZ-R990121/withdraw", "/api/visibility/zones/SZ-R990122/withdraw", "application/json", "{}", "{}", 404, 404),
      new Row("GET /api/journal", For.AUDITORS, "/api/journal?code=990121", "/api/journal?code=990122", null, null, null, 200, 200),
      new Row("GET /api/history/{layer}/{code}", For.HISTORIANS, "/api/history/graves/G990121", "/api/history/graves/G990122", null, null, null, 200, 404),
      new Row("GET /api/history/{layer}/{code}", For.HISTORIANS, "/api/history/boundary-lines/QY01", "/api/history/boundary-lines/YS01", null, null, null, 200, 404),
      new Row("GET /api/attachments", For.READERS, papersOf("99012110022200000002"), papersOf("99012210022200000002"), null, null, null, 200, 404),
      new Row("POST /api/attachments", For.NAMERS, papersOf("99012110022200000002") + "&kind=paper&name=a.txt", papersOf("99012210022200000002") + "&kind=paper&name=a.txt", "application/octet-stream", "申请", "申请", 201, 404),
      new Row("GET /api/attachments/{id}", For.READERS, "/api/attachments/" + OWN_PAPER, "/api/attachments/" + OTHER_PAPER, null, null, null, 200, 404),
      new Row("GET /api/attachments/{id}/content", For.READERS, "/api/attachments/" + OWN_PAPER + "/content", "/api/attachments/" + OTHER_PAPER + "/content", null, null, null, 200, 404),
      new Row("POST /api/attachments/{id}/withdraw", For.WITHDRAWERS, "/api/attachments/" + OWN_PAPER + "/withdraw", "/api/attachments/" + OTHER_PAPER + "/withdraw", "application/json", "{\"reason\":\"错件\"}", "{\"reason\":\"错件\"}", 200, 404),
      new Row("GET /api/personal/{layer}/{code}", For.OFFICE, "/api/personal/graves/G990121", "/api/personal/graves/G990122", null, null, null, 200, 404),
      new Row("POST /api/personal/{layer}/{code}/unmask", For.UNMASKERS, "/api/personal/graves/G990121/unmask", "/api/personal/graves/G990122/unmask", "application/json", UNMASK, UNMASK, 200, 404),
      new Row("GET /api/accounts", For.ADMINISTRATORS, "/api/accounts", "/api/accounts", null, null, null, 200, 200),
      new Row("POST /api/accounts", For.ADMINISTRATORS, "/api/accounts", "/api/accounts", "application/json", NEW_ACCOUNT.formatted("fresh", "990121"), NEW_ACCOUNT.formatted("foreign", "990122"), 201, 403),
      administered("/grants", "{\"role\":\"inspector\",\"division\":\"990121\"}", 200),
      new Row("POST /api/accounts/{name}/grants", For.ADMINISTRATORS, "/api/accounts/spare/grants", "/api/accounts/spare/grants", "application/json", "{\"role\":\"clerk\",\"division\":\"990121100\"}", "{\"role\":\"clerk\",\"division\":\"990122\"}", 200, 403),
      administered("/grants/withdraw", "{\"role\":\"clerk\",\"division\":\"990121\"}", 200),
      administered("/move", "{\"division\":\"990121\"}", 200),
      new Row("POST /api/accounts/{name}/move", For.ADMINISTRATORS, "/api/accounts/spare/move", "/api/accounts/spare/move", "application/json", "{\"division\":\"990121\"}", "{\"division\":\"990122\"}", 200, 403),
      administered("/disable", "{}", 200),
      administered("/enable", "{}", 200),
      administered("/password", "{}", 200),
      administered("/second-factor/reset", "{}", 200),
      administered("/sessions/end", "{}", 200),
      administered("/unlock", "{}", 200),
      administered("/tokens", "{\"name\":\"t\",\"scope\":[\"read-office\"],\"days\":1}", 201),
      new Row("POST /api/accounts/{name}/tokens/{id}/revoke", For.ADMINISTRATORS, "/api/accounts/spare/tokens/8/revoke", "/api/accounts/spare-neighbour/tokens/9/revoke", "application/json", "{}", "{}", 200, 404),
      open("GET /api/account/tokens", "/api/account/tokens", 401),
      new Row("POST /api/account/tokens", For.EVERYBODY, "/api/account/tokens", "/api/account/tokens", "application/json", "{}", "{}", 401, 401),
      new Row("POST /api/account/tokens/{id}/revoke", For.EVERYBODY, "/api/account/tokens/1/revoke", "/api/account/tokens/1/revoke", "application/json", "{}", "{}", 401, 401),
      posted("/api/sign-in", 400),
      posted("/api/sign-in/code", 400),
      posted("/api/sign-in/first", 400),
      posted("/api/sign-out", 200),
      posted("/api/sign-out/everywhere", 401),
      posted("/api/account/password", 400),
      posted("/api/account/second-factor", 401),
      posted("/api/account/second-factor/confirm", 400));

  @TempDir
  static Path var;
  private static TwoCounties counties;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    counties.token(counties.account("spare", new Grant(Role.CLERK, "990121")));
    counties.token(counties.account("spare-neighbour", new Grant(Role.CLERK, "990122")));
    counties.db().change("insert into naming_case (code, title, division_code, opened_on) values ('DM-2020-0001', '本县', '990121', '2020-01-01'), ('DM-2020-0002', '邻县', '990122', '2020-01-01')");
    counties.db().change("insert into naming_case (code, title, division_code, state, opened_on, announced_on) values ('DM-2020-0003', '公告', '990121', 'announced', '2020-01-01', '2020-02-01')");
    counties.db().change("insert into naming_case (code, title, division_code, state, opened_on, consultation_from, consultation_to) values ('DM-2020-0004', '征求意见', '990122', 'review', '2020-01-01', '2020-01-02', '2999-12-31')");
    counties.db().change("update grave set kin_contact = '13812341234'");
    for (String county : List.of("0121", "0122")) {
      counties.db().change("insert into collected_name (code, division_code, name, place_class, sound, geom) values ('00000000-0000-4000-8000-00000099%1$s', '99%1$s', '李庄', 'settlement', 'lizhuang', st_geomfromtext('POINT(123.05 29.05)', 4490))".formatted(county));
      counties.db().change("insert into other_name (register, code, kind, name, source) values ('place', '99%s10022200000002', 'alias', '别名', '县志')".formatted(county));
      counties.db().change("insert into division_change (code, title, division_code, opened_on) values ('QH-2001-%1$s', '更名', '99%1$s', '2001-01-01')".formatted(county));
      counties.db().change("insert into naming_case (code, title, division_code, opened_on) values ('DM-2001-%1$s', '读音', '99%1$s', '2001-01-01')".formatted(county));
      counties.db().change("insert into naming_item (code, case_code, ordinal, act, target, specific, generic) values ('DM-2001-%1$s-1', 'DM-2001-%1$s', 1, 'name', 'road', '长乐', '路')".formatted(county));
    }
    String[] neighbour = {"Authorization", "Bearer " + counties.token(counties.account("neighbour", new Grant(Role.OFFICER, "990122")))};
    handIn("99012110022200000002", OWN_PAPER, counties.as(Role.OFFICER));
    handIn("99012210022200000002", OTHER_PAPER, neighbour);
  }

  private static void handIn(String place, String id, String[] who) {
    var answer = counties.service().post(papersOf(place) + "&kind=paper&name=a.txt&id=" + id, "application/octet-stream", new byte[] {'a'}, who);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
  }

  private static String papersOf(String place) {
    return "/api/attachments?register=place&code=" + place;
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void everyEndpointHasARowAndEveryRowAnEndpoint() {
    var found = new TreeSet<String>();
    counties.service().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().forEach(info -> found.addAll(names(info)));
    found.removeIf(name -> name.endsWith(" /error"));
    var rows = new TreeSet<String>();
    ROWS.forEach(row -> rows.add(row.endpoint()));
    assertThat(rows).isEqualTo(found);
  }

  /** Another site can make a browser send its cookie along, and nothing more. */
  @TestFactory
  Stream<DynamicTest> everyChangeThatCarriesTheCookieMustRepeatTheToken() {
    var changing = new TreeSet<String>();
    counties.service().bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class).getHandlerMethods().keySet().forEach(info -> changing.addAll(names(info)));
    changing.removeIf(name -> name.startsWith("GET ") || name.startsWith("HEAD ") || name.endsWith("/error"));
    assertThat(changing).hasSizeGreaterThan(25);
    return changing.stream().map(name -> dynamicTest(name, () -> {
      String[] words = name.split(" ");
      var request = HttpRequest.newBuilder(URI.create(counties.service().root() + words[1].replaceAll("\\{[^}]*}", "1"))).header("Cookie", "fangyu_session=whatever; XSRF-TOKEN=planted")
          .header("Content-Type", "application/json").method(words[0], BodyPublishers.ofString("{}"));
      for (var forged : List.of(request.copy(), request.copy().header("X-XSRF-TOKEN", "guessed"))) {
        HttpResponse<String> answer = HTTP.send(forged.build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("urn:fangyu:problem:forged");
      }
    }));
  }

  @TestFactory
  Stream<DynamicTest> everyRoleGetsWhatItsRightsSay() {
    var tests = new ArrayList<DynamicTest>();
    for (Row row : ROWS) {
      for (Role role : Role.values()) {
        for (boolean own : new boolean[] {true, false}) {
          String name = "%s asks %s about %s county".formatted(role, row.endpoint(), own ? "its own" : "another");
          tests.add(dynamicTest(name, () -> {
            HttpResponse<String> answer = ask(row, role, own);
            assertThat(answer.statusCode()).as(own ? row.own() : row.other()).withFailMessage(() -> name + ": " + answer.statusCode() + ", should be " + expected(row, role, own) + ": " + answer.body())
                .isEqualTo(expected(row, role, own));
            if (answer.statusCode() >= 400) assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
          }));
        }
      }
    }
    return tests.stream();
  }

  private static int expected(Row row, Role role, boolean own) {
    return switch (row.who()) {
      case EVERYBODY -> row.allowed();
      case READERS -> own && role.allows(Act.READ_OFFICE) ? row.allowed() : 404;
      case SIGNING_IN -> role == Role.PUBLIC ? 403 : row.allowed();
      case AUDITORS -> role == Role.PUBLIC ? 401 : role.allows(Act.READ_JOURNAL) ? row.allowed() : 403;
      case HISTORIANS -> role == Role.PUBLIC ? 401 : own ? row.allowed() : row.foreign();
      case DRAFTERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.DRAFT) ? 403 : own ? row.allowed() : row.foreign();
      case NAMERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.WRITE_NAMES) ? 403 : own ? row.allowed() : row.foreign();
      case EXPORTERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.EXPORT_RESTRICTED) ? 403 : row.allowed();
      case WITHDRAWERS -> role == Role.PUBLIC ? 401 : !own || !role.allows(Act.READ_OFFICE) ? 404 : role.allows(Act.WRITE_NAMES) ? row.allowed() : 403;
      case OFFICE -> role == Role.PUBLIC ? 401 : !role.allows(Act.READ_OFFICE) ? 403 : own ? row.allowed() : row.foreign();
      case UNMASKERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.READ_OFFICE) ? 403 : !own ? row.foreign() : role.allows(Act.UNMASK) ? row.allowed() : 403;
      case BURIERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.WRITE_CEMETERIES) ? 403 : own ? row.allowed() : row.foreign();
      case ADMINISTRATORS -> role == Role.PUBLIC ? 401 : !role.allows(Act.ADMINISTER) ? 403 : own ? row.allowed() : row.foreign();
      case CHECKERS -> role == Role.PUBLIC ? 401 : !role.allows(Act.CHECK) ? 403 : own ? row.allowed() : row.foreign();
    };
  }

  private static HttpResponse<String> ask(Row row, Role role, boolean own) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(counties.service().root() + (own ? row.own() : row.other())));
    if (counties.as(role).length > 0) request.headers(counties.as(role));
    String method = row.endpoint().substring(0, row.endpoint().indexOf(' '));
    request.method(method, row.media() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(own ? row.ownBody() : row.otherBody()));
    if (row.media() != null) request.header("Content-Type", row.media());
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static List<String> names(RequestMappingInfo info) {
    var names = new ArrayList<String>();
    for (String pattern : info.getPatternValues()) info.getMethodsCondition().getMethods().forEach(method -> names.add(method + " " + pattern));
    return names;
  }

  /** What an administrator does with an account that was made for this; the other county's is none that they know. */
  private static Row administered(String path, String body, int status) {
    return new Row("POST /api/accounts/{name}" + path, For.ADMINISTRATORS, "/api/accounts/spare" + path, "/api/accounts/spare-neighbour" + path, "application/json", body, body, status, 404);
  }

  /** About a naming case: who may ask gets the status at home, and a neighbour's case is not there. */
  private static Row ofCase(String method, String path, For who, String body, int allowed) {
    String filled = path.replace("{ordinal}", "99").replace("{rule}", "R08").replace("{kind}", "decision").replace("{id}", "99").replace("{receipt}", "0000000000") + (path.equals("/items/{ordinal}") && method.equals("DELETE") ? "?reason=x" : "");
    return new Row(method + " /api/naming/cases/{code}" + path, who, "/api/naming/cases/DM-2020-0001" + filled, "/api/naming/cases/DM-2020-0002" + filled,
        body == null ? null : "application/json", body, body, allowed, 404);
  }

  /** About a change of divisions, likewise. */
  private static Row ofChange(String method, String path, For who, String body, int allowed) {
    String filled = path.replace("{ordinal}", "99?version=99");
    return new Row(method + " /api/naming/division-changes/{code}" + path, who, "/api/naming/division-changes/QH-2001-0121" + filled, "/api/naming/division-changes/QH-2001-0122" + filled,
        body == null ? null : "application/json", body, body, allowed, 404);
  }

  private static Row open(String endpoint, String path, int status) {
    return new Row(endpoint, For.EVERYBODY, path, path, null, null, null, status, status);
  }

  /** What belongs to a browser's session is nothing to a program; an empty body is refused before anything else. */
  private static Row posted(String path, int status) {
    return new Row("POST " + path, path.startsWith("/api/sign-in") ? For.SIGNING_IN : For.EVERYBODY, path, path, "application/json", "{}", "{}", status, status);
  }
}
