package org.fangyu.placenames.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommonCharactersTest {

  @Test
  void theTableHasAllItsCharacters() {
    assertThat(CommonCharacters.count()).isEqualTo(8105);
  }

  @Test
  void theFirstTheLastAndOneOutsideTheBasicPlaneAreInAndTraditionalOnesAreNot() {
    assertThat("一丁蠼觿𫚭㙍".codePoints()).allMatch(CommonCharacters::contains);
    assertThat("東龍龘〇".codePoints()).noneMatch(CommonCharacters::contains);
  }
}
