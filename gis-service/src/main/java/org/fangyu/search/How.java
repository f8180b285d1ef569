package org.fangyu.search;

import java.util.Locale;

/** In what way a name answered the query, best first. */
enum How {
  EXACT, PREFIX, SOUND, SOUND_PREFIX, INITIALS, INITIALS_PREFIX, SUBSTRING, HOMOPHONE, SIMILAR;

  /** The word of the contract; whether a match is by letters or by ear is told by the field. */
  String word() {
    return switch (this) {
      case SOUND, INITIALS -> "exact";
      case SOUND_PREFIX, INITIALS_PREFIX -> "prefix";
      case HOMOPHONE -> "sound";
      default -> name().toLowerCase(Locale.ROOT);
    };
  }
}
