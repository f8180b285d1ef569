package org.fangyu.placenames.divisions.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.placenames.divisions.plan.Item.Act;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * A county of 60 × 30 units with three townships side by side, the first with two villages. A degree counts as 1,000 m.
 * <pre>
 *  30 +---------+---------+---------+
 *     |  v201   |         |         |
 *  15 +---------+  t101   |  t200   |
 *     |  v202   |  南溪镇  |  云岭乡  |
 *   0 +---------+---------+---------+
 *     0  t100   20        40        60
 *        东山镇
 * </pre>
 */
class PlannerTest {
  private static final GeometryFactory FACTORY = new GeometryFactory();
  private static final LocalDate DAY = LocalDate.of(2027, 1, 1);
  private static final Plane PLANE = new Plane(degrees -> AffineTransformation.scaleInstance(1000, 1000).transform(degrees), metres -> AffineTransformation.scaleInstance(0.001, 0.001).transform(metres));

  private final List<Division> standing = new ArrayList<>();
  private final List<Item> items = new ArrayList<>();
  private final Set<String> issued = new java.util.HashSet<>();

  @BeforeEach
  void county() {
    stands("990121", "青禾县", "county", "990100", 0, 0, 60, 30);
    stands("990121100", "东山镇", "township", "990121", 0, 0, 20, 30);
    stands("990121101", "南溪镇", "township", "990121", 20, 0, 40, 30);
    stands("990121200", "云岭乡", "township", "990121", 40, 0, 60, 30);
    stands("990121100201", "上村", "village", "990121100", 0, 15, 20, 30);
    stands("990121100202", "下村", "village", "990121100", 0, 0, 20, 15);
  }

  @Test
  void aNewNameChangesNothingButTheName() {
    rename("990121100", "东岭镇", "Dōnglǐng Zhèn");
    Plan plan = plan();
    assertThat(faults(plan)).isEmpty();
    assertThat(changed(plan)).containsExactly("990121100 东岭镇");
    assertThat(plan.codes()).containsEntry("990121100", "990121100");
  }

  @Test
  void childrenTakeTheirOwnLastDigitsUnderTheNewCode() {
    add(Act.RECODE, "990121100", "990121102", null, null, null);
    Plan plan = plan();
    assertThat(faults(plan)).isEmpty();
    assertThat(changed(plan)).containsExactly("990121102 东山镇", "990121102201 上村", "990121102202 下村");
    assertThat(plan.after()).filteredOn(one -> one.code().equals("990121102201")).first().extracting(After::parentCode).isEqualTo("990121102");
  }

  @Test
  void aCountysNewCodeReachesItsVillages() {
    add(Act.RECODE, "990121", "990181", null, null, null);
    assertThat(plan().codes()).containsEntry("990121100202", "990181100202").containsEntry("990121200", "990181200");
  }

  @Test
  void groundGoesFromOneTownshipToTheOtherWithTheVillageOnIt() {
    redraw("990121100", 0, 0, 20, 15);
    add(Act.REDRAW, "990121101", null, null, null, box(20, 0, 40, 30).union(box(0, 15, 20, 30)));
    Plan plan = plan();
    assertThat(faults(plan)).isEmpty();
    assertThat(plan.pieces()).extracting(piece -> piece.from() + ">" + piece.to() + " " + Math.round(piece.areaSquareMetres() / 1e6)).containsExactly("990121100>990121101 300");
    assertThat(plan.codes()).containsEntry("990121100201", "990121101201").containsEntry("990121100202", "990121100202");
  }

  @Test
  void gapsAndOverlapsForbidAndSayWhere() {
    redraw("990121101", 20, 0, 38, 30);
    assertThat(faults(plan())).containsExactly("gap");
    items.clear();
    redraw("990121101", 20, 0, 42, 30);
    Plan plan = plan();
    assertThat(faults(plan)).containsExactly("overlap");
    assertThat(plan.faults().get(0).where().getEnvelopeInternal()).isEqualTo(new Envelope(40, 42, 0, 30));
  }

  @Test
  void aFaultThatWasThereBeforeIsNotTheChanges() {
    standing.removeIf(one -> one.code().equals("990121200"));
    stands("990121200", "云岭乡", "township", "990121", 41, 0, 60, 30);
    add(Act.RENAME, "990121200", null, "云岭镇", "Yúnlǐng Zhèn", null);
    redraw("990121200", 41, 0, 60, 30);
    assertThat(plan().faults()).filteredOn(Fault::forbids).isEmpty();
  }

  @Test
  void aVillageOnBothSidesOfTheNewBorderIsNamed() {
    redraw("990121100", 0, 0, 20, 20);
    add(Act.REDRAW, "990121101", null, null, null, box(20, 0, 40, 30).union(box(0, 20, 20, 30)));
    assertThat(plan().faults()).extracting(Fault::rule, Fault::offender).containsExactly(org.assertj.core.groups.Tuple.tuple("child-across", "990121100201"));
  }

  @Test
  void whatIsAbolishedLeavesItsGroundAndItsVillagesToItsSuccessor() {
    add(Act.ABOLISH, "990121100", null, null, "990121101", null);
    Plan plan = plan();
    assertThat(faults(plan)).isEmpty();
    assertThat(plan.abolished()).extracting(Division::code).containsExactly("990121100");
    assertThat(plan.codes()).containsEntry("990121100", "990121101").containsEntry("990121100201", "990121101201");
    assertThat(plan.after()).filteredOn(one -> one.code().equals("990121101")).first().satisfies(one -> assertThat(one.geometry().getArea()).isEqualTo(1200));
  }

  @Test
  void aNewTownshipTakesWhatItsNeighbourGivesUp() {
    redraw("990121200", 50, 0, 60, 30);
    items.add(new Item(2, Act.CREATE, null, "990121201", "白石乡", new Item.Spelling("Báishí Xiāng", "", ""), Level.TOWNSHIP, "990121", null, box(40, 0, 50, 30), "x"));
    Plan plan = plan();
    assertThat(faults(plan)).isEmpty();
    assertThat(plan.pieces()).extracting(Piece::to).containsExactly("990121201");
  }

  @ParameterizedTest
  @CsvSource({"99012199,code-shape", "990122102,code-shape", "990121000,code-shape", "990121101,code-taken", "990121150,code-used", "990121007,code-kind"})
  void aCodeHasTheShapeOfItsLevelTheBeginningOfItsParentAndIsGivenOnce(String code, String rule) {
    issued.addAll(Set.of("990121101", "990121150"));
    add(Act.RECODE, "990121100", code, null, null, null);
    assertThat(plan().faults()).extracting(Fault::rule).contains(rule);
  }

  @Test
  void aNameIsGivenOnceAndWhatSoundsAlikeIsToBeWeighed() {
    rename("990121100", "南溪镇", "Nánxī Zhèn");
    assertThat(faults(plan())).containsExactly("name-taken");
    items.clear();
    rename("990121100", "南曦镇", "Nánxī Zhèn");
    assertThat(plan().faults()).extracting(Fault::rule, Fault::forbids).containsExactly(org.assertj.core.groups.Tuple.tuple("name-sounds", false));
  }

  @Test
  void itTakesEffectAfterEveryVersionThatStands() {
    rename("990121100", "东岭镇", "Dōnglǐng Zhèn");
    assertThat(faults(plan(LocalDate.of(2020, 1, 1)))).containsExactly("later-version");
    assertThat(faults(plan(LocalDate.of(2020, 1, 2)))).isEmpty();
    assertThat(faults(plan(null))).containsExactly("no-day");
  }

  @Test
  void whatIsNotThereOrGoesNowhereIsSaid() {
    rename("990121109", "东岭镇", "Dōnglǐng Zhèn");
    add(Act.ABOLISH, "990121100", null, null, "990121101", null);
    add(Act.ABOLISH, "990121101", null, null, "990121100", null);
    assertThat(faults(plan())).contains("unknown-division", "unknown-successor");
    items.clear();
    assertThat(faults(plan())).containsExactly("no-items");
  }

  private void stands(String code, String name, String level, String parent, double west, double south, double east, double north) {
    standing.add(new Division(standing.size(), code, name, level, parent, code.equals("990121101") ? "Nánxī Zhèn" : null, LocalDate.of(2020, 1, 1), null, box(west, south, east, north)));
  }

  private static Geometry box(double west, double south, double east, double north) {
    return FACTORY.toGeometry(new Envelope(west, east, south, north));
  }

  private void rename(String code, String name, String pinyin) {
    add(Act.RENAME, code, null, name, pinyin, null);
  }

  private void redraw(String code, double west, double south, double east, double north) {
    add(Act.REDRAW, code, null, null, null, box(west, south, east, north));
  }

  private void add(Act act, String code, String newCode, String name, String pinyinOrInto, Geometry geometry) {
    boolean abolish = act == Act.ABOLISH;
    items.add(new Item(items.size() + 1, act, code, newCode, name, abolish || pinyinOrInto == null ? null : new Item.Spelling(pinyinOrInto, "", ""), null, null, abolish ? pinyinOrInto : null, geometry, "x"));
  }

  private Plan plan() {
    return plan(DAY);
  }

  private Plan plan(LocalDate day) {
    return Planner.plan(new Planner.Question(standing, items, day, issued, PLANE, 0.05));
  }

  private static List<String> faults(Plan plan) {
    return plan.faults().stream().filter(Fault::forbids).map(Fault::rule).collect(Collectors.toList());
  }

  private static List<String> changed(Plan plan) {
    return plan.after().stream().filter(After::changed).map(one -> one.code() + " " + one.name()).toList();
  }
}
