package org.fangyu.placenames.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.Reading;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.geometry.naming.Standing;
import org.fangyu.rules.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.GeometryFactory;

/** Each branch of each rule with a name that breaks it and, in the row after, one that just does not. Nothing but values. */
class NamingRulesTest {

  private static final GeometryFactory SHAPES = new GeometryFactory();
  private static final double NONE = Double.NaN;
  private static final Set<String> RARE = Set.of("龘", "翀");

  /** key, severity, whether the law lets an error be set aside. */
  private static final Map<String, String> RULES = Map.ofEntries(Map.entry("R01.two_parts", "ERROR"), Map.entry("R01.generic_allowed", "ERROR"),
      Map.entry("R02.banned_word", "ERROR"), Map.entry("R02.doubtful_word", "WARNING"), Map.entry("R03.fits_road", "WARNING"),
      Map.entry("R04.common_script", "WARNING"), Map.entry("R04.common_character", "WARNING"), Map.entry("R05.leader_name", "ERROR?"),
      Map.entry("R05.person_name", "WARNING"), Map.entry("R06.foreign_name", "ERROR"), Map.entry("R07.company_name", "ERROR?"),
      Map.entry("R08.same_name", "ERROR"), Map.entry("R08.same_sound", "WARNING"), Map.entry("R08.near_sound", "WARNING"),
      Map.entry("R08.same_specific", "WARNING"), Map.entry("R08.added_word", "WARNING"), Map.entry("R08.famous_feature", "ERROR"),
      Map.entry("R09.famous_feature", "ERROR"), Map.entry("R09.wider_feature", "WARNING"), Map.entry("R10.local_name", "WARNING"),
      Map.entry("R11.reuse", "WARNING"), Map.entry("R11.stacked_generic", "WARNING"), Map.entry("R11.bare_ordinal", "WARNING"),
      Map.entry("R11.grand_word", "WARNING"), Map.entry("R12.protected_name", "ERROR"), Map.entry("R12.historic_name", "WARNING"));

  private static final List<ListedWord> WORDS = List.of(word(ListedWord.Kind.BANNED, "赌场", ListedWord.Match.CONTAINS), word(ListedWord.Kind.DOUBTFUL, "皇家", ListedWord.Match.BEGINS),
      word(ListedWord.Kind.LEADER, "毛泽东", ListedWord.Match.CONTAINS), word(ListedWord.Kind.PERSON, "李白", ListedWord.Match.CONTAINS),
      word(ListedWord.Kind.FOREIGN, "巴黎", ListedWord.Match.CONTAINS), word(ListedWord.Kind.COMPANY, "万达", ListedWord.Match.WHOLE),
      word(ListedWord.Kind.COMPANY, "集团", ListedWord.Match.ENDS), word(ListedWord.Kind.GRAND, "国际", ListedWord.Match.CONTAINS),
      word(ListedWord.Kind.FAMOUS_FEATURE, "泰山", ListedWord.Match.WHOLE));

  private static final Map<String, List<GenericWordRule>> GENERICS = Map.of(
      "road", List.of(generic("大道", 40, NONE, 1000), generic("路", 20, 40, NONE), generic("街", NONE, NONE, NONE)),
      "committee", List.of(generic("村", NONE, NONE, NONE), generic("社区", NONE, NONE, NONE)),
      "division", List.of(generic("镇", NONE, NONE, NONE), generic("区", NONE, NONE, NONE)),
      "relief", List.of(generic("山", NONE, NONE, NONE)),
      "transport", List.of(generic("桥", NONE, NONE, NONE), generic("站", NONE, NONE, NONE)),
      "settlement", List.of());

  /** The road is 1,200 m long and 40 m wide, in a town; a place is a point in township 990121001. */
  @ParameterizedTest(name = "{0} {1}{2}: {3} {4}")
  @CsvSource(nullValues = "-", textBlock = """
      road,       迎宾,     大道, R01.generic_allowed, none
      road,       迎宾,     衢,   R01.generic_allowed, ERROR
      committee,  迎宾,     村,   R01.generic_allowed, none
      committee,  迎宾,     路,   R01.generic_allowed, ERROR
      settlement, 迎宾,     衢,   R01.generic_allowed, none
      committee,  迎宾,     '',   R01.two_parts,       ERROR
      committee,  迎宾,     村,   R01.two_parts,       none
      road,       金赌场,   路,   R02.banned_word,     ERROR
      road,       金赌,     路,   R02.banned_word,     none
      road,       皇家园,   路,   R02.doubtful_word,   WARNING
      road,       新皇家,   路,   R02.doubtful_word,   none
      road,       迎宾,     大道, R03.fits_road,       PASSED
      road,       迎宾,     路,   R03.fits_road,       WARNING
      committee,  迎宾,     村,   R03.fits_road,       none
      road,       迎宾A,    路,   R04.common_script,   WARNING
      road,       迎宾,     路,   R04.common_script,   none
      road,       迎龘,     路,   R04.common_character, WARNING
      road,       迎龙,     路,   R04.common_character, none
      road,       毛泽东,   路,   R05.leader_name,     ERROR
      road,       毛泽,     路,   R05.leader_name,     none
      road,       李白故里, 路,   R05.person_name,     WARNING
      road,       李故里,   路,   R05.person_name,     none
      road,       小巴黎,   路,   R06.foreign_name,    ERROR
      road,       小巴,     路,   R06.foreign_name,    none
      road,       万达,     路,   R07.company_name,    ERROR
      road,       万达山,   路,   R07.company_name,    none
      road,       甲集团,   路,   R07.company_name,    ERROR
      road,       集团甲,   路,   R07.company_name,    none
      relief,     泰,       山,   R08.famous_feature,  ERROR
      relief,     小泰,     山,   R08.famous_feature,  none
      road,       泰山,     路,   R08.famous_feature,  none
      division,   泰山,     区,   R09.famous_feature,  ERROR
      division,   小泰山,   区,   R09.famous_feature,  none
      committee,  泰山,     村,   R09.famous_feature,  none
      road,       迎宾路,   街,   R11.stacked_generic, WARNING
      road,       马路,     街,   R11.stacked_generic, none
      road,       第三,     路,   R11.bare_ordinal,    WARNING
      road,       三元,     路,   R11.bare_ordinal,    none
      road,       国际港,   路,   R11.grand_word,      WARNING
      road,       国港,     路,   R11.grand_word,      none
      """)
  void theWordsOfANameAreWeighed(String nameClass, String specific, String generic, String key, String severity) {
    assertThat(severityOf(key, NamingRules.check(of(nameClass, specific, generic).context()))).isEqualTo(severity);
  }

  /** The proposed road 迎滨路 (ying bin lu) against one rival in its town. */
  @ParameterizedTest(name = "{0}: {3} {4}")
  @CsvSource(textBlock = """
      迎滨|路|ying bin|lu,     STANDARD,  statutory, R08.same_name,     ERROR
      迎滨|路|ying bin|lu,     PENDING,   statutory, R08.same_name,     ERROR
      迎滨|路|ying bin|lu,     STANDARD,  not,       R08.same_name,     WARNING
      迎滨|路|ying bin|lu,     ALIAS,     statutory, R08.same_name,     WARNING
      迎滨|路|ying bin|lu,     FORMER,    statutory, R08.same_name,     WARNING
      迎滨|路|ying bin|lu,     CANCELLED, statutory, R11.reuse,         WARNING
      迎冰|路|ying bing|lu,    CANCELLED, statutory, R11.reuse,         none
      迎宾|路|ying bin|lu,     STANDARD,  statutory, R08.same_sound,    WARNING
      迎宾|路|ying bin|lu,     FORMER,    statutory, R08.same_sound,    INFO
      迎宾|路|ying bin|lu,     CANCELLED, statutory, R11.reuse,         none
      迎贵|路|ying gui|lu,     STANDARD,  statutory, R08.same_sound,    none
      迎冰|路|ying bing|lu,    STANDARD,  statutory, R08.near_sound,    WARNING
      迎冰|路|ying bing|lu,    ALIAS,     statutory, R08.near_sound,    none
      迎冰|街|ying bing|jie,   STANDARD,  statutory, R08.near_sound,    none
      迎奔|路|ying ben|lu,     STANDARD,  statutory, R08.near_sound,    none
      迎滨|街|ying bin|jie,    STANDARD,  statutory, R08.same_specific, WARNING
      迎宾|街|ying bin|jie,    STANDARD,  statutory, R08.same_specific, WARNING
      迎滨|街|ying bin|jie,    FORMER,    statutory, R08.same_specific, none
      迎水|街|ying shui|jie,   STANDARD,  statutory, R08.same_specific, none
      新迎滨|路|xin ying bin|lu, STANDARD, statutory, R08.added_word,   WARNING
      老迎滨|路|lao ying bin|lu, STANDARD, statutory, R08.added_word,   none
      """)
  void aRivalWeighsByLikenessStandingAndScope(String rival, Standing standing, String scope, String key, String severity) {
    String[] name = rival.split("\\|");
    Case proposed = of("road", "迎滨", "路");
    proposed.statutory = scope.equals("statutory");
    proposed.rivals.add(new BorneName("R1", name[0] + name[1], name[0], Reading.of(name[2], name[3]), "road", standing, "甲路", "990121",
        SHAPES.createLineString(new Coordinate[] {new Coordinate(100, 300), new Coordinate(900, 300)}), 200));
    assertThat(severityOf(key, NamingRules.check(proposed.context()))).isEqualTo(severity);
  }

  @Test
  void aDivisionUsesNoFeatureThatIsLargerThanIt() {
    Case town = of("division", "青溪", "镇");
    town.features.add(borne("青溪", "青", "water", "990121", 0));
    assertThat(severityOf("R09.wider_feature", NamingRules.check(town.context()))).isEqualTo("WARNING");
    town.features.set(0, borne("青溪", "青", "water", "990121001", 0));
    assertThat(severityOf("R09.wider_feature", NamingRules.check(town.context()))).isEqualTo("none");
  }

  @Test
  void aFacilityIsCalledAfterItsPlace() {
    Case bridge = of("transport", "青溪", "桥");
    bridge.localNames = new ArrayList<>(List.of(borne("白石村", "白石", "committee", "990121001", 40), borne("青溪村", "青溪", "committee", "990121001", 900)));
    assertThat(severityOf("R10.local_name", NamingRules.check(bridge.context()))).isEqualTo("PASSED");
    bridge.localNames.remove(1);
    NamingFault fault = find("R10.local_name", NamingRules.check(bridge.context()));
    assertThat(fault.severity()).isEqualTo(Severity.WARNING);
    assertThat(((Cause.NotLocal) fault.cause()).nearest().name()).isEqualTo("白石村");
    bridge.localNames.clear();
    assertThat(severityOf("R10.local_name", NamingRules.check(bridge.context()))).isEqualTo("UNKNOWN");
    bridge.localNames.add(borne("溪", "溪", "water", "990121001", 10));
    assertThat(severityOf("R10.local_name", NamingRules.check(bridge.context()))).as("one character is in many names").isEqualTo("PASSED");
    Case village = of("committee", "青溪", "村");
    village.localNames = new ArrayList<>(List.of(borne("白石村", "白石", "committee", "990121001", 40)));
    assertThat(severityOf("R10.local_name", NamingRules.check(village.context()))).isEqualTo("none");
  }

  @Test
  void aProtectedNameGoesOnlyByAPlan() {
    Case renaming = of("road", "迎滨", "街");
    renaming.act = NamingAct.RENAME;
    renaming.keepsakes.add(new ProtectedName(ProtectedName.Kind.PROTECTED, "状元街", "首批地名保护名录", "县政发〔2023〕1号"));
    assertThat(severityOf("R12.protected_name", NamingRules.check(renaming.context()))).isEqualTo("ERROR");
    renaming.setAside.add(new SetAside("R12", "已研究", "officer"));
    assertThat(severityOf("R12.protected_name", NamingRules.check(renaming.context()))).as("no reason sets it aside").isEqualTo("ERROR");
    renaming.papers = Set.of("protection-plan");
    assertThat(severityOf("R12.protected_name", NamingRules.check(renaming.context()))).isEqualTo("INFO");
    renaming.act = NamingAct.EXTEND;
    assertThat(severityOf("R12.protected_name", NamingRules.check(renaming.context()))).isEqualTo("none");
    renaming.act = NamingAct.CANCEL;
    assertThat(NamingRules.check(renaming.context())).extracting(fault -> fault.rule().key()).containsExactly("R12.protected_name");
  }

  @Test
  void aHistoricNameGoesOnlyForAReason() {
    Case renaming = of("road", "迎滨", "街");
    renaming.act = NamingAct.RENAME;
    assertThat(severityOf("R12.historic_name", NamingRules.check(renaming.context()))).isEqualTo("none");
    renaming.keepsakes.add(new ProtectedName(ProtectedName.Kind.HISTORIC, "状元街", "县志", "县志"));
    assertThat(severityOf("R12.historic_name", NamingRules.check(renaming.context()))).isEqualTo("WARNING");
    renaming.setAside.add(new SetAside("R12", "原址已不存", "officer"));
    assertThat(severityOf("R12.historic_name", NamingRules.check(renaming.context()))).isEqualTo("INFO");
  }

  @Test
  void anErrorIsSetAsideOnlyWhereTheLawKnowsAnException() {
    Case company = of("road", "万达", "路");
    company.setAside.add(new SetAside("R07", "“万事通达”之意,与该企业不存在特定联系", "chen"));
    NamingFault fault = find("R07.company_name", NamingRules.check(company.context()));
    assertThat(fault.severity()).isEqualTo(Severity.INFO);
    assertThat(fault.weight()).isEqualTo(Severity.ERROR);
    assertThat(fault.setAside().by()).isEqualTo("chen");
    Case foreign = of("road", "巴黎", "路");
    foreign.setAside.add(new SetAside("R06", "与外国无关", "chen"));
    assertThat(severityOf("R06.foreign_name", NamingRules.check(foreign.context()))).isEqualTo("ERROR");
    Case ordinal = of("road", "第三", "路");
    ordinal.setAside.add(new SetAside("R11.grand_word", "另一条", "chen"));
    assertThat(severityOf("R11.bare_ordinal", NamingRules.check(ordinal.context()))).as("a reason for another check").isEqualTo("WARNING");
    ordinal.setAside.add(new SetAside("R11.bare_ordinal", "沿用", "chen"));
    assertThat(severityOf("R11.bare_ordinal", NamingRules.check(ordinal.context()))).isEqualTo("INFO");
  }

  @Test
  void theWidthOfARoadThatNobodyMeasuredIsUnknown() {
    Case road = of("road", "迎宾", "路");
    road.width = NONE;
    assertThat(severityOf("R03.fits_road", NamingRules.check(road.context()))).isEqualTo("UNKNOWN");
  }

  @Test
  void anExtensionIsHeldAgainstItsNewNeighboursButItsWordsAreNotWeighedAgain() {
    Case road = of("road", "巴黎", "路");
    road.act = NamingAct.EXTEND;
    road.rivals.add(borneRoad("巴黎", "ba li"));
    assertThat(NamingRules.check(road.context())).extracting(fault -> fault.rule().key()).containsExactly("R03.fits_road", "R08.same_name");
  }

  @Test
  void aRuleThatIsOffFindsNothing() {
    Case road = of("road", "第三", "路");
    road.without = "R11.bare_ordinal";
    assertThat(severityOf("R11.bare_ordinal", NamingRules.check(road.context()))).isEqualTo("none");
  }

  @Test
  void aRuleNeedsItsBasis() {
    assertThatThrownBy(() -> new NamingRule("R01", "two_parts", Severity.ERROR, false, NONE, " ", "", LocalDate.of(2024, 5, 1), null)).hasMessageContaining("legal basis");
  }

  /** A proposal that breaks nothing, with one thing changed by each test. */
  private static final class Case {
    private final ProposedName name;
    private NamingAct act = NamingAct.NAME;
    private double width = 40;
    private boolean statutory = true;
    private String without = "";
    private Set<String> papers = Set.of();
    private List<BorneName> localNames;
    private final List<BorneName> rivals = new ArrayList<>();
    private final List<BorneName> features = new ArrayList<>();
    private final List<ProtectedName> keepsakes = new ArrayList<>();
    private final List<SetAside> setAside = new ArrayList<>();

    Case(ProposedName name) {
      this.name = name;
    }

    NamingContext context() {
      var town = new ScopeArea("B1", "城区", ScopeArea.Kind.BUILT_UP, SHAPES.toGeometry(new Envelope(0, 2000, 0, 2000)));
      var scope = statutory ? NamingScope.ofBuiltUpAreas(name.place(), List.of(town), null)
          : NamingScope.ofBuiltUpAreas(name.place(), List.of(), new ScopeArea("990121", "青禾县", ScopeArea.Kind.DIVISION, SHAPES.toGeometry(new Envelope(0, 9000, 0, 9000))));
      List<NamingRule> rules = RULES.entrySet().stream().filter(rule -> !rule.getKey().equals(without)).map(rule -> new NamingRule(rule.getKey().substring(0, 3),
          rule.getKey().substring(4), Severity.valueOf(rule.getValue().replace("?", "")), rule.getValue().endsWith("?"), NONE, "依据", "", LocalDate.of(2022, 5, 1), null)).toList();
      var near = new NearSounds(List.of(new NearSounds.Pair(NearSounds.Part.RIME, "in", "ing")));
      return new NamingContext(act, name, "990121001", null, width, scope, new RulesInForce(rules), GENERICS.get(name.nameClass()),
          c -> !RARE.contains(Character.toString(c)), WORDS, List.of("新", "大"), near, rivals, features, localNames, keepsakes, papers, setAside);
    }
  }

  private static Case of(String nameClass, String specific, String generic) {
    boolean road = nameClass.equals("road");
    var place = road ? SHAPES.createLineString(new Coordinate[] {new Coordinate(100, 100), new Coordinate(1300, 100)}) : SHAPES.createPoint(new Coordinate(100, 100));
    return new Case(new ProposedName(specific, generic, Reading.of("ying bin", "lu"), nameClass, place));
  }

  private static BorneName borne(String name, String specific, String nameClass, String division, double metres) {
    return new BorneName("P" + name, name, specific, Reading.of("x", "y"), nameClass, Standing.STANDARD, name, division, null, metres);
  }

  private static BorneName borneRoad(String specific, String sound) {
    return new BorneName("R9", specific + "路", specific, Reading.of(sound, "lu"), "road", Standing.STANDARD, specific + "路", "990121",
        SHAPES.createLineString(new Coordinate[] {new Coordinate(100, 300), new Coordinate(900, 300)}), 200);
  }

  private static ListedWord word(ListedWord.Kind kind, String word, ListedWord.Match match) {
    return new ListedWord(kind, word, match, null);
  }

  private static GenericWordRule generic(String word, double minWidth, double maxWidth, double minLength) {
    return new GenericWordRule(word, minWidth, maxWidth, minLength, NONE, Set.of(), "依据");
  }

  private static NamingFault find(String key, List<NamingFault> faults) {
    return faults.stream().filter(fault -> fault.rule().key().equals(key)).findFirst().orElse(null);
  }

  private static String severityOf(String key, List<NamingFault> faults) {
    NamingFault fault = find(key, faults);
    return fault == null ? "none" : fault.severity().name();
  }
}
