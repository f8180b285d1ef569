package org.fangyu.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fangyu.catalogue.SmallCounty;
import org.fangyu.database.TestService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class FeaturesTest {
  private static final String ROADS = "/ogc/collections/roads/items";

  private final TestService desk = SmallCounty.get().desk();
  private final TestService open = SmallCounty.get().open();

  @Test
  void everyLinkOfEveryDocumentLeadsSomewhere() {
    var toVisit = new ArrayList<>(List.of(open.root() + "/ogc"));
    Set<String> visited = new HashSet<>();
    while (!toVisit.isEmpty()) {
      String address = toVisit.remove(0);
      if (!visited.add(address)) continue;
      HttpResponse<String> answer = open.get(address);
      assertThat(answer.statusCode()).as(address).isEqualTo(200);
      if (!answer.headers().firstValue("Content-Type").orElse("").contains("json")) continue;
      tree(answer).findValues("links").forEach(links -> links.forEach(link -> toVisit.add(link.path("href").asString())));
    }
    assertThat(visited).hasSizeGreaterThan(40);
  }

  @Test
  void theLandingPageNamesWhatTheStandardAsksFor() {
    assertThat(json(open, "/ogc").path("links").findValuesAsString("rel")).contains("self", "alternate", "service-desc", "service-doc", "conformance", "data");
    assertThat(json(open, "/ogc/conformance").path("conformsTo").toString()).contains("conf/core", "conf/geojson", "conf/html", "conf/oas30");
  }

  @Test
  void theInterfaceNamesEveryParameterAndRefersToNothingOutside() {
    JsonNode api = json(open, "/ogc/api");
    assertThat(open.get("/ogc/api").headers().firstValue("Content-Type")).contains("application/vnd.oai.openapi+json;version=3.0");
    assertThat(api.path("openapi").asString()).startsWith("3.0");
    assertThat(api.path("servers").get(0).path("url").asString()).isEqualTo(open.root() + "/ogc");
    assertThat(api.findValuesAsString("$ref")).isNotEmpty().allSatisfy(ref -> assertThat(api.at(ref.substring(1)).isMissingNode()).as(ref).isFalse());
    var names = new ArrayList<String>();
    for (JsonNode parameter : api.path("paths").path("/collections/roads/items").path("get").path("parameters")) names.add(OpenApi.resolve(api, parameter).path("name").asString());
    assertThat(names).contains("f", "bbox", "bbox-crs", "datetime", "limit", "cursor", "offset", "code", "name", "road_class", "valid_from").doesNotContain("fid", "geom");
    assertThat(api.at("/components/parameters/limit/schema/maximum").asInt()).isEqualTo(ItemsQuery.MOST);
    assertThat(api.at("/components/parameters/limit/schema/default").asInt()).isEqualTo(ItemsQuery.DEFAULT_LIMIT);
    assertThat(api.at("/components/parameters/offset/schema/maximum").asInt()).isEqualTo(ItemsQuery.FARTHEST_OFFSET);
    assertThat(api.path("paths").has("/collections/graves/items")).isFalse();
    assertThat(json(desk, "/ogc/api").path("paths").has("/collections/graves/items")).isTrue();
  }

  @Test
  void aCollectionTellsItsExtentAndWhereItsFeaturesAre() {
    JsonNode roads = json(open, "/ogc/collections/roads");
    assertThat(roads.path("title").asString()).isEqualTo("道路 / Roads");
    assertThat(roads.at("/extent/spatial/bbox/0").toString()).isEqualTo("[123.01,29.01,123.0912345678901,29.09]");
    assertThat(roads.path("links").findValuesAsString("rel")).contains("self", "items");
  }

  @Test
  void aFeatureKeepsEveryDigitOfItsCoordinates() {
    JsonNode road = json(open, ROADS + "/R1");
    assertThat(road.path("id").asString()).isEqualTo("R1");
    assertThat(road.path("geometry").toString()).isEqualTo("{\"type\":\"MultiLineString\",\"coordinates\":[[[123.01,29.05],[123.0912345678901,29.05]]]}");
    assertThat(road.at("/properties/name").asString()).isEqualTo("迎宾大道");
    assertThat(road.at("/properties/width_metres").doubleValue()).isEqualTo(40.5);
    assertThat(road.at("/properties/valid_from").asString()).isEqualTo("2020-01-01");
    assertThat(road.at("/properties/valid_to").isNull()).isTrue();
    assertThat(road.path("properties").has("fid")).isFalse();
  }

  @Test
  void aPageLinksToTheNextAndKeepsEveryParameter() {
    String address = ROADS + "?limit=1&bbox=123%2C29%2C123.2%2C29.2&datetime=2021-01-01";
    JsonNode first = json(open, address);
    assertThat(codes(first)).hasSize(1);
    assertThat(first.path("numberMatched").asInt()).isEqualTo(3);
    assertThat(first.path("numberReturned").asInt()).isEqualTo(1);
    assertThat(next(first)).contains("bbox=123%2C29%2C123.2%2C29.2", "datetime=2021-01-01", "limit=1", "cursor=");
    assertThat(walk(address)).containsExactlyInAnyOrder("R1", "R2", "R3");
    assertThat(next(json(open, ROADS + "?limit=3"))).as("the last page has no next").isNull();
  }

  @Test
  void offsetIsTakenAndGoesOnByCursor() {
    List<String> all = walk(ROADS + "?limit=1");
    JsonNode second = json(open, ROADS + "?limit=1&offset=1");
    assertThat(codes(second)).containsExactly(all.get(1));
    assertThat(next(second)).doesNotContain("offset");
    assertThat(codes(json(open, next(second)))).containsExactly(all.get(2));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      bbox=123.049,29.08,123.051,29.1                                                              | R2
      bbox=123.049,29.08,-400,123.051,29.1,9000                                                    | R2
      bbox=123.049,29.08,123.051,29.1&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84        | R2
      bbox=123.06,29.06,123.09,29.08                                                               | ''
      bbox=170,29,-170,30                                                                          | ''
      bbox=123.0,28,-170,30                                                                        | R1 R2 R3
      name=迎宾大道                                                                                 | R1
      width_metres=40.5                                                                            | R1
      width_metres=4.05e1                                                                          | R1
      road_class=lane&status=unnamed                                                               | R3
      valid_from=2020-01-01                                                                        | R1 R2 R3
      name=%27%20or%201%3D1%20--                                                                   | ''
      datetime=2015-01-01                                                                          | R1
      datetime=2019-12-31T15:59:59Z                                                                | R1
      datetime=2019-12-31T16:00:00Z                                                                | R1 R2 R3
      datetime=../1979-12-31                                                                       | ''
      datetime=2012-01-01/2013-01-01                                                               | R1
      datetime=2010-01-01/..                                                                       | R1 R1 R2 R3
      """)
  void featuresAreChosenByBoxPropertyAndDay(String query, String codes) {
    String encoded = query.replace("迎宾大道", URLEncoder.encode("迎宾大道", StandardCharsets.UTF_8));
    assertThat(codes(json(open, ROADS + "?" + encoded))).containsExactlyInAnyOrder(codes.isEmpty() ? new String[0] : codes.split(" "));
  }

  @Test
  void anEarlierNameIsAskedForByItsDay() {
    assertThat(json(open, ROADS + "/R1?datetime=2015-01-01").at("/properties/name").asString()).isEqualTo("迎滨路");
    assertProblem(open.get(ROADS + "/R1?datetime=2005-01-01"), 404, null);
  }

  @Test
  void featuresWithoutAPublicPlaceAreInEveryBoxAndTellNone() {
    JsonNode markers = json(open, "/ogc/collections/boundary-markers/items?bbox=0,0,1,1");
    assertThat(codes(markers)).containsExactly("QY01001Q");
    assertThat(markers.at("/features/0/geometry").isNull()).isTrue();
    assertThat(markers.toString()).doesNotContain("431.27", "柳湾村");
    assertThat(json(desk, "/ogc/collections/boundary-markers/items/QY01001Q").at("/properties/elevation_metres").doubleValue()).isEqualTo(431.27);
  }

  @Test
  void personsAreInNoAnswer() {
    for (TestService service : List.of(open, desk)) {
      assertThat(service.get("/ogc/collections/door-plates/items").body()).contains("迎宾大道").doesNotContain("张三", "owner");
    }
    assertThat(desk.get("/ogc/collections/graves/items").body()).contains("relocate").doesNotContain("13800000000", "kin_contact");
    assertProblem(open.get("/ogc/collections/graves/items"), 404, null);
  }

  @Test
  void anUnchangedAnswerIs304InItsOwnForm() {
    for (String path : List.of("/ogc/collections/cemeteries/items", "/ogc/collections/cemeteries/items/C1", "/ogc/collections/cemeteries")) {
      String etag = open.get(path).headers().firstValue("ETag").orElseThrow();
      HttpResponse<String> again = open.get(path, "If-None-Match", etag);
      assertThat(again.statusCode()).as(path).isEqualTo(304);
      assertThat(again.body()).isEmpty();
      assertThat(open.get(path, "If-None-Match", etag, "Accept", "text/html").statusCode()).as(path + " as a page").isEqualTo(200);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      application/geo+json                                            | application/geo+json
      application/json                                                | application/geo+json
      */*                                                             | application/geo+json
      text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html
      text/html;q=0.5,application/geo+json                            | application/geo+json
      """)
  void theAcceptHeaderDecidesTheForm(String accept, String type) {
    assertThat(open.get(ROADS, "Accept", accept).headers().firstValue("Content-Type").orElseThrow()).startsWith(type);
    assertThat(open.get(ROADS + "?f=html", "Accept", "application/json").headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
  }

  @Test
  void aFormThatIsNotSpokenIs406() {
    assertProblem(open.get(ROADS, "Accept", "image/png"), 406, "Accept");
    assertProblem(open.get(ROADS, "Accept", "no type at all"), 406, "Accept");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ogc", "/ogc/conformance", "/ogc/api", "/ogc/collections", "/ogc/collections/roads", ROADS, ROADS + "/R1", "/ogc/collections/boundary-markers/items/QY01001Q"})
  void everyPageIsReadableWithoutScriptChineseFirst(String path) {
    HttpResponse<String> page = open.get(path, "Accept", "text/html");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).startsWith("<!doctype html>\n<html lang=\"zh-CN\">").endsWith("</html>\n").contains("<h1>", "方舆").doesNotContain("<script", " style=", ">null<");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'self'").doesNotContain("unsafe-inline");
    assertThat(open.get("/ogc-assets/ogc.css").statusCode()).isEqualTo(200);
  }

  @Test
  void whatDataAndAddressesSayIsEscapedOnPages() {
    String page = open.get(ROADS + "?datetime=1980-06-01&f=html&name=%3Cscript%3Ealert(1)%3C%2Fscript%3E").body();
    assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;", "X&lt;1&gt;").doesNotContain("<script");
    assertThat(open.get(ROADS + "/X%3C1%3E?datetime=1980-06-01&f=html").body()).contains("&lt;script&gt;").doesNotContain("<script");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      limit=0                                | limit
      limit=-1                               | limit
      limit=10001                            | limit
      limit=1000000000                       | limit
      limit=9999999999999999999999           | limit
      limit=ten                              | limit
      offset=-1                              | offset
      cursor=abc                             | cursor
      cursor=9999999999999999999             | cursor
      bbox=nan,0,1,1                         | bbox
      bbox=1,2,3                             | bbox
      bbox=1,2,3,4,5                         | bbox
      bbox=Infinity,0,1,1                    | bbox
      bbox=1e400,0,1,1                       | bbox
      bbox=0,10,1,5                          | bbox
      bbox=-200,0,1,1                        | bbox
      bbox=0,0,1,91                          | bbox
      bbox=,,,                               | bbox
      bbox=0,0,1,1&bbox=0,0,2,2              | bbox
      bbox-crs=EPSG:4326                     | bbox-crs
      datetime=garbage                       | datetime
      datetime=2020-01-02/2020-01-01         | datetime
      f=xml                                  | f
      width_metres=wide                      | width_metres
      valid_from=2020-13-01                  | valid_from
      name=%00                               | name
      fid=1                                  | fid
      geom=POINT(0%200)                      | geom
      Name=x                                 | Name
      token=1                                | token
      """)
  void aParameterOutOfBoundsIs400AndNamed(String query, String field) {
    assertProblem(open.get(ROADS + "?" + query), 400, field);
  }

  @Test
  void theBoundOfLimitIsSaid() {
    assertThat(open.get(ROADS + "?limit=1000000000").body()).contains("1..10000", "1000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/ogc/collections/nothing", "/ogc/collections/nothing/items", "/ogc/collections/register.place/items", "/ogc/collections/pg_class/items", "/ogc/collections/data-version/items",
    "/ogc/collections/Roads", ROADS + "/nothing", ROADS + "/%00", ROADS + "/..%2e", "/ogc/nothing"})
  void whatIsNotThereIsRefusedAndTellsNothingInner(String path) {
    HttpResponse<String> answer = open.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isIn(400, 404);
    assertThat(answer.body()).doesNotContain("Exception", "select ");
  }

  @Test
  void aVeryLongCodeIs404AndIsNotRepeatedInFull() {
    HttpResponse<String> answer = open.get(ROADS + "/" + "9".repeat(5000));
    assertProblem(answer, 404, null);
    assertThat(answer.body().length()).isLessThan(2000);
    assertProblem(open.get(ROADS + "?name=" + "x".repeat(5000)), 400, "name");
  }

  private List<String> walk(String address) {
    var codes = new ArrayList<String>();
    String next = address;
    while (next != null) {
      JsonNode page = json(open, next);
      codes.addAll(codes(page));
      next = next(page);
    }
    return codes;
  }

  private static String next(JsonNode page) {
    for (JsonNode link : page.path("links")) if (link.path("rel").asString().equals("next")) return link.path("href").asString();
    return null;
  }

  private static List<String> codes(JsonNode page) {
    var codes = new ArrayList<String>();
    page.path("features").forEach(feature -> codes.add(feature.path("id").asString()));
    return codes;
  }

  private static JsonNode json(TestService service, String path) {
    HttpResponse<String> answer = service.get(path);
    assertThat(answer.statusCode()).as(path + ": " + answer.body()).isEqualTo(200);
    return tree(answer);
  }

  private static JsonNode tree(HttpResponse<String> answer) {
    return JsonMapper.shared().readTree(answer.body());
  }

  private static void assertProblem(HttpResponse<String> answer, int status, String field) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    if (field != null) assertThat(answer.body()).contains("\"field\":\"" + field + "\"");
  }
}
