package org.fangyu.placenames.collection;

import java.util.List;
import java.util.Optional;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.LearntReadings;
import org.fangyu.romanisation.NameParts;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;

/**
 * How a name sounds.
 *
 * @param syllables toneless, one a character
 */
record Sound(List<String> syllables) {
  /** @param spelled as it was heard or is written; where it does not fit the characters, or is null, a draft stands for it */
  static Sound of(String name, String spelled) {
    Optional<List<Syllable>> given = spelled == null ? Optional.empty() : Romanisation.segment(name, spelled);
    return new Sound(given.orElseGet(() -> Romanisation.draft(name, null).syllables()).stream().map(s -> Romanisation.plain(s.reading())).toList());
  }

  /** Without spaces. */
  String joined() {
    return String.join("", syllables);
  }

  /** The spelling by the rules, of the heard reading where it fits. */
  static Draft spelled(NameParts name, String heard) {
    Optional<List<Syllable>> given = heard == null ? Optional.empty() : Romanisation.segment(name.whole(), heard);
    return given.map(syllables -> Romanisation.confirmed(name, syllables.stream().map(Syllable::reading).toList())).orElseGet(() -> Romanisation.draft(name, LearntReadings.NONE));
  }
}
