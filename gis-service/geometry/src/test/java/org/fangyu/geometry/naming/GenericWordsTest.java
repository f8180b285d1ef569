package org.fangyu.geometry.naming;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.fangyu.geometry.naming.GenericFinding.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenericWordsTest {

  private static final double NONE = Double.NaN;
  private static final List<GenericWordRule> RULES = List.of(
      new GenericWordRule("大道", 40, NONE, 1000, NONE, Set.of("arterial"), "basis"),
      new GenericWordRule("路", 20, 40, NONE, NONE, Set.of(), "basis"),
      new GenericWordRule("巷", NONE, 10, NONE, 500, Set.of("lane"), "basis"));

  @ParameterizedTest
  @CsvSource({"大道, 40, 1000, FITS", "大道, 39.9, 1000, TOO_NARROW", "大道, 40, 999.9, TOO_SHORT", "路, 20, 10, FITS", "路, 39.9, 10, FITS",
      "路, 40, 10, TOO_WIDE", "路, 19.9, 10, TOO_NARROW", "巷, 9.9, 499.9, FITS", "巷, 10, 499.9, TOO_WIDE", "巷, 5, 500, TOO_LONG",
      "路, NaN, 10, WIDTH_UNKNOWN"})
  void boundsAreInclusiveBelowAndExclusiveAbove(String generic, double width, double length, Kind kind) {
    assertThat(GenericWords.check(generic, width, length, null, RULES)).extracting(GenericFinding::kind).containsExactly(kind);
  }

  @Test
  void tooNarrowAndTooShortAreTwoFindings() {
    assertThat(GenericWords.check("大道", 12, 300, null, RULES)).extracting(GenericFinding::kind)
        .containsExactly(Kind.TOO_NARROW, Kind.TOO_SHORT);
  }

  @Test
  void aWordThatNoRowAllowsIsNotAllowedAndSaysWhatFits() {
    var found = GenericWords.check("衢", 25, 300, null, RULES).get(0);
    assertThat(found.kind()).isEqualTo(Kind.NOT_ALLOWED);
    assertThat(found.fitting()).containsExactly("路");
  }

  @Test
  void aLaneIsNoAvenueEvenIfItIsWide() {
    assertThat(GenericWords.check("大道", 40, 1000, "lane", RULES)).extracting(GenericFinding::kind).containsExactly(Kind.WRONG_CLASS);
    assertThat(GenericWords.check("大道", 40, 1000, "arterial", RULES)).extracting(GenericFinding::kind).containsExactly(Kind.FITS);
    assertThat(GenericWords.check("路", 20, 1000, "lane", RULES)).extracting(GenericFinding::kind).containsExactly(Kind.FITS);
  }

  @Test
  void whatIsUnknownIsSaidToBeUnknownAndNotPassed() {
    assertThat(GenericWords.check("路", NONE, 10, null, RULES).get(0).kind()).isEqualTo(Kind.WIDTH_UNKNOWN);
    var unbounded = List.of(new GenericWordRule("里", NONE, NONE, NONE, NONE, Set.of(), "basis"));
    assertThat(GenericWords.check("里", NONE, 10, null, unbounded).get(0).kind()).isEqualTo(Kind.FITS);
  }

  @Test
  void aRowWhoseBoundsAreEmptyIsRefused() {
    assertThatThrownBy(() -> new GenericWordRule("路", 40, 20, NONE, NONE, Set.of(), "")).hasMessageContaining("40.0..20.0");
  }
}
