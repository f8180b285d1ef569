package org.fangyu.placenames;

import java.util.List;
import java.util.function.Supplier;
import org.fangyu.geometry.naming.Reading;
import org.fangyu.placenames.sources.Rivals;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.LearntReadings;
import org.fangyu.romanisation.NameParts;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;
import org.fangyu.web.Problem;

/**
 * The reading of a proposed name: the one that came with it, else a draft.
 *
 * @param doubtful characters of the specific part whose reading a person must confirm
 */
record Spelled(String toned, List<Syllable> syllables, Reading reading, List<Syllable> doubtful) {

  /** @throws Problem 400 if a given spelling does not fit the characters */
  static Spelled of(Proposal proposal, Supplier<LearntReadings> learnt) {
    if (proposal.pinyin() != null) {
      List<Syllable> given = Romanisation.segment(proposal.name(), proposal.pinyin())
          .orElseThrow(() -> Problem.badBody("pinyin", "每字一个音节,与“" + proposal.name() + "”相符 / one syllable a character", proposal.pinyin()));
      return of(proposal, proposal.pinyin(), given);
    }
    Draft draft = Romanisation.draft(NameParts.of(proposal.specific(), proposal.generic(), proposal.isRoad(), proposal.placeClass()), learnt.get());
    return of(proposal, draft.toned(), draft.syllables());
  }

  private static Spelled of(Proposal proposal, String toned, List<Syllable> syllables) {
    Reading reading = Rivals.reading(syllables, proposal.specific().length());
    return new Spelled(toned, syllables, reading, syllables.subList(0, reading.specific().size()).stream().filter(Syllable::doubtful).toList());
  }
}
