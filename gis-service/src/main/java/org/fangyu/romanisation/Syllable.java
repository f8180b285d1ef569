package org.fangyu.romanisation;

import java.util.List;
import java.util.Objects;

/**
 * One character of a name with its reading.
 *
 * @param text the character as written; for letters and digits the whole run, such as {@code G56}
 * @param reading one toned syllable in lower case ({@code bīn}); the text itself where no reading is known
 * @param others further readings the character has in place names; empty for most
 * @param source where the reading comes from
 */
public record Syllable(String text, String reading, List<String> others, Source source) {

  /** Where a reading comes from, best first. */
  public enum Source {
    /** The table of readings fixed for place names. */
    PLACE,
    /** A surname before 家, 庄, 村. */
    SURNAME,
    /** The general dictionary. */
    DICTIONARY,
    /** A reading that people have confirmed where the name lies. */
    LEARNT,
    /** A reading that a person gave. */
    GIVEN,
    /** Letters and digits, which read as themselves. */
    AS_WRITTEN,
    /** No reading is known. */
    UNKNOWN
  }

  public Syllable {
    Objects.requireNonNull(source, "source");
    if (text.isEmpty() || reading.isEmpty()) {
      throw new IllegalArgumentException("a syllable needs a text and a reading, was '" + text + "' '" + reading + "'");
    }
    others = List.copyOf(others);
  }

  /** True if a person must confirm the reading: the character has several, or none is known. */
  public boolean doubtful() {
    return source == Source.UNKNOWN || !others.isEmpty() && source != Source.GIVEN && source != Source.LEARNT;
  }

  /** True for letters and digits, which are spelled as a word of their own. */
  boolean asWritten() {
    return source == Source.AS_WRITTEN;
  }
}
