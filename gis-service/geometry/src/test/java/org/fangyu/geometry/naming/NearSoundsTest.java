package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.fangyu.geometry.naming.NearSounds.Pair;
import org.fangyu.geometry.naming.NearSounds.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearSoundsTest {

  private static final NearSounds ALL = new NearSounds(List.of(new Pair(Part.ONSET, "n", "l"), new Pair(Part.ONSET, "r", "l"), new Pair(Part.ONSET, "zh", "z"),
      new Pair(Part.ONSET, "ch", "c"), new Pair(Part.ONSET, "sh", "s"), new Pair(Part.RIME, "in", "ing"), new Pair(Part.RIME, "en", "eng"),
      new Pair(Part.RIME, "an", "ang"), new Pair(Part.SYLLABLE, "fang", "huang")));

  @ParameterizedTest
  @CsvSource({"nan, lan, true", "ran, lan, true", "ran, nan, false", "zhong, zong, true", "cheng, cen, true", "shan, sang, true", "xin, xing, true",
      "guang, guan, true", "huang, fang, true", "huang, fan, false", "lan, lan, false", "mei, bei, false", "an, ang, true", "nv, lv, true", "ying, yin, true"})
  void syllablesAreNearByTheirParts(String one, String other, boolean near) {
    assertThat(ALL.near(List.of("he", one), List.of("he", other))).isEqualTo(near);
    assertThat(ALL.near(List.of("he", other), List.of("he", one))).isEqualTo(near);
    assertThat(ALL.variants(List.of("he", one)).contains("he" + other)).isEqualTo(near);
  }

  @Test
  void anotherNumberOfSyllablesIsNeverNear() {
    assertThat(ALL.near(List.of("xi", "an"), List.of("xian"))).isFalse();
    assertThat(new NearSounds(List.of()).near(List.of("nan"), List.of("lan"))).isFalse();
  }

  @Test
  void aLongNameIsLookedUpWithOneSyllableChangedAtATime() {
    List<String> long8 = Collections.nCopies(8, "shan");
    assertThat(ALL.variants(long8)).hasSize(8 * 3).contains("san" + "shan".repeat(7));
    assertThat(ALL.variants(List.of("shan", "shan"))).hasSize(15);
  }

  @Test
  void aPairNeedsTwoSounds() {
    assertThatThrownBy(() -> new Pair(Part.ONSET, "n", "n")).hasMessageContaining("'n' and 'n'");
  }
}
