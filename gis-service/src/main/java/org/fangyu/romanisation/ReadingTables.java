package org.fangyu.romanisation;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The two tables of our own: readings fixed in place names, and characters with several readings. */
final class ReadingTables {

  private static final Map<String, List<String>> PLACES = load("place-readings.tsv");
  private static final Map<String, List<String>> POLYPHONES = load("polyphones.tsv");
  private static final int LONGEST = PLACES.keySet().stream().mapToInt(String::length).max().orElse(1);

  private ReadingTables() {}

  /** The longest entry that starts at this place of the text; a single character only if nothing longer fits. */
  static Optional<String> placeAt(String text, int from) {
    for (int length = Math.min(LONGEST, text.length() - from); length >= 1; length--) {
      String part = text.substring(from, from + length);
      if (PLACES.containsKey(part)) {
        return Optional.of(part);
      }
    }
    return Optional.empty();
  }

  static List<String> readingsOf(String place) {
    return PLACES.get(place);
  }

  /** Every reading the character has in place names, or none if it has but one. */
  static List<String> polyphone(String character) {
    return POLYPHONES.getOrDefault(character, List.of());
  }

  private static Map<String, List<String>> load(String resource) {
    Map<String, List<String>> table = new HashMap<>();
    try (var in = new BufferedReader(
        new InputStreamReader(ReadingTables.class.getResourceAsStream(resource), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (!line.isEmpty() && !line.startsWith("#")) {
          String[] columns = line.split("\t");
          table.put(columns[0], Arrays.asList(columns[1].split(" ")));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + resource, e);
    }
    return Map.copyOf(table);
  }
}
