package org.fangyu.placenames.collection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.geometry.naming.NearSounds.Pair;
import org.fangyu.geometry.naming.NearSounds.Part;
import org.fangyu.placenames.collection.Duplicates.Neighbour;
import org.fangyu.placenames.collection.Duplicates.Reach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What may be the same as a collected name, without a database. */
class DuplicatesTest {
  private static final NearSounds NEAR = new NearSounds(List.of(new Pair(Part.ONSET, "n", "l"), new Pair(Part.ONSET, "zh", "z"), new Pair(Part.ONSET, "sh", "s"), new Pair(Part.RIME, "in", "ing"), new Pair(Part.SYLLABLE, "hu", "fu")));
  private static final Reach REACH = new Reach(150, 5000, NEAR);

  /** Each reason just holds, and just does not. */
  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      # name, heard; the other: name, spelled, class, metres; why
      王家庄, -, 李家坪, -, settlement, 150, same-place
      王家庄, -, 李家坪, -, settlement, 151, -
      王家庄, -, 李家坪, -, water, 10, -
      王家庄, -, 李家坪, -, -, 10, -
      王家庄, -, 王家庄, -, water, 5000, same-name
      王家庄, -, 王家庄, -, water, 5001, -
      王家庄, -, 王家庄村, -, settlement, 3000, same-name
      王家庄, -, 汪家庄, -, settlement, 3000, same-sound
      王家庄村, -, 汪家庄, -, settlement, 3000, same-sound
      宁家坪, -, 林家坪, -, settlement, 3000, near-sound
      沙坪, -, 山坪, -, settlement, 3000, -
      樟树湾, -, 脏书湾, -, settlement, 3000, near-sound
      樟树湾, -, 赞书湾, -, settlement, 3000, -
      湖塘, -, 福堂, -, settlement, 3000, near-sound
      石塘, Sìtáng, 四塘, Sìtáng, settlement, 3000, same-sound
      石塘, Sìtáng, 寺塘, -, settlement, 3000, same-sound
      西安, -, 仙, -, settlement, 3000, -
      王家庄, -, 王家庄, -, settlement, 100, same-place same-name
      """)
  void aNameMayBeTheSameByPlaceByNameAndBySound(String name, String heard, String other, String spelled, String placeClass, double metres, String why) {
    var found = Duplicates.of(collected(name, heard), List.of(new Neighbour("place", "P1", other, other, spelled, placeClass, metres)), REACH, new HashMap<>());
    assertThat(found.stream().flatMap(one -> one.why().stream()).toList()).isEqualTo(why == null ? List.of() : List.of(why.split(" ")));
  }

  @Test
  void aRuleOfZeroIsSwitchedOff() {
    var near = new Neighbour("place", "P1", "林家坪", "林家坪", null, "settlement", 10);
    assertThat(Duplicates.of(collected("宁家坪", null), List.of(near), new Reach(0, 5000, NearSounds.NONE), new HashMap<>())).isEmpty();
    assertThat(Duplicates.of(collected("宁家坪", null), List.of(near), new Reach(0, 0, NEAR), new HashMap<>())).isEmpty();
  }

  @Test
  void aRecordIsToldOnceByTheNameThatSaysMostAndTheOneThatIsMeantIsNotTold() {
    var name = new Neighbour("place", "P1", "李家坪", "李家坪", null, "settlement", 20);
    var alias = new Neighbour("place", "P1", "王家庄", "李家坪", null, "settlement", 20);
    var road = new Neighbour("road", "R1", "王家庄", "王家庄", null, null, 0);
    var found = Duplicates.of(collected("王家庄", null), List.of(name, alias, road), REACH, new HashMap<>());
    assertThat(found).extracting(Duplicates.Duplicate::code).containsExactly("R1", "P1");
    assertThat(found.get(1).name()).isEqualTo("王家庄");
    assertThat(Duplicates.of(about("王家庄", "road", "R1"), List.of(road), REACH, new HashMap<>())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", value = {"王家庄, -, false, 王家, 庄", "青龙自然村, -, false, 青龙, 自然村", "后头路, -, true, 后头, 路", "后头, -, true, 后头, -", "村, -, false, 村, -", "石子塆, 子塆, false, 石, 子塆", "大石头, -, false, 大石头, -"})
  void aNameFallsIntoItsParts(String name, String given, boolean road, String specific, String generic) {
    assertThat(NameSplit.of(name, given, road)).isEqualTo(new NameSplit(specific, generic));
  }

  private static Collected collected(String name, String heard) {
    return new Collected("c", "990121", name, null, "settlement", null, null, null, null, null, heard, null, "open", null, null, null, "", OffsetDateTime.MIN, OffsetDateTime.MIN, "", 1, List.of(123.0, 29.0));
  }

  private static Collected about(String name, String register, String code) {
    return new Collected("c", "990121", name, null, "settlement", register, code, null, null, null, null, null, "open", null, null, null, "", OffsetDateTime.MIN, OffsetDateTime.MIN, "", 1, List.of(123.0, 29.0));
  }
}
