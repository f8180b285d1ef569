package org.fangyu.romanisation;

import java.util.List;
import java.util.Map;

/**
 * Readings that people have confirmed where the name lies. They go before every table, the longest text first.
 * A single character that has several readings proves nothing about another name that holds it: it counts only where
 * it is the whole specific part.
 *
 * @param readings text to one toned syllable a character
 */
public record LearntReadings(Map<String, List<String>> readings) {
  public static final LearntReadings NONE = new LearntReadings(Map.of());

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
    String best = "";
    for (String text : readings.keySet()) {
      if (text.length() > best.length() && name.startsWith(text, from) && counts(text, alone)) {
        best = text;
      }
    }
    return best;
  }

  private static boolean counts(String text, String alone) {
    return text.codePointCount(0, text.length()) > 1 || text.equals(alone) || ReadingTables.polyphone(text).isEmpty();
  }
}
