package org.fangyu.romanisation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumeralsTest {

  @Test
  void everyNumberBelowAThousandReadsBack() {
    for (int n = 1; n < 1000; n++) {
      assertThat(Numerals.value(Numerals.inChinese(String.valueOf(n)))).as(Numerals.inChinese("" + n)).hasValue(n);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"五一", "九一八", "〇", "零", "十百", "百", "", "一百零", "二十十", "五四三"})
  void whatIsNoCountIsNoNumber(String text) {
    assertThat(Numerals.value(text)).isEmpty();
  }
}
