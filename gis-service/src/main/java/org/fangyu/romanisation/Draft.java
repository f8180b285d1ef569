package org.fangyu.romanisation;

import java.util.List;

/**
 * A proposed spelling of a name in the Roman alphabet. It is a draft: {@link #needsReview()} says whether a
 * character in it has several readings, and even without one a person must confirm it before it is official.
 *
 * @param toned the spelling by the rules of 1984, such as {@code Yíngbīn Dàdào}
 * @param plain the same in lower case without tones, words apart, ü as v: {@code yingbin dadao}
 * @param initials the first letter of each syllable: {@code ybdd}
 * @param sound the toneless syllables without any space: {@code yingbindadao}. Names of equal sound are homophones.
 * @param syllables the characters one by one
 */
public record Draft(String toned, String plain, String initials, String sound, List<Syllable> syllables) {

  public Draft {
    syllables = List.copyOf(syllables);
  }

  public boolean needsReview() {
    return syllables.stream().anyMatch(Syllable::doubtful);
  }

  /** The characters a person must look at, in their order. */
  public List<Syllable> doubtful() {
    return syllables.stream().filter(Syllable::doubtful).toList();
  }
}
