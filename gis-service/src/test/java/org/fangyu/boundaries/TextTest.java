package org.fangyu.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextTest {

  @ParameterizedTest
  @CsvSource({"0, K0+000", "299.6, K0+300", "999.7, K1+000", "12300, K12+300", "46012.2, K46+012"})
  void chainageReadsInKilometresAndMetres(double metres, String text) {
    assertThat(Text.chainage(metres)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0, 0%", "0.0004, 0%", "0.004, 0.4%", "0.8125, 81%", "0.9949, 99.5%", "0.9994, 99.9%", "0.99996, 100%", "1, 100%"})
  void aShareThatLacksSomethingDoesNotReadAsAll(double share, String text) {
    assertThat(Text.percent(share)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "4.2, 4.2", "0.8, 0.8", "10, 10", "100, 100", "0.005, 0.01", "0.004, 0", "45.126, 45.13"})
  void aNumberShowsNoDecimalsThatSayNothing(double value, String text) {
    assertThat(Text.number(value)).isEqualTo(text);
  }
}
