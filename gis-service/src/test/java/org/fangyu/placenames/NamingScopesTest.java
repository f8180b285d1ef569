package org.fangyu.placenames;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.fangyu.database.TestDatabase;
import org.fangyu.placenames.sources.NamingSources;
import org.fangyu.rules.Severity;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;

/**
 * Rivals of every kind in the scope of every class, over real tables.
 *
 * <pre>
 *         123.0      123.05     123.1      123.2        121.0
 *   29.1   +----------+----------+----------+            +---------+
 *          | 青溪镇    | 白石镇    | 云岭县    |            | 远江县   |
 *          | [东集][西集]         | [云集]    |            | 980101  |
 *   29.0   +----------+----------+----------+            +---------+
 *            990121001  990121002   990122                (another province)
 * </pre>
 */
class NamingScopesTest {

  private static final LocalDate DAY = LocalDate.of(2026, 6, 1);
  private static final GeometryFactory DEGREES = new GeometryFactory(new PrecisionModel(), 4490);
  private static TestDatabase db;
  private static NamingCheck check;
  private static int serial;

  @BeforeAll
  static void start() {
    db = TestDatabase.fresh();
    division("990121", "青禾县", "county", 123.0, 123.1);
    division("990122", "云岭县", "county", 123.1, 123.2);
    division("980101", "远江县", "county", 121.0, 121.1);
    division("990121001", "青溪镇", "township", 123.0, 123.05);
    division("990121002", "白石镇", "township", 123.05, 123.1);
    division("980101001", "柳浪镇", "township", 121.0, 121.05);
    division("990122001", "松涛镇", "township", 123.1, 123.15);
    builtUp("B1", "东集", "990121", 123.005, 123.02);
    builtUp("B2", "西集", "990121", 123.025, 123.045);
    check = new NamingCheck(NamingSources.on(db.jdbc()), "");
  }

  @AfterAll
  static void stop() {
    db.close();
  }

  /** The proposed place stands at 123.01, 29.05 in 青溪镇, 青禾县, 东集; the rival at the given longitude with the given division. */
  @ParameterizedTest(name = "{0} {1}: rival in {3} at {2}: {4}")
  @CsvSource(textBlock = """
      committee,  村,   123.06, 990121002, ERROR
      committee,  村,   123.12, 990122001, none
      settlement, 湾,   123.03, 990121001, WARNING
      settlement, 湾,   123.06, 990121002, none
      building,   花园, 123.015, 990121001, ERROR
      building,   花园, 123.03, 990121001, none
      division,   镇,   123.12, 990122,    ERROR
      division,   镇,   121.01, 980101,    none
      division,   县,   121.01, 980101,    ERROR
      relief,     山,   123.06, 990121002, WARNING
      relief,     山,   123.12, 990122001, none
      water,      河,   123.06, 990121,    WARNING
      sea,        湾,   123.06, 990121,    WARNING
      area,       片区, 123.06, 990121002, WARNING
      transport,  桥,   123.06, 990121002, WARNING
      utility,    水库, 123.06, 990121002, WARNING
      memorial,   公园, 123.06, 990121002, WARNING
      """)
  void eachClassIsComparedInItsScope(String placeClass, String generic, double east, String division, String severity) {
    String specific = specific();
    place(specific, generic, placeClass, "announced", division, east);
    Verdict verdict = check.of(proposal(placeClass, specific, generic), DAY);
    assertThat(same(verdict, "same_name")).isEqualTo(severity);
    // A name of another class is no rival.
    assertThat(same(check.of(proposal(placeClass.equals("memorial") ? "area" : "memorial", specific, generic), DAY), "same_name")).isEqualTo("none");
  }

  @Test
  void aRivalInAnotherProvinceIsMeasuredOnTheSphere() {
    String specific = specific();
    place(specific, "县", "division", "announced", "980101", 121.01);
    NamingFinding found = find(check.of(proposal("division", specific, "县"), DAY), "R08", "same_name");
    assertThat(found.distanceMetres()).isCloseTo(194_000, within(2_000.0));
    assertThat(found.scope().name()).isEqualTo("全国");
    assertThat(found.message()).contains("相距 194.").contains("同在“全国”");
  }

  @Test
  void theDivisionsThemselvesAreRivalsOfNewOnes() {
    NamingFinding found = find(check.of(proposal("division", "松涛", "镇"), DAY), "R08", "same_name");
    assertThat(found.severity()).isEqualTo(Severity.ERROR);
    assertThat(found.rival().id()).isEqualTo("990122001");
  }

  @Test
  void aJurisdictionWidensTheScopeByARow() {
    String specific = specific();
    road(specific, 123.03, "990121");
    assertThat(same(check.of(road(specific, 123.006, null, null), DAY), "same_name")).isEqualTo("none");
    db.owner().sql("insert into naming_scope (jurisdiction, name_class, scope, statutory, compared_classes, legal_basis, effective_from) values ('9901', 'road', 'city', true, '{road}', '本市地名管理办法', '2020-01-01')").update();
    try {
      assertThat(same(check.of(road(specific, 123.006, null, null), DAY), "same_name")).isEqualTo("ERROR");
      assertThat(same(check.of(road(specific, 123.006, null, null), LocalDate.of(2019, 1, 1)), "same_name")).as("not yet in force").isEqualTo("none");
    } finally {
      db.owner().sql("delete from naming_scope where jurisdiction = '9901'").update();
    }
  }

  /** What the rival's name is to its record, and how the proposed 村 weighs against it. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      announced,  name,        ERROR
      draft,      name,        ERROR
      historical, name,        WARNING
      cancelled,  name,        reuse
      closed,     name,        WARNING
      announced,  alias,       WARNING
      announced,  former_name, WARNING
      announced,  short_name,  WARNING
      announced,  other,       WARNING
      announced,  withdrawn,   none
      """)
  void everyNameARecordBearsOrBoreIsARival(String status, String form, String expected) {
    String specific = specific();
    String name = specific + "村";
    boolean own = form.equals("name");
    String code = place(own ? specific : specific(), "村", "committee", status.equals("closed") ? "announced" : status, "990121002", 123.06);
    if (status.equals("closed")) {
      db.change("update place set valid_to = '2022-01-01' where code = '" + code + "'");
    } else if (form.equals("other") || form.equals("withdrawn")) {
      db.change("insert into other_name (code, register, kind, name, source) values ('" + code + "', 'place', 'former', '" + name + "', '县志')");
    } else if (!own) {
      db.change("update place set " + form + " = '" + (form.equals("short_name") ? "" : "别的;") + name + "' where code = '" + code + "'");
    }
    if (form.equals("withdrawn")) {
      db.change("update other_name set withdrawn_at = now(), withdrawn_by = 'x', withdrawn_reason = 'x' where code = '" + code + "'");
    }
    Verdict verdict = check.of(proposal("committee", specific, "村"), DAY);
    if (expected.equals("reuse")) {
      assertThat(find(verdict, "R11", "reuse").rival().id()).isEqualTo(code);
    } else {
      assertThat(same(verdict, "same_name")).isEqualTo(expected);
    }
  }

  @Test
  void anAliasThatOnlySoundsTheSameIsToldOf() {
    String code = place("丙丁", "村", "committee", "announced", "990121002", 123.06);
    db.change("update place set alias = '青石桥村' where code = '" + code + "'");
    NamingFinding found = find(check.of(proposal("committee", "清实桥", "村"), DAY), "R08", "same_sound");
    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(found.message()).contains("“丙丁村”的别名“青石桥村”");
  }

  @ParameterizedTest
  @CsvSource({"draft, ERROR", "review, ERROR", "returned, ERROR", "decided, ERROR", "filed, ERROR", "appealed, ERROR", "announced, none", "refused, none", "withdrawn, none"})
  void aNameOfAnOpenCaseIsARival(String state, String severity) {
    String specific = specific();
    String code = caseOf(state, specific);
    Verdict verdict = check.of(road(specific, 123.012, null, null), DAY);
    assertThat(same(verdict, "same_name")).isEqualTo(severity);
    if (severity.equals("ERROR")) {
      assertThat(find(verdict, "R08", "same_name").message()).startsWith("与未批准的拟名“" + specific + "路”重名");
      assertThat(same(check.of(road(specific, 123.012, code, 1), DAY), "same_name")).as("itself").isEqualTo("none");
      assertThat(same(check.of(road(specific, 123.012, code, 2), DAY), "same_name")).as("another of its case").isEqualTo("ERROR");
      db.change("update naming_item set outcome = 'returned' where case_code = '" + code + "'");
      assertThat(same(check.of(road(specific, 123.012, null, null), DAY), "same_name")).as("a name that was sent back").isEqualTo("none");
    }
  }

  @Test
  void theNamesOfABatchAreHeldAgainstEachOther() {
    String one = specific();
    String other = specific();
    List<Verdict> verdicts = check.ofAll(List.of(road(one, 123.006, null, null), road(other, 123.006, null, null), road(one, 123.012, null, null), road(one, 123.03, null, null)), DAY);
    assertThat(verdicts).extracting(verdict -> same(verdict, "same_name")).containsExactly("ERROR", "none", "ERROR", "none");
    assertThat(find(verdicts.get(0), "R08", "same_name").rival().id()).isEqualTo("#3");
    assertThat(find(verdicts.get(0), "R08", "same_name").distanceMetres()).isBetween(300.0, 600.0);
  }

  @Test
  void whatIsBeingEditedStandsForWhatTheCaseHolds() {
    String old = specific();
    String code = caseOf("draft", old);
    List<Verdict> verdicts = check.ofAll(List.of(road(specific(), 123.006, code, 1), road(old, 123.012, code, 2)), DAY);
    assertThat(same(verdicts.get(1), "same_name")).isEqualTo("none");
  }

  @Test
  void aReasonOfTheCaseSetsAFindingAsideAndAPlanLetsAProtectedNameGo() {
    String code = caseOf("draft", "万达");
    assertThat(find(check.of(road("万达", 123.006, code, 1), DAY), "R07", "company_name").overridable()).isTrue();
    db.change("insert into naming_override (code, rule, reason) values ('" + code + "-1', 'R07', '不存在特定联系')");
    NamingFinding set = find(check.of(road("万达", 123.006, code, 1), DAY), "R07", "company_name");
    assertThat(set.severity()).isEqualTo(Severity.INFO);
    assertThat(set.overridden()).isEqualTo(new NamingFinding.Override("不存在特定联系", "test", Severity.ERROR));
    assertThat(find(check.of(road("万达", 123.006, code, 2), DAY), "R07", "company_name").severity()).as("given for another name").isEqualTo(Severity.ERROR);
    NamingFinding others = find(check.of(road("万达", 123.006, code, 1), DAY, division -> {}, division -> false), "R07", "company_name");
    assertThat(others.severity()).as("the reasons of a case that is not the asker's").isEqualTo(Severity.ERROR);

    String old = specific();
    String record = road(old, 123.03, "990121");
    db.change("insert into protected_name (jurisdiction, kind, name, list_title, legal_basis, effective_from) values ('9901', 'protected', '" + old + "路', '首批名录', '市政发1号', '2020-01-01')");
    Proposal rename = new Proposal(Proposal.Act.RENAME, Proposal.Target.ROAD, specific(), "路", null, null, null, null, record, code, 1, null, line(123.03));
    assertThat(find(check.of(rename, DAY), "R12", "protected_name").severity()).isEqualTo(Severity.ERROR);
    db.change("insert into naming_paper (code, kind, summary) values ('" + code + "', 'protection-plan', '保护方案')");
    assertThat(find(check.of(rename, DAY), "R12", "protected_name").severity()).isEqualTo(Severity.INFO);
  }

  @Test
  void soundsOfTheDialectAreSwitchedByRows() {
    road("兰宁", 123.008, "990121");
    Proposal near = road("南林", 123.012, null, null);
    assertThat(find(check.of(near, DAY), "R08", "near_sound").message()).contains("与“兰宁路”方言近音(lan ning)");
    db.change("insert into near_sound (jurisdiction, part, one, other, active, legal_basis, effective_from) values ('990121', 'onset', 'n', 'l', false, '本县方言能分', '2020-01-01')");
    assertThat(find(check.of(near, DAY), "R08", "near_sound")).isNull();
    db.change("delete from near_sound where jurisdiction = '990121'");
  }

  @Test
  void aFacilityAndADivisionAreHeldAgainstTheNamesOfThePlace() {
    assertThat(find(check.of(proposal("transport", "青溪", "桥"), DAY), "R10", "local_name").severity()).isEqualTo(Severity.PASSED);
    assertThat(find(check.of(proposal("transport", "繁花", "桥"), DAY), "R10", "local_name").severity()).isEqualTo(Severity.WARNING);
    place("沧浪", "河", "water", "announced", "990121", 123.06);
    assertThat(find(check.of(proposal("division", "沧浪", "镇"), DAY), "R09", "wider_feature").rival().name()).isEqualTo("沧浪河");
    place("细浪", "河", "water", "announced", "990121001", 123.03);
    assertThat(find(check.of(proposal("division", "细浪", "镇"), DAY), "R09", "wider_feature")).isNull();
  }

  @Test
  void whatOthersHaveNotPublishedIsNotTold() {
    String specific = specific();
    place(specific, "镇", "division", "draft", "990122", 123.12);
    Proposal proposal = proposal("division", specific, "镇");
    assertThat(same(check.of(proposal, DAY), "same_name")).isEqualTo("ERROR");
    assertThat(same(check.of(proposal, DAY, division -> {}, division -> division.startsWith("990121")), "same_name")).isEqualTo("none");
    db.change("update place set status = 'announced', secrecy = 'public' where name = '" + specific + "镇'");
    assertThat(same(check.of(proposal, DAY, division -> {}, division -> division.startsWith("990121")), "same_name")).isEqualTo("ERROR");
  }

  @Test
  void theVerdictSaysWhatTheRoadCrosses() {
    Geometry across = DEGREES.createLineString(new Coordinate[] {new Coordinate(123.04, 29.05), new Coordinate(123.12, 29.05)});
    Verdict verdict = check.of(new Proposal(Proposal.Act.NAME, Proposal.Target.ROAD, specific(), "路", null, null, null, null, null, null, null, null, across), DAY);
    assertThat(verdict.townships()).extracting(Verdict.Crossed::code).containsExactly("990121002", "990122001", "990121001");
    assertThat(verdict.townships().get(0).share()).isCloseTo(0.625, within(0.001));
    assertThat(verdict.builtUpAreas()).extracting(Verdict.Crossed::name).containsExactly("西集");
    assertThat(verdict.shareOutsideCounty()).isCloseTo(0.25, within(0.001));
    assertThat(verdict.lengthMetres()).isCloseTo(7_790, within(10.0));
  }

  @Test
  void aWholeCaseIsCheckedTogether() {
    List<Proposal> batch = IntStream.range(0, 300).mapToObj(i -> road("批" + (char) ('一' + i % 250), 123.006 + i % 25 * 0.0004, null, null)).toList();
    List<String> weights = check.ofAll(batch, DAY).stream().map(verdict -> same(verdict, "same_name")).toList();
    assertThat(weights).hasSize(300).filteredOn("ERROR"::equals).hasSize(100);
    assertThat(check.ofAll(List.of(), DAY)).isEmpty();
  }

  private static String same(Verdict verdict, String name) {
    NamingFinding found = find(verdict, "R08", name);
    return found == null ? "none" : found.severity().name();
  }

  private static NamingFinding find(Verdict verdict, String rule, String name) {
    return verdict.findings().stream().filter(finding -> finding.rule().equals(rule) && finding.name().equals(name))
        .filter(finding -> !rule.equals("R08") || finding.rival() != null).findFirst().orElse(null);
  }

  /** Two characters that no other test uses and that sound like nothing else. */
  private static String specific() {
    serial++;
    return "甲" + (char) ('丐' + serial * 37);
  }

  private static Proposal proposal(String placeClass, String specific, String generic) {
    return new Proposal(Proposal.Act.NAME, Proposal.Target.PLACE, specific, generic, placeClass, null, null, null, null, null, null, null,
        DEGREES.createPoint(new Coordinate(123.01, 29.05)));
  }

  private static Proposal road(String specific, double east, String caseCode, Integer ordinal) {
    return new Proposal(Proposal.Act.NAME, Proposal.Target.ROAD, specific, "路", null, null, null, null, null, caseCode, ordinal, null, line(east));
  }

  private static Geometry line(double east) {
    return DEGREES.createLineString(new Coordinate[] {new Coordinate(east, 29.05), new Coordinate(east + 0.002, 29.05)});
  }

  private static String place(String specific, String generic, String placeClass, String status, String division, double east) {
    String code = String.format(Locale.ROOT, "9901210012220%07d", ++serial);
    db.change("insert into place (code, name, specific, generic, place_class, status, division_code, secrecy, geom, valid_from) values ('%s', '%s', '%s', '%s', '%s', '%s', '%s', 'internal', st_setsrid(st_makepoint(%s, 29.05), 4490), '2020-01-01')"
        .formatted(code, specific + generic, specific, generic, placeClass, status, division, east));
    return code;
  }

  private static String road(String specific, double east, String division) {
    String code = "R" + ++serial;
    db.change("insert into road (code, name, specific, generic, road_class, status, division_code, geom, valid_from) values ('%s', '%s路', '%s', '路', 'branch', 'announced', '%s', st_geomfromtext('MULTILINESTRING((%s 29.05,%s 29.05))', 4490), '2020-01-01')"
        .formatted(code, specific, specific, division, east, east + 0.002));
    return code;
  }

  /** A case with one name at 123.006, in 东集. */
  private static String caseOf(String state, String specific) {
    String code = "DM-2026-" + (1000 + ++serial);
    db.change("insert into naming_case (code, title, division_code, state, opened_on) values ('%s', '测试', '990121', '%s', '2026-05-01')".formatted(code, state));
    db.change("insert into naming_item (code, case_code, ordinal, act, target, specific, generic, geom) values ('%1$s-1', '%1$s', 1, 'name', 'road', '%2$s', '路', st_geomfromtext('LINESTRING(123.006 29.05,123.008 29.05)', 4490))".formatted(code, specific));
    return code;
  }

  private static void division(String code, String name, String level, double west, double east) {
    db.change("insert into division (code, name, level, geom, valid_from) values ('%s', '%s', '%s', st_multi(st_makeenvelope(%s, 29, %s, 29.1, 4490)), '2015-01-01')".formatted(code, name, level, west, east));
  }

  private static void builtUp(String code, String name, String division, double west, double east) {
    db.change("insert into built_up_area (code, name, division_code, geom, valid_from) values ('%s', '%s', '%s', st_multi(st_makeenvelope(%s, 29.03, %s, 29.07, 4490)), '2015-01-01')".formatted(code, name, division, west, east));
  }
}
