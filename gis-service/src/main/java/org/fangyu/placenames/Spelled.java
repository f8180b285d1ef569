package org.fangyu.placenames;

import java.util.List;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;
import org.fangyu.web.Problem;

/**
 * The reading of a proposed name: the one that came with it, else a draft.
 *
 * @param doubtful characters of the specific part whose reading a person must confirm
 */
record Spelled(String toned, List<Syllable> syllables, String sound, String specificSound, List<Syllable> doubtful) {

  /** @throws Problem 400 if a given spelling does not fit the characters */
  static Spelled of(Proposal request) {
    String name = request.name();
    if (request.pinyin() != null) {
      List<Syllable> given = Romanisation.segment(name, request.pinyin())
          .orElseThrow(() -> Problem.badBody("pinyin", "每字一个音节,与“" + name + "”相符 / one syllable a character", request.pinyin()));
      return of(request, request.pinyin(), given);
    }
    Draft draft = Romanisation.draft(name, request.generic());
    return of(request, draft.toned(), draft.syllables());
  }

  private static Spelled of(Proposal request, String toned, List<Syllable> syllables) {
    String name = request.name();
    return new Spelled(toned, syllables, Rivals.sound(syllables, name.length()), Rivals.sound(syllables, request.specific().length()),
        doubtful(syllables, request.specific().length()));
  }

  private static List<Syllable> doubtful(List<Syllable> syllables, int length) {
    int at = 0;
    int count = 0;
    while (count < syllables.size() && at < length) {
      at += syllables.get(count++).text().length();
    }
    return syllables.subList(0, count).stream().filter(Syllable::doubtful).toList();
  }
}
