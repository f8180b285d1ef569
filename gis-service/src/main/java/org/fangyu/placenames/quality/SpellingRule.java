package org.fangyu.placenames.quality;

import java.util.List;
import java.util.Optional;
import org.fangyu.romanisation.LearntReadings;
import org.fangyu.romanisation.NameParts;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;

/**
 * Whether a stored spelling regenerates from the characters: each of its syllables must be one that the character has,
 * and put together by the rules of 1984 they must give it again. A person who confirmed a spelling may know another
 * reading, and which words of a long name stand apart; no program knows either. Pure.
 */
final class SpellingRule {
  private SpellingRule() {}

  /**
   * @param reviewed whether a person confirmed the spelling
   * @return what it should be, a draft where its syllables are not those of the characters; empty if it is right
   */
  static Optional<String> fault(NameParts parts, String pinyin, boolean reviewed) {
    Optional<List<Syllable>> given = Romanisation.segment(parts.whole(), pinyin);
    if (given.isEmpty() || !reviewed && !given.get().stream().allMatch(SpellingRule::known)) {
      return Optional.of(Romanisation.draft(parts, LearntReadings.NONE).toned());
    }
    String again = Romanisation.confirmed(parts, given.get().stream().map(Syllable::reading).toList()).toned();
    boolean same = reviewed ? joined(again).equals(joined(pinyin)) : again.equals(pinyin.strip());
    return same ? Optional.empty() : Optional.of(again);
  }

  /** Tones are not asked for: they change in speech, and a spelling may leave them out (rule 9). */
  private static boolean known(Syllable syllable) {
    List<String> readings = Romanisation.readingsOf(syllable.text());
    String plain = Romanisation.plain(syllable.reading());
    return readings.isEmpty() || plain.equals("r") || readings.stream().anyMatch(reading -> Romanisation.plain(reading).equals(plain));
  }

  private static String joined(String spelling) {
    return spelling.replaceAll("\\s", "").toLowerCase(java.util.Locale.ROOT).replace('’', '\'');
  }
}
