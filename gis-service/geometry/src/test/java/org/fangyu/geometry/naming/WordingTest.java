package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fangyu.geometry.naming.Wording.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  private static final List<String> GENERICS = List.of("大道", "大街", "路", "街", "巷", "弄", "里");

  @ParameterizedTest
  @CsvSource({"ABC, NOT_CHINESE, ABC", "迎宾-1, NOT_CHINESE, -1", "迎宾路, STACKED_GENERIC, 路", "迎宾大街, STACKED_GENERIC, 大街",
      "一, BARE_ORDINAL, 一", "第三, BARE_ORDINAL, 第三", "十二, BARE_ORDINAL, 十二"})
  void findsWhatIsWrong(String specific, Kind kind, String part) {
    assertThat(Wording.faults(specific, GENERICS)).contains(new Wording.Fault(kind, part));
  }

  @ParameterizedTest
  @ValueSource(strings = {"迎宾", "五一", "九一八", "三元", "邻里", "马路", "中山", "一品", "𠮷祥", "万里"})
  void leavesAloneWhatOnlyLooksSo(String specific) {
    assertThat(Wording.faults(specific, GENERICS)).isEmpty();
  }

  @Test
  void theRareCharactersAreNamedOnce() {
    assertThat(Wording.rare("龘龘迎A", c -> c == '迎')).isEqualTo("龘");
    assertThat(Wording.rare("迎迎", c -> c == '迎')).isEmpty();
  }
}
