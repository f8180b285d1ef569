package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fangyu.geometry.naming.Drawn.road;

import java.util.List;
import org.fangyu.geometry.naming.NameClash.Likeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;

class NameClashesTest {

  //   0            2000          4000   east
  //   +--------------+--------------+   2000
  //   |     town     |    other     |
  //   |  == new ==   |              |   1000 (0..500)
  //   +--------------+--------------+   0
  private static final ScopeArea TOWN = Drawn.town("青禾城区", 0, 0, 2000, 2000);
  private static final ScopeArea OTHER = Drawn.town("云岭城区", 2000, 0, 4000, 2000);
  private static final Geometry ROAD = road(0, 1000, 500, 1000);
  private static final NamingScope SCOPE = NamingScope.ofBuiltUpAreas(ROAD, List.of(TOWN, OTHER), null);
  private static final List<NearSounds.Pair> DIALECT_PAIRS = List.of(new NearSounds.Pair(NearSounds.Part.ONSET, "n", "l"),
      new NearSounds.Pair(NearSounds.Part.RIME, "in", "ing"));
  private static final NearSounds DIALECT = new NearSounds(DIALECT_PAIRS);
  private static final List<String> ADDED = List.of("新", "大", "青禾");
  private static final ProposedName WELCOME = new ProposedName("迎滨", "大道", Reading.of("ying bin", "da dao"), "road", ROAD);

  @Test
  void theSameNameInTheSameTownIsAnError() {
    var clash = only(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(800, 1000, 1500, 1000)));
    assertThat(clash.likeness()).isEqualTo(Likeness.SAME_NAME);
    assertThat(clash.rival().distanceMetres()).isEqualTo(300);
    assertThat(clash.scope()).isEqualTo(TOWN);
    assertThat(clash.mayBeProlonged()).isFalse();
  }

  @Test
  void theSameSoundInOtherCharactersIsAWarning() {
    var clash = only(rival("迎宾", "大道", "ying bin", "da dao", Standing.STANDARD, road(0, 1900, 500, 1900)));
    assertThat(clash.likeness()).isEqualTo(Likeness.SAME_SOUND);
    assertThat(clash.rival().distanceMetres()).isEqualTo(900);
  }

  @Test
  void oneOtherSyllableIsNoClash() {
    assertThat(clashes(rival("迎冰", "大道", "ying bing", "da dao", Standing.STANDARD, road(0, 1900, 500, 1900)))).isEmpty();
  }

  @Test
  void theSameNameInTheNextTownIsNoClash() {
    assertThat(clashes(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(2100, 1000, 2500, 1000)))).isEmpty();
  }

  @Test
  void aRivalThatEntersTheTownByTwoMetresClashesAndByHalfAMetreNot() {
    assertThat(clashes(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(1998, 1000, 2500, 1000)))).hasSize(1);
    assertThat(clashes(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(1999.5, 1000, 2500, 1000)))).isEmpty();
  }

  @Test
  void aRoadThroughTwoTownsIsComparedInBoth() {
    var through = road(1500, 1000, 2600, 1000);
    var scope = NamingScope.ofBuiltUpAreas(through, List.of(TOWN, OTHER), null);
    var proposed = new ProposedName("迎滨", "大道", Reading.of("ying bin", "da dao"), "road", through);
    var clashes = NameClashes.find(proposed, scope, List.of(
        rival("迎宾", "大道", "ying bin", "da dao", Standing.STANDARD, road(100, 100, 900, 100)),
        rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(3000, 100, 3900, 100))), ADDED, NearSounds.NONE);
    assertThat(clashes).extracting(c -> c.scope().code()).containsExactly("云岭城区", "青禾城区");
  }

  @Test
  void theSpecificPartIsComparedByItself() {
    assertThat(only(rival("迎滨", "路", "ying bin", "lu", Standing.STANDARD, road(9, 9, 99, 9))).likeness())
        .isEqualTo(Likeness.SAME_SPECIFIC);
    var sound = only(rival("迎宾", "路", "ying bin", "lu", Standing.STANDARD, road(9, 9, 99, 9)));
    assertThat(sound.likeness()).isEqualTo(Likeness.SAME_SPECIFIC_SOUND);
  }

  @ParameterizedTest
  @CsvSource({"新迎滨", "大迎滨", "青禾迎滨"})
  void anAddedWordDoesNotMakeAnotherName(String specific) {
    assertThat(only(rival(specific, "大道", "x ying bin", "da dao", Standing.STANDARD, road(9, 9, 99, 9))).likeness())
        .isEqualTo(Likeness.ADDED_WORD);
  }

  @Test
  void anAddedWordWithAnotherGenericOrInTheMiddleIsAnotherName() {
    assertThat(clashes(rival("新迎滨", "路", "xin ying bin", "lu", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
    assertThat(clashes(rival("迎新滨", "大道", "ying xin bin", "da dao", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
    assertThat(clashes(rival("老迎滨", "大道", "lao ying bin", "da dao", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
  }

  @Test
  void stretchesOfOneRoadCountOnceAsTheNearestAndTheGravestComesFirst() {
    var clashes = clashes(
        rival("迎宾", "大道", "ying bin", "da dao", Standing.STANDARD, road(0, 1900, 500, 1900)),
        rival("迎宾", "大道", "ying bin", "da dao", Standing.STANDARD, road(0, 1200, 500, 1200)),
        rival("迎滨", "大道", "ying bin", "da dao", Standing.PENDING, road(0, 100, 500, 100)));
    assertThat(clashes).extracting(NameClash::likeness).containsExactly(Likeness.SAME_NAME, Likeness.SAME_SOUND);
    assertThat(clashes).extracting(c -> c.rival().distanceMetres()).containsExactly(900.0, 200.0);
  }

  @Test
  void theSameNameOnARoadThatTouchesMayBeTheSameRoad() {
    assertThat(only(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(500, 1000, 900, 1000))).mayBeProlonged()).isTrue();
    assertThat(only(rival("迎滨", "大道", "ying bin", "da dao", Standing.STANDARD, road(502, 1000, 900, 1000))).mayBeProlonged()).isFalse();
  }

  @Test
  void aNameMustHaveBothPartsAndAPlaceOnlyTheSpecific() {
    var reading = Reading.of("ying bin", "");
    assertThatThrownBy(() -> new ProposedName("", "大道", reading, "road", ROAD)).hasMessageContaining("specific");
    assertThatThrownBy(() -> new ProposedName("迎宾", " ", reading, "road", ROAD)).hasMessageContaining("generic");
    assertThat(new ProposedName("迎宾", "", reading, "settlement", ROAD).name()).isEqualTo("迎宾");
  }

  @Test
  void soundsOfTheDialectAreNearOnlyWhereTheyAreSwitchedOn() {
    var rival = rival("林兰", "大道", "lin lan", "da dao", Standing.STANDARD, road(9, 9, 99, 9));
    var proposed = new ProposedName("宁南", "大道", Reading.of("ning nan", "da dao"), "road", ROAD);
    assertThat(NameClashes.likeness(proposed, rival, ADDED, DIALECT)).contains(Likeness.NEAR_SOUND);
    assertThat(NameClashes.likeness(proposed, rival, ADDED, new NearSounds(List.of(DIALECT_PAIRS.get(0))))).isEmpty();
    var street = rival("林兰", "街", "lin lan", "jie", Standing.STANDARD, road(9, 9, 99, 9));
    assertThat(NameClashes.likeness(proposed, street, ADDED, DIALECT)).isEmpty();
  }

  private static NameClash only(BorneName rival) {
    var clashes = clashes(rival);
    assertThat(clashes).hasSize(1);
    return clashes.get(0);
  }

  private static List<NameClash> clashes(BorneName... rivals) {
    return NameClashes.find(WELCOME, SCOPE, List.of(rivals), ADDED, NearSounds.NONE);
  }

  private static BorneName rival(String specific, String generic, String specificSound, String genericSound,
      Standing standing, Geometry line) {
    return new BorneName("R" + line.hashCode(), specific + generic, specific, Reading.of(specificSound, genericSound), "road",
        standing, specific + generic, "990121", line, ROAD.distance(line));
  }
}
