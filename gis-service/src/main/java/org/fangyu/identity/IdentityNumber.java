package org.fangyu.identity;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks identity numbers. The number of a resident (GB 11643-1999) has 17 digits, of which 7 to 14 are the day of birth,
 * and a check character by ISO 7064 MOD 11-2; the code of an organisation (GB 32100-2015) has 17 characters of 31 and a
 * check character by powers of 3 modulo 31. Whether a number was ever issued they do not tell.
 */
public final class IdentityNumber {
  private static final Pattern RESIDENT = Pattern.compile("\\d{17}[\\dX]");
  private static final int[] RESIDENT_WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
  private static final String RESIDENT_CHECKS = "10X98765432";
  private static final int OLDEST_YEARS = 130;

  /** Without I, O, S, V, Z, which are taken for digits or for one another. */
  private static final String CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final Pattern CREDIT = Pattern.compile("[" + CREDIT_CHARACTERS + "]{18}");

  private static final Pattern PASSPORT = Pattern.compile("[A-Z0-9]{5,15}");
  private static final Pattern OTHER = Pattern.compile("[\\p{L}\\p{N}()/.-]{3,30}");

  private IdentityNumber() {}

  /** The number as it is kept: usual width, capital letters, no spaces. */
  public static String normal(String number) {
    return Normalizer.normalize(number, Normalizer.Form.NFKC).replaceAll("\\s", "").toUpperCase(Locale.ROOT);
  }

  /**
   * What is wrong with a number, as the rest of a sentence that begins with its column; nothing if it can be one. The
   * sentence does not repeat the number.
   *
   * @param number as {@link #normal} gives it
   * @param today nobody is born later
   */
  public static Optional<String> whyNot(IdentityKind kind, String number, LocalDate today) {
    return switch (kind) {
      case RESIDENT_ID -> resident(number, today);
      case CREDIT_CODE -> creditCode(number);
      case PASSPORT -> form(PASSPORT, number, "must be a passport number: 5 to 15 letters A-Z and digits");
      case OTHER -> form(OTHER, number, "must have 3 to 30 letters, digits or ( ) / . -");
    };
  }

  private static Optional<String> resident(String number, LocalDate today) {
    if (!RESIDENT.matcher(number).matches()) return Optional.of("must be the 18-character number of a resident: 17 digits, then a digit or X; has " + number.length() + " characters");
    Optional<String> birth = birth(number.substring(6, 14), today);
    if (birth.isPresent()) return birth;
    int sum = 0;
    for (int i = 0; i < RESIDENT_WEIGHTS.length; i++) sum += RESIDENT_WEIGHTS[i] * (number.charAt(i) - '0');
    return RESIDENT_CHECKS.charAt(sum % 11) == number.charAt(17) ? Optional.empty()
        : Optional.of("must end in the check character of its 17 digits (GB 11643): one of them is mistyped, or two are swapped");
  }

  private static Optional<String> birth(String digits, LocalDate today) {
    try {
      LocalDate day = LocalDate.of(Integer.parseInt(digits.substring(0, 4)), Integer.parseInt(digits.substring(4, 6)), Integer.parseInt(digits.substring(6)));
      LocalDate oldest = today.minusYears(OLDEST_YEARS);
      return day.isAfter(today) || day.isBefore(oldest) ? Optional.of("must have a day of birth from " + oldest + " to " + today + " in digits 7 to 14") : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.of("must have a day of the calendar in digits 7 to 14, the day of birth");
    }
  }

  private static Optional<String> creditCode(String code) {
    if (!CREDIT.matcher(code).matches()) return Optional.of("must be a unified social credit code: 18 digits and capital letters without I, O, S, V, Z; has " + code.length() + " characters");
    int sum = 0;
    for (int i = 0, weight = 1; i < 17; i++, weight = weight * 3 % 31) sum += weight * CREDIT_CHARACTERS.indexOf(code.charAt(i));
    return CREDIT_CHARACTERS.charAt((31 - sum % 31) % 31) == code.charAt(17) ? Optional.empty()
        : Optional.of("must end in the check character of the 17 before it (GB 32100): one of them is mistyped, or two are swapped");
  }

  private static Optional<String> form(Pattern pattern, String number, String words) {
    return pattern.matcher(number).matches() ? Optional.empty() : Optional.of(words);
  }
}
