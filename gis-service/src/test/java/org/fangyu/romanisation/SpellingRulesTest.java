package org.fangyu.romanisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fangyu.romanisation.Syllable.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The twelve rules of 1984, each by the examples that it gives itself, and readings learnt and given. */
class SpellingRulesTest {

  /** What kind of thing it is: r a road, s a settlement, n nature, d a division, o something else. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      1, 长安, 街, r, Cháng'ān Jiē
      1, 密云, 水库, n, Mìyún Shuǐkù
      1, 太, 湖, n, Tài Hú
      1, 友谊, 乡, d, Yǒuyì Xiāng
      1, 西藏, 自治区, d, Xīzàng Zìzhìqū
      1, 门框, 胡同, r, Ménkuàng Hútòng
      2, 景山后, 街, r, Jǐngshān Hòujiē
      2, 造币左, 路, r, Zàobì Zuǒlù
      2, 清波门直, 街, r, Qīngbōmén Zhíjiē
      2, 朝阳门内, 大街, r, Cháoyángménnèi Dàjiē
      2, 南小, 街, r, Nán Xiǎojiē
      2, 小南, 街, r, Xiǎo Nánjiē
      2, 南横东, 街, r, Nánhéng Dōngjiē
      2, 修文西小, 巷, r, Xiūwén Xīxiǎoxiàng
      2, 东直门外南后, 街, r, Dōngzhíménwài Nánhòujiē
      2, 小金门, 岛, n, Xiǎojīnmén Dǎo
      3, 王, 村, s, Wángcūn
      3, 周口, 店, s, Zhōukǒudiàn
      3, 油坊, 桥, s, Yóufángqiáo
      3, 大虎, 山, s, Dàhǔshān
      4, 黑龙江, 省, d, Hēilóngjiāng Shěng
      4, 景德镇, 市, d, Jǐngdézhèn Shì
      4, 解放路南小, 街, r, Jiěfànglù Nánxiǎojiē
      4, 包头胡同东, 巷, r, Bāotóu Hútòng Dōngxiàng
      5, 左权, 县, d, Zuǒquán Xiàn
      5, 张之洞, 路, r, Zhāngzhīdòng Lù
      5, 欧阳海, 水库, n, Ōuyánghǎi Shuǐkù
      6, 五指, 山, n, Wǔzhǐ Shān
      6, 第二松花, 江, n, Dì'èr Sōnghuā Jiāng
      6, 第六, 屯, s, Dìliùtún
      6, 三眼井, 胡同, r, Sānyǎnjǐng Hútòng
      6, 三八, 路, r, Sānbā Lù
      6, 五一, 广场, o, Wǔyī Guǎngchǎng
      7, 1203, 高地, n, 1203 Gāodì
      7, 二, 马路, r, 2 Mǎlù
      7, 经五, 路, r, Jīng 5 Lù
      7, 三环, 路, r, 3 Huánlù
      7, 大川淀一, 巷, r, Dàchuāndiàn 1 Xiàng
      7, 东四十二, 条, r, Dōngsì 12 Tiáo
      7, 第九, 弄, r, Dì-9 Lòng
      8, 十里, 堡, s, Shílǐpù
      8, 吴, 堡, s, Wúbǔ
      10, 李, 庄, s, Lǐzhuāng
      10, 珠, 江, n, Zhū Jiāng
      11, 西安, 路, r, Xī'ān Lù
      11, 建瓯, 市, d, Jiàn'ōu Shì
      11, 天峨, 县, d, Tiān'é Xiàn
      12, 盆儿, 胡同, r, Pénr Hútòng
      12, 帽儿, 胡同, r, Màor Hútòng
      12, 女儿, 街, r, Nǚ'ér Jiē
      12, 儿童, 路, r, Értóng Lù
      """)
  void spellsAsTheRulesOwnExamplesDo(String rule, String specific, String generic, String what, String spelled) {
    String placeClass = Map.of("r", "transport", "s", "settlement", "n", "relief", "d", "division", "o", "area").get(what);
    var name = NameParts.of(specific, generic, what.equals("r"), placeClass);
    assertThat(Romanisation.draft(name, LearntReadings.NONE).toned()).as("rule %s", rule).isEqualTo(spelled);
  }

  @Test
  void ruleNineTonesAreMarkedAndMayBeLeftOut() {
    var draft = Romanisation.draft("绿洲路", "路");
    assertThat(List.of(draft.toned(), draft.plain(), Romanisation.capitals(draft.toned()))).containsExactly("Lǜzhōu Lù", "lvzhou lu", "LÜZHOU LU");
  }

  @Test
  void ruleTwelveNamesWithAColouredSyllableHaveNoInitialForIt() {
    var draft = Romanisation.draft("帽儿胡同", "胡同");
    assertThat(draft.initials()).isEqualTo(Romanisation.initials(draft.toned())).isEqualTo("mht");
    assertThat(draft.doubtful()).extracting(Syllable::text).contains("儿");
  }

  @ParameterizedTest
  @CsvSource({"河, 村, false", "太平, 山, true", "人民, 公园, true", "王家, 铺, false"})
  void whatNobodyHasClassedIsAVillageUnlessItsGenericIsOfNature(String specific, String generic, boolean apart) {
    assertThat(NameParts.of(specific, generic, false, null).apart()).isEqualTo(apart);
  }

  @ParameterizedTest
  @CsvSource({"yue4, yuè", "yuè, yuè", "YUE4, yuè", "yùe, yuè", "lv4, lǜ", "lü4, lǜ", "lu:4, lǜ", "nve4, nüè", "ju1, jū", "jü1, jū", "xiong2, xióng", "gui3, guǐ",
      "liu2, liú", "ou1, ōu", "hao3, hǎo", "zi, zi", "zi5, zi", "zi0, zi", "er2, ér", "shuang1, shuāng"})
  void aTypedSyllableIsBroughtToTheWayItIsWritten(String typed, String written) {
    assertThat(Romanisation.syllable(typed)).contains(written);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "yue6", "yue44", "yuè4", "yúè", "road", "ble", "zhuangg", "4", "r", "长", "y u e4", "\u0304"})
  void whatIsNoSyllableIsRefused(String typed) {
    assertThat(Romanisation.syllable(typed)).isEmpty();
  }

  @Test
  void onlyTheCharacterOfChildrenMayBeAnR() {
    assertThat(Romanisation.syllable("r", "儿")).contains("r");
    assertThat(Romanisation.syllable("r", "日")).isEmpty();
  }

  @Test
  void whatWasLearntGoesBeforeTheTablesTheLongestFirst() {
    var learnt = new LearntReadings(Map.of("长乐", List.of("zhǎng", "lè"), "长乐坊", List.of("cháng", "yuè", "fāng")));
    assertThat(readings(learnt, "长乐", "路")).containsExactly("zhǎng lè", "LEARNT LEARNT DICTIONARY");
    assertThat(readings(learnt, "新长乐坊", "路")).containsExactly("xīn cháng yuè fāng", "DICTIONARY LEARNT LEARNT LEARNT DICTIONARY");
    assertThat(Romanisation.draft(NameParts.of("长乐", "路", true, null), learnt).doubtful()).isEmpty();
  }

  @Test
  void aSinglePolyphoneIsLearntForTheNameThatIsNothingElse() {
    var learnt = new LearntReadings(Map.of("乐", List.of("yào"), "埗", List.of("bù"), "\uD842\uDFB7", List.of("jí")));
    assertThat(readings(learnt, "乐", "路").get(0)).isEqualTo("yào");
    assertThat(readings(learnt, "康乐", "路").get(0)).isEqualTo("kāng lè");
    assertThat(readings(learnt, "大埗", "路").get(0)).as("only one reading, and it is the place's").isEqualTo("dà bù");
    assertThat(readings(learnt, "\uD842\uDFB7祥", "路").get(0)).as("outside the basic plane").isEqualTo("jí xiáng");
  }

  private static List<String> readings(LearntReadings learnt, String specific, String generic) {
    var draft = Romanisation.draft(NameParts.of(specific, generic, true, null), learnt);
    var specificOnly = draft.syllables().subList(0, specific.codePointCount(0, specific.length()));
    return List.of(String.join(" ", specificOnly.stream().map(Syllable::reading).toList()), String.join(" ", draft.syllables().stream().map(Syllable::source).map(Source::name).toList()));
  }

  @Test
  void aLearntReadingHasOneSyllableACharacter() {
    assertThatThrownBy(() -> new LearntReadings(Map.of("长乐", List.of("cháng")))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("长乐");
  }

  @Test
  void aGivenReadingIsSpelledByTheSameRules() {
    var name = NameParts.of("东四十二", "条", true, null);
    var draft = Romanisation.confirmed(name, List.of("dōng", "sì", "shí", "èr", "tiáo"));
    assertThat(List.of(draft.toned(), draft.plain(), draft.initials())).containsExactly("Dōngsì 12 Tiáo", "dongsi 12 tiao", "dsset");
    assertThat(draft.needsReview()).isFalse();
    assertThat(Romanisation.confirmed(NameParts.of("G56明沙", "高速", true, null), List.of("G56", "míng", "shā", "gāo", "sù")).toned()).isEqualTo("G56 Míngshā Gāosù");
    assertThatThrownBy(() -> Romanisation.confirmed(name, List.of("dōng"))).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("5 syllables");
  }

  @Test
  void everyReadingOfACharacterIsKnown() {
    assertThat(Romanisation.readingsOf("乐")).contains("lè", "yuè");
    assertThat(Romanisation.readingsOf("G56")).isEmpty();
  }
}
