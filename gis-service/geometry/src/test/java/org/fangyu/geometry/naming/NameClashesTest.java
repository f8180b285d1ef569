package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fangyu.geometry.naming.Drawn.road;

import java.util.List;
import java.util.Optional;
import org.fangyu.geometry.naming.NameClash.Likeness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
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
  private static final NamingScope SCOPE = NamingScope.of(ROAD, List.of(TOWN, OTHER), null);
  private static final List<String> ADDED = List.of("新", "大", "青禾");
  private static final ProposedName WELCOME = new ProposedName("迎滨", "大道", "yingbindadao", "yingbin", ROAD);

  @Test
  void theSameNameInTheSameTownIsAnError() {
    var clash = only(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(800, 1000, 1500, 1000)));
    assertThat(clash.likeness()).isEqualTo(Likeness.SAME_NAME);
    assertThat(clash.weight()).isEqualTo(Weight.ERROR);
    assertThat(clash.distanceMetres()).isEqualTo(300);
    assertThat(clash.scope()).isEqualTo(TOWN);
    assertThat(clash.mayBeProlonged()).isFalse();
  }

  @Test
  void theSameSoundInOtherCharactersIsAWarning() {
    var clash = only(rival("迎宾", "大道", "yingbin", "dadao", Standing.STANDARD, road(0, 1900, 500, 1900)));
    assertThat(clash.likeness()).isEqualTo(Likeness.SAME_SOUND);
    assertThat(clash.weight()).isEqualTo(Weight.WARNING);
    assertThat(clash.distanceMetres()).isEqualTo(900);
  }

  @Test
  void oneOtherSyllableIsNoClash() {
    assertThat(clashes(rival("迎冰", "大道", "yingbing", "dadao", Standing.STANDARD, road(0, 1900, 500, 1900)))).isEmpty();
  }

  @Test
  void theSameNameInTheNextTownIsNoClash() {
    assertThat(clashes(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(2100, 1000, 2500, 1000)))).isEmpty();
  }

  @Test
  void aRivalThatEntersTheTownByTwoMetresClashesAndByHalfAMetreNot() {
    assertThat(clashes(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(1998, 1000, 2500, 1000)))).hasSize(1);
    assertThat(clashes(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(1999.5, 1000, 2500, 1000)))).isEmpty();
  }

  @Test
  void aRoadThroughTwoTownsIsComparedInBoth() {
    var through = road(1500, 1000, 2600, 1000);
    var scope = NamingScope.of(through, List.of(TOWN, OTHER), null);
    var proposed = new ProposedName("迎滨", "大道", "yingbindadao", "yingbin", through);
    var clashes = NameClashes.find(proposed, scope, List.of(
        rival("迎宾", "大道", "yingbin", "dadao", Standing.STANDARD, road(100, 100, 900, 100)),
        rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(3000, 100, 3900, 100))), ADDED);
    assertThat(clashes).extracting(c -> c.scope().id()).containsExactly("云岭城区", "青禾城区");
  }

  @Test
  void theSpecificPartIsComparedByItself() {
    assertThat(only(rival("迎滨", "路", "yingbin", "lu", Standing.STANDARD, road(9, 9, 99, 9))).likeness())
        .isEqualTo(Likeness.SAME_SPECIFIC);
    var sound = only(rival("迎宾", "路", "yingbin", "lu", Standing.STANDARD, road(9, 9, 99, 9)));
    assertThat(sound.likeness()).isEqualTo(Likeness.SAME_SPECIFIC_SOUND);
    assertThat(sound.weight()).isEqualTo(Weight.WARNING);
  }

  @ParameterizedTest
  @CsvSource({"新迎滨", "大迎滨", "青禾迎滨"})
  void anAddedWordDoesNotMakeAnotherName(String specific) {
    assertThat(only(rival(specific, "大道", "xyingbin", "dadao", Standing.STANDARD, road(9, 9, 99, 9))).likeness())
        .isEqualTo(Likeness.ADDED_WORD);
  }

  @Test
  void anAddedWordWithAnotherGenericOrInTheMiddleIsAnotherName() {
    assertThat(clashes(rival("新迎滨", "路", "xinyingbin", "lu", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
    assertThat(clashes(rival("迎新滨", "大道", "yingxinbin", "dadao", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
    assertThat(clashes(rival("老迎滨", "大道", "laoyingbin", "dadao", Standing.STANDARD, road(9, 9, 99, 9)))).isEmpty();
  }

  @Test
  void aPendingNameWeighsLikeAStandardOneAndAFormerNameLess() {
    assertThat(only(rival("迎滨", "大道", "yingbin", "dadao", Standing.PENDING, ROAD)).weight()).isEqualTo(Weight.ERROR);
    assertThat(only(rival("迎滨", "大道", "yingbin", "dadao", Standing.FORMER, ROAD)).weight()).isEqualTo(Weight.WARNING);
    assertThat(only(rival("迎滨", "大道", "yingbin", "dadao", Standing.CANCELLED, ROAD)).weight()).isEqualTo(Weight.WARNING);
    assertThat(only(rival("迎宾", "大道", "yingbin", "dadao", Standing.ALIAS, ROAD)).weight()).isEqualTo(Weight.INFO);
    assertThat(clashes(rival("迎宾", "大道", "yingbin", "dadao", Standing.CANCELLED, ROAD))).isEmpty();
    assertThat(clashes(rival("迎滨", "路", "yingbin", "lu", Standing.FORMER, ROAD))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Likeness.class)
  void outsideTownsNothingIsAnError(Likeness likeness) {
    for (Standing standing : Standing.values()) {
      assertThat(NameClashes.weight(likeness, standing, true)).isNotEqualTo(Optional.of(Weight.ERROR));
    }
  }

  @Test
  void stretchesOfOneRoadCountOnceAsTheNearestAndTheGravestComesFirst() {
    var clashes = clashes(
        rival("迎宾", "大道", "yingbin", "dadao", Standing.STANDARD, road(0, 1900, 500, 1900)),
        rival("迎宾", "大道", "yingbin", "dadao", Standing.STANDARD, road(0, 1200, 500, 1200)),
        rival("迎滨", "大道", "yingbin", "dadao", Standing.PENDING, road(0, 100, 500, 100)));
    assertThat(clashes).extracting(NameClash::likeness).containsExactly(Likeness.SAME_NAME, Likeness.SAME_SOUND);
    assertThat(clashes).extracting(NameClash::distanceMetres).containsExactly(900.0, 200.0);
  }

  @Test
  void theSameNameOnARoadThatTouchesMayBeTheSameRoad() {
    assertThat(only(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(500, 1000, 900, 1000))).mayBeProlonged()).isTrue();
    assertThat(only(rival("迎滨", "大道", "yingbin", "dadao", Standing.STANDARD, road(502, 1000, 900, 1000))).mayBeProlonged()).isFalse();
  }

  @Test
  void aNameMustHaveBothParts() {
    assertThatThrownBy(() -> new ProposedName("", "大道", "dadao", "", ROAD)).hasMessageContaining("specific");
    assertThatThrownBy(() -> new ProposedName("迎宾", " ", "yingbin", "yingbin", ROAD)).hasMessageContaining("generic");
  }

  private static NameClash only(NamedRoad rival) {
    var clashes = clashes(rival);
    assertThat(clashes).hasSize(1);
    return clashes.get(0);
  }

  private static List<NameClash> clashes(NamedRoad... rivals) {
    return NameClashes.find(WELCOME, SCOPE, List.of(rivals), ADDED);
  }

  private static NamedRoad rival(String specific, String generic, String specificSound, String genericSound,
      Standing standing, Geometry line) {
    return new NamedRoad("R" + line.hashCode(), specific + generic, specific, specificSound + genericSound, specificSound,
        standing, specific + generic, line);
  }
}
