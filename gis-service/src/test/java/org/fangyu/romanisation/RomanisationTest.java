package org.fangyu.romanisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RomanisationTest {

  /** The examples of the spelling rules themselves, and streets built like them. */
  @ParameterizedTest
  @CsvSource(textBlock = """
      长安街, 街, Cháng'ān Jiē
      迎宾大道, 大道, Yíngbīn Dàdào
      景山后街, 街, Jǐngshān Hòujiē
      朝阳门内大街, 大街, Cháoyángménnèi Dàjiē
      人民东路, 路, Rénmín Dōnglù
      黑龙江省, 省, Hēilóngjiāng Shěng
      左权县, 县, Zuǒquán Xiàn
      五一广场, 广场, Wǔyī Guǎngchǎng
      五一路, 路, Wǔyī Lù
      三八路, 路, Sānbā Lù
      二马路, 马路, 2 Mǎlù
      经五路, 路, Jīng 5 Lù
      三环路, 路, 3 Huánlù
      东四十二条, 条, Dōngsì 12 Tiáo
      第九弄, 弄, Dì-9 Lòng
      科技二路, 路, Kējì 2 Lù
      统一路, 路, Tǒngyī Lù
      高中路, 路, Gāozhōng Lù
      浦东路, 路, Pǔdōng Lù
      绿洲路, 路, Lǜzhōu Lù
      西安路, 路, Xī'ān Lù
      G56 明沙高速, 高速, G56 Míngshā Gāosù
      2号路, 路, 2 Hào Lù
      """)
  void spellsSpecificAndGenericApart(String name, String generic, String spelled) {
    assertThat(Romanisation.draft(name, generic).toned()).isEqualTo(spelled);
  }

  @ParameterizedTest
  @CsvSource({"周口店, Zhōukǒudiàn", "西安, Xī'ān", "十里堡, Shílǐpù", "三十里铺, Sānshílǐpù", "单家集, Shànjiājí", "上仇家, Shàngqiújiā",
      "盖家村, Gějiācūn", "解放村, Jiěfàngcūn", "缪家村, Miàojiācūn", "查家坪, Zhājiāpíng"})
  void writesAVillageAsOneWord(String name, String spelled) {
    assertThat(Romanisation.draft(name, null).toned()).isEqualTo(spelled);
  }

  /** Readings that a general dictionary gets wrong; the list is short and known by heart. */
  @ParameterizedTest
  @CsvSource({"乐清, yue qing", "乐亭, lao ting", "台州, tai zhou", "六合, lu he", "六安, lu an", "浚县, xun xian", "涡阳, guo yang",
      "黄陂, huang pi", "丽水, li shui", "莘庄, xin zhuang", "监利, jian li", "枞阳, zong yang", "洪洞, hong tong", "单县, shan xian",
      "蚌埠, beng bu", "亳州, bo zhou", "厦门, xia men", "荥阳, xing yang", "铅山, yan shan", "番禺, pan yu", "吴堡, wu bu",
      "瓦窑堡, wa yao bu", "闵行, min hang", "井陉, jing xing", "蔚县, yu xian", "盱眙, xu yi", "都江堰, du jiang yan", "长春, chang chun",
      "会稽, kuai ji", "渑池, mian chi", "尉犁, yu li", "大埔, da bu", "黄埔, huang pu"})
  void readsHardNames(String name, String syllables) {
    var read = Romanisation.draft(name, null).syllables().stream().map(s -> Romanisation.plain(s.reading())).toList();
    assertThat(String.join(" ", read)).isEqualTo(syllables);
  }

  @Test
  void theToneOfTaizhouIsTheFirst() {
    assertThat(Romanisation.draft("台州路", "路").toned()).isEqualTo("Tāizhōu Lù");
  }

  @Test
  void aCharacterWithSeveralReadingsAsksForReview() {
    var draft = Romanisation.draft("长乐路", "路");
    assertThat(draft.needsReview()).isTrue();
    assertThat(draft.doubtful()).extracting(Syllable::text).containsExactly("长", "乐");
    assertThat(draft.doubtful().get(1).others()).contains("yuè").doesNotContain("lè");
    assertThat(Romanisation.draft("迎宾大街", "大街").needsReview()).isFalse();
    assertThat(Romanisation.draft("民生路", "路").needsReview()).isFalse();
  }

  @Test
  void aCharacterNobodyCanReadStaysAndAsksForReview() {
    var draft = Romanisation.draft("\uD842\uDFB7祥路", "路");   // U+20BB7, outside the basic plane
    assertThat(draft.toned()).isEqualTo("\uD842\uDFB7xiáng Lù");
    assertThat(draft.needsReview()).isTrue();
    assertThat(draft.syllables()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({"Yíngbīn Dàdào, yingbin dadao, ybdd, yingbindadao", "Xī'ān Lù, xian lu, xal, xianlu", "Xiān Lù, xian lu, xl, xianlu",
      "Lǜzhōu Lù, lvzhou lu, lzl, lvzhoulu", "2 Mǎlù, 2 malu, 2ml, ermalu", "Dōngsì 12 Tiáo, dongsi 12 tiao, ds12t, dongsishiertiao",
      "Dì-9 Lòng, di9 long, d9l, dijiulong", "Shí'èrwéi, shierwei, sew, shierwei", "Fángān, fangan, fg, fangan",
      "G56 Míngshā Gāosù, g56 mingsha gaosu, g56msgs, gwushiliumingshagaosu"})
  void takesToneAndSpacesOff(String toned, String plain, String initials, String sound) {
    assertThat(Romanisation.plain(toned)).isEqualTo(plain);
    assertThat(Romanisation.initials(toned)).isEqualTo(initials);
    assertThat(Romanisation.sound(toned)).isEqualTo(sound);
  }

  @Test
  void aDraftHasTheInitialsOfItsCharactersAndTheSoundOfItsSpelling() {
    for (String name : List.of("迎宾大道", "二马路", "东四十二条", "西安路", "绿洲路", "长安街")) {
      var draft = Romanisation.draft(name, StreetWords.genericOf(name).orElseThrow());
      assertThat(draft.initials()).hasSize(name.length());
      assertThat(Romanisation.sound(draft.toned())).as(name).isEqualTo(draft.sound());
    }
  }

  @Test
  void aSpellingIsSharedOutAmongTheCharacters() {
    assertThat(readings("西安路", "Xī'ān Lù")).containsExactly("xī", "ān", "lù");
    assertThat(readings("仙路", "Xiān Lù")).containsExactly("xiān", "lù");
    assertThat(readings("东四十二条", "Dōngsì 12 Tiáo")).containsExactly("dōng", "sì", "shí", "èr", "tiáo");
    assertThat(readings("方案路", "fanganlu")).containsExactly("fang", "an", "lu");
    assertThat(readings("反感路", "fanganlu")).containsExactly("fan", "gan", "lu");
    assertThat(readings("盆儿胡同", "Pénr Hútòng")).containsExactly("pén", "r", "hú", "tòng");
  }

  @Test
  void aLocalReadingThatNoDictionaryHasIsAcceptedToo() {
    assertThat(readings("大埗村", "Dàbùcūn")).containsExactly("dà", "bù", "cūn");
    assertThat(readings("上海路", "Zǎhǎi Lù")).containsExactly("zǎ", "hǎi", "lù");
  }

  @Test
  void aSpellingWithTooManyOrTooFewSyllablesDoesNotFit() {
    assertThat(Romanisation.segment("迎宾大道", "Yíngbīn Dà")).isEmpty();
    assertThat(Romanisation.segment("迎宾", "Yíngbīn Dàdào")).isEmpty();
    assertThat(Romanisation.segment("迎宾路", "Welcome Road")).isEmpty();
    assertThat(Romanisation.segment("迎宾路", "")).isEmpty();
  }

  @Test
  void aBlankNameIsRefused() {
    assertThatThrownBy(() -> Romanisation.draft(" ", "路")).isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }

  @Test
  void aNameThatIsOnlyItsGenericIsOneWord() {
    assertThat(Romanisation.draft("大道", "大道").toned()).isEqualTo("Dàdào");
  }

  @Test
  void draftsTheSameFromManyThreads() {
    var alone = IntStream.range(0, 300).mapToObj(i -> Romanisation.draft("乐" + (char) ('一' + i) + "路", "路")).toList();
    var together = IntStream.range(0, 300).parallel()
        .mapToObj(i -> Romanisation.draft("乐" + (char) ('一' + i) + "路", "路")).toList();
    assertThat(together).isEqualTo(alone);
  }

  private static List<String> readings(String name, String toned) {
    return Romanisation.segment(name, toned).orElseThrow().stream().map(Syllable::reading).toList();
  }
}
