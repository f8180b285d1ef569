package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Role;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The journal as the auditors of two counties read it; here, because it needs accounts of several roles. */
class HistoryTest {
  @TempDir
  static Path var;
  private static TwoCounties counties;
  private static String[] everywhere;

  @BeforeAll
  static void start() {
    counties = new TwoCounties(var);
    counties.db().change("update grave set kin_contact = '李四 138' where code = 'G990121'");
    try (var request = MDC.putCloseable("request", "r-9")) {
      counties.service().bean(Journal.class).record(new Event("cli", Event.Act.EXPORT_RESTRICTED, "grave", Event.ALL, null, Map.of("rows", 3)));
    }
    everywhere = new String[] {"Authorization", "Bearer " + counties.token(counties.account("everywhere", new Grant(Role.APPROVER, "")))};
  }

  @AfterAll
  static void stop() {
    counties.close();
  }

  @Test
  void theHistoryOfARecordIsNewestFirstWithoutPersonalNumbersAndWithItsShape() {
    JsonNode entries = ask("?register=grave&code=G990121", counties.as(Role.APPROVER)).path("entries");
    assertThat(texts(entries, "act")).containsExactly("update", "insert");
    assertThat(entries.get(0).path("after").path("kin_contact").asString()).isEqualTo("＊＊＊");
    assertThat(entries.get(0).path("before").hasNonNull("kin_contact")).isFalse();
    assertThat(entries.get(0).path("after").path("geom").toString()).startsWith("{\"type\":\"Point\",\"coordinates\":[123.07,29.07");
    assertThat(entries.get(0).path("actor").asString()).isEqualTo("test");
    assertThat(entries.toString()).doesNotContain("李四").doesNotContain("source_geom");
  }

  @Test
  void whoReadsARecordReadsHowItCameAboutAndNothingElseOfTheJournal() {
    JsonNode entries = history("graves/G990121", counties.as(Role.CLERK)).path("entries");
    assertThat(texts(entries, "act")).containsExactly("update", "insert");
    assertThat(entries.get(0).path("after").path("kin_contact").asString()).isEqualTo("＊＊＊");
    assertThat(entries.get(0).path("layer").asString()).isEqualTo("graves");
    assertThat(counties.service().get("/api/journal?register=grave&code=G990121", counties.as(Role.CLERK)).statusCode()).isEqualTo(403);
    assertThat(texts(history("boundary-lines/QY01", counties.as(Role.INSPECTOR)).path("entries"), "act")).as("the shared line").endsWith("insert");
    JsonNode blind = history("graves/G990121", counties.as(Role.ADMINISTRATOR)).path("entries").get(0);
    assertThat(blind.path("statesHidden").asBoolean()).as("that it changed, not what it says").isTrue();
    for (String foreign : List.of("graves/G990122", "graves/no-such", "no-such/G990121")) {
      assertThat(counties.service().get("/api/history/" + foreign, counties.as(Role.OFFICER)).statusCode()).as(foreign).isEqualTo(404);
    }
  }

  @Test
  void theHistoryOfARecordHasThePapersHandedInForItAndNoOthers() {
    for (String code : List.of("99012110022200000001", "99012110022200000002")) {
      var answer = counties.service().post("/api/attachments?register=place&code=" + code + "&kind=paper&name=" + code + ".txt", "application/octet-stream", new byte[] {'a'}, counties.as(Role.OFFICER));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    JsonNode entries = history("places/99012110022200000001", counties.as(Role.CLERK)).path("entries");
    assertThat(texts(entries, "register")).containsExactly("attachment", "place");
    assertThat(entries.get(0).path("after").path("name").asString()).isEqualTo("99012110022200000001.txt");
  }

  @Test
  void bothSidesOfALineReadTheHistoryOfItsMarkersAndOfEachOthersPapers() {
    String[] neighbour = {"Authorization", "Bearer " + counties.token(counties.account("across", new Grant(Role.OFFICER, "990122")))};
    for (String record : List.of("boundary-line&code=QY01", "boundary-marker&code=QY01001Q")) {
      var answer = counties.service().post("/api/attachments?kind=paper&name=a.txt&register=" + record, "application/octet-stream", new byte[] {'a'}, neighbour);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }
    assertThat(texts(history("boundary-lines/QY01", counties.as(Role.CLERK)).path("entries"), "register")).containsExactly("attachment", "boundary-line");
    JsonNode marker = history("boundary-markers/QY01001Q", counties.as(Role.CLERK)).path("entries");
    assertThat(texts(marker, "register")).as("kept by the neighbour").containsExactly("attachment", "boundary-marker");
    assertThat(marker.get(0).path("after").path("division_code").asString()).isEqualTo("990122");
    assertThat(counties.service().get("/api/history/boundary-markers/YS01001Q", counties.as(Role.CLERK)).statusCode()).as("a line of others").isEqualTo(404);
  }

  @Test
  void pagesOfAHistoryFollowOneAnother() {
    JsonNode first = history("graves/G990121?limit=1", counties.as(Role.CLERK));
    JsonNode second = history("graves/G990121?limit=1&cursor=" + first.path("next").asString(), counties.as(Role.CLERK));
    assertThat(texts(first.path("entries"), "act")).containsExactly("update");
    assertThat(texts(second.path("entries"), "act")).containsExactly("insert");
    assertThat(counties.service().get("/api/history/graves/G990121?colour=red", counties.as(Role.CLERK)).statusCode()).isEqualTo(400);
  }

  @Test
  void anotherCountysEntriesAreNotTold() {
    assertThat(ask("?code=G990122", counties.as(Role.APPROVER)).path("entries").size()).isZero();
    assertThat(ask("?register=boundary-line&code=QY01", counties.as(Role.APPROVER)).path("entries").size()).as("the shared line").isOne();
    assertThat(ask("?code=YS01", counties.as(Role.APPROVER)).path("entries").size()).isZero();
    assertThat(ask("?code=*", counties.as(Role.APPROVER)).path("entries").size()).as("of no county").isZero();
    assertThat(ask("?code=*", everywhere).path("entries").get(0).path("requestId").asString()).isEqualTo("r-9");
    assertThat(ask("?code=G990122", everywhere).path("entries").size()).isOne();
  }

  @Test
  void theAdministratorSeesThatARecordChangedButNotWhatItSays() {
    JsonNode entry = ask("?code=G990121", counties.as(Role.ADMINISTRATOR)).path("entries").get(0);
    assertThat(entry.path("act").asString()).isEqualTo("update");
    assertThat(entry.path("statesHidden").asBoolean()).isTrue();
    assertThat(entry.path("after").isMissingNode() || entry.path("after").isNull()).isTrue();
  }

  @Test
  void anAdministratorReadsWhatHappenedToTheAccountsOfTheOwnOffices() {
    JsonNode own = ask("?register=account&code=clerk", counties.as(Role.ADMINISTRATOR)).path("entries");
    assertThat(texts(own, "act")).startsWith("token_made", "right_granted", "password_changed", "account_added");
    assertThat(own.get(1).path("after").path("role").asString()).isEqualTo("clerk");
    assertThat(ask("?register=account&code=everywhere", counties.as(Role.ADMINISTRATOR)).path("entries").size()).isZero();
    assertThat(ask("?register=account&code=everywhere", everywhere).path("entries").size()).isPositive();
  }

  @Test
  void pagesFollowOneAnotherWithoutGapOrRepetition() {
    List<String> whole = texts(ask("?limit=200", everywhere).path("entries"), "id");
    var paged = new ArrayList<String>();
    String cursor = "";
    do {
      JsonNode page = ask("?limit=4" + cursor, everywhere);
      paged.addAll(texts(page.path("entries"), "id"));
      cursor = page.path("next").isString() ? "&cursor=" + page.path("next").asString() : "";
    } while (!cursor.isEmpty());
    assertThat(paged).hasSizeGreaterThan(12).isEqualTo(whole);
  }

  @Test
  void authorsAndDaysNarrowIt() {
    assertThat(ask("?actor=cli", everywhere).path("entries").size()).isOne();
    assertThat(texts(ask("?act=right-granted&code=clerk", everywhere).path("entries"), "act")).containsExactly("right_granted");
    assertThat(texts(ask("?act=export_restricted", everywhere).path("entries"), "requestId")).containsExactly("r-9");
    assertThat(ask("?request=r-9", everywhere).path("entries").size()).isOne();
    assertThat(ask("?request=r-8", everywhere).path("entries").size()).isZero();
    assertThat(ask("?from=2000-01-01&to=2000-12-31", everywhere).path("entries").size()).isZero();
    assertThat(ask("?actor=cli&from=2000-01-01T00:00:00Z&to=9000-01-01", everywhere).path("entries").size()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"limit=0", "limit=201", "cursor=x", "cursor=2020-01-01T00:00:00Z_x", "from=yesterday", "to=2020-13-01", "from=+99999-01-01", "colour=red"})
  void whatIsOutsideItsBoundIsRefused(String query) {
    assertThat(counties.service().get("/api/journal?" + query.replace("+", "%2B"), everywhere).statusCode()).isEqualTo(400);
  }

  private static JsonNode history(String record, String[] who) {
    var answer = counties.service().get("/api/history/" + record, who);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static JsonNode ask(String query, String[] who) {
    var answer = counties.service().get("/api/journal" + query, who);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JsonMapper.shared().readTree(answer.body());
  }

  private static List<String> texts(JsonNode entries, String member) {
    var texts = new ArrayList<String>();
    entries.forEach(entry -> texts.add(entry.path(member).asString()));
    return texts;
  }
}
