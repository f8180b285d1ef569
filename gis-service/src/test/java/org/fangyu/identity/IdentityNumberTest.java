package org.fangyu.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentityNumberTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

  /** The first two are the examples of the standards GB 11643-1999 and GB 32100-2015. */
  @ParameterizedTest
  @CsvSource({"RESIDENT_ID,11010519491231002X", "CREDIT_CODE,91350100M000100Y43", "RESIDENT_ID,990121199001011236", "RESIDENT_ID,990121200002290017",
      "CREDIT_CODE,92990121MA0000001T", "PASSPORT,E12345678", "OTHER,H(1)-甲"})
  void aNumberThatCanBeOneIsTaken(IdentityKind kind, String number) {
    assertThat(IdentityNumber.whyNot(kind, number, TODAY)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "RESIDENT_ID | 11010519491231002   | has 17 characters",
      "RESIDENT_ID | 110105491231002     | has 15 characters",
      "RESIDENT_ID | X10105194912310021  | 17 digits, then a digit or X",
      "RESIDENT_ID | 110105194902310022  | day of the calendar in digits 7 to 14",
      "RESIDENT_ID | 110105190002290029  | day of the calendar in digits 7 to 14",
      "RESIDENT_ID | 110105202611260026  | from 1896-11-25 to 2026-11-25",
      "RESIDENT_ID | 110105189611240024  | from 1896-11-25 to 2026-11-25",
      "RESIDENT_ID | 110105194912310021  | check character of its 17 digits (GB 11643)",
      "CREDIT_CODE | 91350100M000100Y44  | check character of the 17 before it (GB 32100)",
      "CREDIT_CODE | 91350100M000100I43  | without I, O, S, V, Z; has 18 characters",
      "CREDIT_CODE | 91350100M000100Y4   | has 17 characters",
      "PASSPORT    | E123                | 5 to 15 letters",
      "OTHER       | 1;2                 | 3 to 30 letters"})
  void whatIsWrongIsNamedWithoutTheNumber(IdentityKind kind, String number, String words) {
    assertThat(IdentityNumber.whyNot(kind, number, TODAY)).hasValueSatisfying(why -> assertThat(why).contains(words).doesNotContain(number));
  }

  @Test
  void ofTheElevenLastCharactersOnlyOneIsRight() {
    assertThat("0123456789X".chars().filter(last -> IdentityNumber.whyNot(IdentityKind.RESIDENT_ID, "11010519491231002" + (char) last, TODAY).isEmpty()).count()).isOne();
    assertThat(CREDIT_CHARACTERS.chars().filter(last -> IdentityNumber.whyNot(IdentityKind.CREDIT_CODE, "91350100M000100Y4" + (char) last, TODAY).isEmpty()).count()).isOne();
  }

  /** Both checks find every single wrong character and every swap of neighbours. */
  @Test
  void everyWrongCharacterAndEverySwapIsFound() {
    for (int i = 0; i < 18; i++) {
      for (char c : CREDIT_CHARACTERS.toCharArray()) {
        if ("91350100M000100Y43".charAt(i) != c) assertRefused(IdentityKind.CREDIT_CODE, with("91350100M000100Y43", i, c));
        if (Character.isDigit(c) && "11010519491231002X".charAt(i) != c) assertRefused(IdentityKind.RESIDENT_ID, with("11010519491231002X", i, c));
      }
      if (i > 0) {
        assertSwapRefused(IdentityKind.CREDIT_CODE, "91350100M000100Y43", i);
        assertSwapRefused(IdentityKind.RESIDENT_ID, "11010519491231002X", i);
      }
    }
  }

  @Test
  void widthCaseAndSpacesAreNoPartOfANumber() {
    assertThat(IdentityNumber.normal(" １１０１０５ 19491231 002x ")).isEqualTo("11010519491231002X");
  }

  private static void assertSwapRefused(IdentityKind kind, String number, int i) {
    if (number.charAt(i) != number.charAt(i - 1)) assertRefused(kind, with(with(number, i, number.charAt(i - 1)), i - 1, number.charAt(i)));
  }

  private static void assertRefused(IdentityKind kind, String number) {
    assertThat(IdentityNumber.whyNot(kind, number, TODAY)).as(number).isPresent();
  }

  private static String with(String text, int at, char c) {
    return text.substring(0, at) + c + text.substring(at + 1);
  }
}
