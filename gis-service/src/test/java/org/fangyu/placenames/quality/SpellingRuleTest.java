package org.fangyu.placenames.quality;

import static org.assertj.core.api.Assertions.assertThat;

import org.fangyu.romanisation.NameParts;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingRuleTest {

  /** Each rule of 1984 that a spelling can break, and one that just does not. */
  @ParameterizedTest
  @CsvSource({
      "迎宾, 大道, Yíngbīn Dàdào, false, right",
      "迎宾, 大道, Yíngbīndàdào, false, Yíngbīn Dàdào",
      "迎宾, 大道, yíngbīn dàdào, false, Yíngbīn Dàdào",
      "长安, 街, Cháng'ān Jiē, false, right",
      "长安, 街, Chángān Jiē, false, Cháng'ān Jiē",
      "长安, 街, Cháng'ān Lù, false, Cháng'ān Jiē",
      "二, 马路, 2 Mǎlù, false, right",
      "二, 马路, Èr Mǎlù, true, 2 Mǎlù",
      "大埗, 路, Dàbù Lù, true, right",
      "景山后, 街, Jǐngshānhòu Jiē, true, right"})
  void whatDoesNotRegenerateIsToldWithWhatItShouldBe(String specific, String generic, String pinyin, boolean reviewed, String expected) {
    assertThat(SpellingRule.fault(NameParts.of(specific, generic, true, null), pinyin, reviewed).orElse("right")).isEqualTo(expected);
  }
}
