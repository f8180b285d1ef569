package org.fangyu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({"张三,张＊", "张三丰,张＊＊", "欧,＊", "'',''", "王记便民超市,王＊＊＊＊", "John Smith,J＊＊＊＊", "𠮷田,𠮷＊"})
  void ofANameTheFirstCharacterIsShown(String name, String shown) {
    assertThat(Masking.name(name)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"330106199001011234,3301＊＊＊＊＊＊＊＊＊＊1234", "91350100M000100Y43,9135＊＊＊＊＊＊＊＊＊＊0Y43", "E12345678,E1＊＊＊＊＊78", "A123,A＊＊3", "A12,＊＊＊", "'',''"})
  void ofANumberAtMostAQuarterIsShownAtEitherEnd(String number, String shown) {
    assertThat(Masking.number(number)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"13812341234,138＊＊＊＊1234", "李四 13812341234,李＊ 138＊＊＊＊1234", "@李四 138,@李＊ ＊＊＊", "0571-87654321,＊＊＊＊-87＊＊＊＊21",
      "wxid_abc9,w＊＊＊_a＊＊＊", "+86 138-1234-1234,+＊＊ ＊＊＊-＊＊＊＊-＊＊＊＊", "李四$1 五,李＊$＊ ＊"})
  void ofAContactTelephoneNumbersShowTheirEndsAndWordsTheirFirstCharacter(String contact, String shown) {
    assertThat(Masking.contact(contact)).isEqualTo(shown);
  }

  @ParameterizedTest
  @CsvSource({"see 330106199001011234!,see 3301＊＊＊＊＊＊＊＊＊＊1234!", "11010519491231002x,1101＊＊＊＊＊＊＊＊＊＊002x", "110105491231002,110＊＊＊＊＊＊＊＊＊002", "99012110022200000001,99012110022200000001", "310000,310000"})
  void numbersThatMayBeAPersonsAreHiddenInAnyText(String text, String shown) {
    assertThat(Masking.hideNumbers(text)).isEqualTo(shown);
  }

  @Test
  void everyFieldMasksMoreThanHalfOfWhatItUsuallyHolds() {
    for (PersonalField field : PersonalField.values()) {
      for (String value : new String[] {"张三", "13812341234", "990121199001011236"}) {
        assertThat(field.mask(value)).as(field.column()).contains(Masking.STAR).isNotEqualTo(value);
      }
    }
  }
}
