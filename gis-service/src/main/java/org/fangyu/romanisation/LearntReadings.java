package org.fangyu.romanisation;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Readings that people have confirmed where the name lies. They go before every table, the longest text first.
 * A single character that has several readings proves nothing about another name that holds it: it counts only where
 * it is the whole specific part.
 *
 * @param readings text to one toned syllable a character
 */
public record LearntReadings(Map<String, List<String>> readings) {
  public static final LearntReadings NONE = new LearntReadings(Map.of());
  private static final int LONGEST = 30;

  /** Every stretch of a name, up to 30 characters: what a reading that helps to read it may be of. */
  public static Stream<String> stretches(String name) {
    int[] characters = name.codePoints().toArray();
    return IntStream.range(0, characters.length).boxed().flatMap(from ->
        IntStream.rangeClosed(1, Math.min(LONGEST, characters.length - from)).mapToObj(length -> new String(characters, from, length)));
  }

  public LearntReadings {
    readings = Map.copyOf(readings);
    readings.forEach((text, syllables) -> {
      if (text.codePointCount(0, text.length()) != syllables.size()) {
        throw new IllegalArgumentException("one syllable a character, was '" + text + "' " + syllables);
      }
    });
  }

  /** The longest text that begins here; empty if none does. @param alone the whole specific part of the name */
  String at(String name, int from, String alone) {
    for (int to = name.length(); to > from; to--) {
      String text = name.substring(from, to);
      if (readings.containsKey(text) && counts(text, alone)) {
        return text;
      }
    }
    return "";
  }

  private static boolean counts(String text, String alone) {
    return text.codePointCount(0, text.length()) > 1 || text.equals(alone) || ReadingTables.polyphone(text).isEmpty();
  }
}
