package org.fangyu.romanisation;

import java.util.regex.Pattern;

/** What can be read off a spelling without its characters. */
final class Letters {

  private static final Pattern WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");
  private static final String VOWELS = "aeiouv";

  private Letters() {}

  static String initials(String spelling) {
    StringBuilder initials = new StringBuilder();
    for (String word : WORDS.split(Syllables.withoutTone(spelling))) {
      addInitials(word, initials);
    }
    return initials.toString();
  }

  /** Within a word every syllable but the first begins with the consonant before its vowels. */
  private static void addInitials(String word, StringBuilder into) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (i == 0 || Character.isDigit(c)) {
        into.append(c);
      } else if (isVowel(c) && !isVowel(word.charAt(i - 1))) {
        int initial = initialBefore(word, i);
        if (initial > 0) {
          into.append(word.charAt(initial));
        }
      }
    }
  }

  /** Where the consonant of the syllable begins whose first vowel is here; zh, ch and sh count as one. */
  private static int initialBefore(String word, int vowel) {
    int at = vowel - 1;
    boolean two = at > 0 && word.charAt(at) == 'h' && "zcs".indexOf(word.charAt(at - 1)) >= 0;
    return two ? at - 1 : at;
  }

  private static boolean isVowel(char c) {
    return VOWELS.indexOf(c) >= 0;
  }

  static String sound(String spelling) {
    String letters = WORDS.matcher(Syllables.withoutTone(spelling)).replaceAll("");
    return DIGITS.matcher(letters).replaceAll(digits -> {
      StringBuilder read = new StringBuilder();
      Reader.read(Numerals.inChinese(digits.group())).forEach(s -> read.append(Syllables.withoutTone(s.reading())));
      return read.toString();
    });
  }
}
