package org.fangyu.placenames.consultations;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Ten characters of Crockford's base 32 (https://www.crockford.com/base32.html): 50 random bits, which nobody guesses and
 * anybody can copy by hand. Whoever has it sees the comment; nothing else leads there.
 */
record Receipt(String code) {
  static final int LENGTH = 10;
  private static final String DIGITS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final RandomGenerator RANDOM = new SecureRandom();

  static Receipt random() {
    return new Receipt(RANDOM.ints(LENGTH, 0, DIGITS.length()).mapToObj(DIGITS::charAt).map(String::valueOf).collect(java.util.stream.Collectors.joining()));
  }

  /** As people write it: small letters, hyphens and spaces, O for 0, I and L for 1. */
  static Optional<Receipt> read(String text) {
    String code = text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "").replace('O', '0').replace('I', '1').replace('L', '1');
    return code.length() == LENGTH && code.chars().allMatch(c -> DIGITS.indexOf(c) >= 0) ? Optional.of(new Receipt(code)) : Optional.empty();
  }
}
