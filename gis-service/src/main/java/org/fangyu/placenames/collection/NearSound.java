package org.fangyu.placenames.collection;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A syllable without what most southern dialects do not tell apart: n, l and r; zh, ch, sh and z, c, s; f and hu; ng and n
 * at the end. Two names of equal near sound may be one name that two people heard. Pure.
 */
final class NearSound {
  private static final Pattern FLAT = Pattern.compile("^([zcs])h");
  private static final Pattern LIQUID = Pattern.compile("^[nr]");
  private static final Pattern BREATH = Pattern.compile("^hu(?=[aeiou])");
  private static final Pattern NASAL = Pattern.compile("(?<=[aei])ng$");

  private NearSound() {}

  /** @param syllables without tones, ü as u or v */
  static String of(List<String> syllables) {
    return syllables.stream().map(NearSound::of).collect(Collectors.joining(" "));
  }

  private static String of(String syllable) {
    String folded = FLAT.matcher(syllable).replaceFirst("$1");
    folded = LIQUID.matcher(folded).replaceFirst("l");
    folded = folded.equals("hu") ? "fu" : BREATH.matcher(folded).replaceFirst("f");
    return NASAL.matcher(folded).replaceFirst("n");
  }
}
