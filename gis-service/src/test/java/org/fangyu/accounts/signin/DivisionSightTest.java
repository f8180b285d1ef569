package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What officers of neighbouring counties see in layers, features, search and tiles. */
class DivisionSightTest {
  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static String[] neighbour;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    neighbour = bearer(new Grant(Role.OFFICER, "990122"), "neighbour");
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void anOfficerSeesDraftsOfTheOwnCountyAndOfOthersWhatIsPublished() {
    assertThat(codes("places", counties.as(Role.OFFICER))).containsExactlyInAnyOrder("99012110022200000001", "99012110022200000002", "99012210022200000001", "99012310022200000001");
    assertThat(codes("places", neighbour)).contains("99012210022200000002").doesNotContain("99012110022200000002");
    assertThat(codes("places")).hasSize(3);
    assertThat(codes("graves", counties.as(Role.CLERK))).containsExactly("G990121");
  }

  @Test
  void theOwnPlaceIsExactAndTheOthersRounded() {
    assertThat(point("99012110022200000001", counties.as(Role.OFFICER))).isEqualTo("[123.0512,29.0512]");
    assertThat(point("99012110022200000001", neighbour)).isEqualTo("[123.051,29.051]");
  }

  @Test
  void aRoadOfAnotherCountyIsThereWithoutItsProposedName() {
    assertThat(feature("roads", "R990121", counties.as(Role.OFFICER)).path("properties").path("name").asString()).isEqualTo("青禾县拟定路");
    assertThat(feature("roads", "R990121", neighbour).path("properties").path("name").isNull()).isTrue();
  }

  @Test
  void bothCountiesSeeTheLineTheyShareAndItsMarkersWhoeverKeepsThem() {
    for (String[] officer : List.of(counties.as(Role.INSPECTOR), neighbour)) {
      assertThat(codes("boundary-lines", officer)).contains("QY01");
      assertThat(feature("boundary-markers", "QY01001Q", officer).path("geometry").path("coordinates").toString()).isEqualTo("[123.02,29.0]");
    }
    assertThat(codes("boundary-lines", counties.as(Role.INSPECTOR))).as("disputed, of others").doesNotContain("YS01");
    assertThat(feature("boundary-markers", "YS01001Q", counties.as(Role.INSPECTOR)).path("geometry").isNull()).isTrue();
  }

  @Test
  void theSearchFindsDraftsOfTheOwnCountyOnly() {
    assertThat(found("草稿", counties.as(Role.OFFICER))).containsExactly("99012110022200000002");
    assertThat(found("草稿", neighbour)).containsExactly("99012210022200000002");
    assertThat(found("草稿")).isEmpty();
    assertThat(found("拟定路", neighbour)).containsExactly("R990122");
    assertThat(found("99012110022200000002", neighbour)).as("by code").isEmpty();
    assertThat(found("G990121", counties.as(Role.CLERK))).containsExactly("G990121");
    assertThat(found("QY01", counties.as(Role.CLERK))).contains("QY01", "QY01001Q");
    assertThat(found("YS01", counties.as(Role.CLERK))).doesNotContain("YS01");
  }

  @Test
  void tilesAndTheirTagsDifferByDivisionsAndAreNotSharedBetweenReaders() {
    String tile = "/tiles/graves/11/1724/" + row(29.07) + ".mvt";
    HttpResponse<String> own = counties.service().get(tile, counties.as(Role.CLERK));
    HttpResponse<String> theirs = counties.service().get(tile, neighbour);
    assertThat(own.body()).contains("G990121").doesNotContain("G990122");
    assertThat(theirs.body()).contains("G990122").doesNotContain("G990121");
    assertThat(counties.service().get(tile).statusCode()).isEqualTo(404);
    String tag = own.headers().firstValue("ETag").orElseThrow();
    assertThat(theirs.headers().firstValue("ETag")).isPresent().isNotEqualTo(own.headers().firstValue("ETag"));
    assertThat(counties.service().get(tile, with(counties.as(Role.CLERK), "If-None-Match", tag)).statusCode()).isEqualTo(304);
    assertThat(counties.service().get(tile, with(counties.as(Role.OFFICER), "If-None-Match", tag)).statusCode()).as("the same divisions, the same tile").isEqualTo(304);
    assertThat(counties.service().get(tile, with(neighbour, "If-None-Match", tag)).statusCode()).isEqualTo(200);
    assertThat(own.headers().firstValue("Cache-Control")).hasValue("no-cache, private");
    assertThat(counties.service().get("/ogc/collections/places/items", counties.as(Role.CLERK)).headers().firstValue("ETag"))
        .isNotEqualTo(counties.service().get("/ogc/collections/places/items", neighbour).headers().firstValue("ETag"));
  }

  @Test
  void aCityOfficerSeesAllItsCountiesAndAnAdministratorNoneOfThem() {
    assertThat(codes("graves", bearer(new Grant(Role.OFFICER, "990100"), "city"))).containsExactlyInAnyOrder("G990121", "G990122", "G990123");
    assertThat(counties.service().get("/ogc/collections/graves/items", counties.as(Role.ADMINISTRATOR)).statusCode()).isEqualTo(404);
    assertThat(codes("places", counties.as(Role.ADMINISTRATOR))).hasSize(3);
  }

  @Test
  void theListOfLayersCountsWhatTheReaderSees() {
    assertThat(count("places", counties.as(Role.CLERK))).isEqualTo(4);
    assertThat(count("places")).isEqualTo(3);
    assertThat(count("graves", neighbour)).isEqualTo(1);
  }

  private static long count(String layer, String... headers) {
    for (JsonNode entry : json("/api/layers", headers).path("layers")) if (entry.path("id").asString().equals(layer)) return entry.path("count").asLong();
    return -1;
  }

  private static int row(double latDegrees) {
    double lat = Math.toRadians(latDegrees);
    return (int) ((1 - Math.log(Math.tan(lat) + 1 / Math.cos(lat)) / Math.PI) / 2 * (1 << 11));
  }

  private static String[] bearer(Grant grant, String name) {
    Account account = counties.account(name, grant);
    return new String[] {"Authorization", "Bearer " + counties.token(account)};
  }

  private static String[] with(String[] headers, String name, String value) {
    var all = new ArrayList<>(List.of(headers));
    all.addAll(List.of(name, value));
    return all.toArray(String[]::new);
  }

  @Test
  void aRoadDrawnInTheNeighboursTownDoesNotTellTheNeighboursDraftNames() {
    counties.db().change("insert into built_up_area (code, name, division_code, geom, valid_from) values ('B990121', '青禾建成区', '990121', "
        + "st_multi(st_makeenvelope(123.01, 29.04, 123.09, 29.06, 4490)), '2020-01-01')");
    String proposal = """
        {"specific": "青禾县拟定", "generic": "路", "class": "road", "divisionCode": "%s",
         "geometry": {"type": "LineString", "coordinates": [[123.03, 29.051], [123.07, 29.051]]}}""";
    assertThat(namingCheck(proposal.formatted("990121"), counties.as(Role.OFFICER))).as("their own draft is a rival").contains("R990121");
    assertThat(namingCheck(proposal.formatted("990122"), neighbour)).contains("\"findings\"").doesNotContain("R990121").doesNotContain("青禾建成区");
  }

  @Test
  void aPlannedRoadDoesNotTellTheNeighboursDraftNamesEither() {
    String plan = "{\"act\": \"draw\", \"geometry\": {\"type\": \"LineString\", \"coordinates\": [[123.04, 29.05001], [123.04, 28.95001]]}}";
    String own = counties.service().post("/api/naming/roads/plan", "application/json", plan.getBytes(java.nio.charset.StandardCharsets.UTF_8), counties.as(Role.OFFICER)).body();
    assertThat(own).contains("\"joins\"").contains("青禾县拟定路").doesNotContain("云岭县拟定路");
  }

  private static String namingCheck(String proposal, String... headers) {
    return counties.service().post("/api/naming/check", "application/json", proposal.getBytes(java.nio.charset.StandardCharsets.UTF_8), headers).body();
  }

  private static List<String> codes(String layer, String... headers) {
    var codes = new ArrayList<String>();
    for (JsonNode feature : json("/ogc/collections/" + layer + "/items", headers).path("features")) codes.add(feature.path("properties").path("code").asString());
    return codes;
  }

  private static List<String> found(String text, String... headers) {
    var codes = new ArrayList<String>();
    String q = java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
    for (JsonNode result : json("/api/search?q=" + q, headers).path("results")) codes.add(result.path("id").asString());
    return codes;
  }

  private static String point(String code, String... headers) {
    return feature("places", code, headers).path("geometry").path("coordinates").toString();
  }

  private static JsonNode feature(String layer, String code, String... headers) {
    return json("/ogc/collections/" + layer + "/items/" + code, headers);
  }

  private static JsonNode json(String path, String... headers) {
    return JsonMapper.shared().readTree(counties.service().get(path, headers).body());
  }
}
