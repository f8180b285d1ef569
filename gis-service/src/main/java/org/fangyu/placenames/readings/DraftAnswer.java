package org.fangyu.placenames.readings;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.NameParts;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;

/**
 * A drafted reading as it is told: the spelling, and each character with where its reading comes from.
 *
 * @param toned spelled by the rules of 1984 @param plain without tones @param initials first letters
 * @param capitals as signs may have it
 * @param oneWord whether specific and generic part are written as one word
 */
record DraftAnswer(String specific, String generic, boolean oneWord, String toned, String plain, String initials, String capitals, List<Told> syllables) {
  /**
   * @param part specific or generic
   * @param alternatives other readings of the character, those of place names first
   * @param doubtful whether a person must look at it
   * @param source learnt, phrase, surname, single, polyphone, as-written or unknown
   * @param jurisdiction where it was learnt
   */
  record Told(String text, String part, String reading, List<String> alternatives, boolean doubtful, String source, String jurisdiction) {}

  static DraftAnswer of(NameParts name, Map<String, Reading> holding) {
    Draft draft = Romanisation.draft(name, ReadingTable.learnt(holding));
    var told = new ArrayList<Told>();
    int length = 0;
    for (Syllable s : draft.syllables()) {
      told.add(told(s, length < name.specific().length() ? "specific" : "generic", holding));
      length += s.text().length();
    }
    return new DraftAnswer(name.specific(), name.generic(), name.oneWord(), draft.toned(), draft.plain(), draft.initials(), Romanisation.capitals(draft.toned()), told);
  }

  private static Told told(Syllable s, String part, Map<String, Reading> holding) {
    Set<String> alternatives = new LinkedHashSet<>(s.others());
    if (s.doubtful() || s.source() == Syllable.Source.LEARNT) alternatives.addAll(Romanisation.readingsOf(s.text()));
    alternatives.remove(s.reading());
    String jurisdiction = s.source() != Syllable.Source.LEARNT ? null : holding.values().stream()
        .filter(reading -> reading.text().contains(s.text()) && reading.reading().contains(s.reading())).map(Reading::jurisdiction).findFirst().orElse(null);
    return new Told(s.text(), part, s.reading(), List.copyOf(alternatives), s.doubtful(), source(s), jurisdiction);
  }

  private static String source(Syllable s) {
    return switch (s.source()) {
      case LEARNT, GIVEN -> "learnt";
      case PLACE -> "phrase";
      case SURNAME -> "surname";
      case DICTIONARY -> s.others().isEmpty() ? "single" : "polyphone";
      case AS_WRITTEN -> "as-written";
      case UNKNOWN -> "unknown";
    };
  }
}
