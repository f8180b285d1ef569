package org.fangyu.placenames.readings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.NameParts;
import org.fangyu.romanisation.Syllable;

/**
 * What a confirmed name teaches: its whole specific part, and each character with several readings together with its
 * neighbour on either side. Pure.
 *
 * @param reading one toned syllable a character
 */
record Lesson(String text, List<String> reading) {
  /** @param known what was drafted: tells which characters have several readings @param confirmed the same characters as they were confirmed */
  static List<Lesson> of(NameParts name, Draft known, Draft confirmed) {
    List<Syllable> characters = confirmed.syllables();
    var lessons = new LinkedHashSet<Lesson>();
    int specific = 0;
    for (int length = 0; specific < characters.size() && length < name.specific().length(); specific++) {
      length += characters.get(specific).text().length();
    }
    add(characters, 0, specific, lessons);
    for (int i = 0; i < characters.size(); i++) {
      if (known.syllables().get(i).others().isEmpty()) continue;
      if (i > 0) add(characters, i - 1, i + 1, lessons);
      if (i + 1 < characters.size()) add(characters, i, i + 2, lessons);
    }
    return List.copyOf(lessons);
  }

  /** Letters and digits read as themselves, and 儿 without a syllable of its own belongs to one street: neither is learnt from. */
  private static void add(List<Syllable> characters, int from, int to, LinkedHashSet<Lesson> lessons) {
    List<Syllable> part = characters.subList(from, to);
    if (part.isEmpty() || part.stream().anyMatch(s -> s.text().codePointCount(0, s.text().length()) > 1 || s.source() == Syllable.Source.AS_WRITTEN)) return;
    var text = new StringBuilder();
    var reading = new ArrayList<String>();
    part.forEach(s -> {
      text.append(s.text());
      reading.add(s.reading());
    });
    lessons.add(new Lesson(text.toString(), List.copyOf(reading)));
  }
}
