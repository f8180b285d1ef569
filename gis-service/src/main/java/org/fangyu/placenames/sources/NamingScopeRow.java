package org.fangyu.placenames.sources;

import java.util.List;
import java.util.Locale;

/**
 * In what scope a class of names must differ.
 *
 * @param statutory whether the law, or a rule of the place, sets it
 * @param comparedClasses classes of names it is compared with
 */
public record NamingScopeRow(Scope scope, boolean statutory, List<String> comparedClasses, String legalBasis) {

  /** The scopes of 地名管理条例 art. 9(7) and (8), and those that places set. */
  public enum Scope {
    NATION(0), PROVINCE(2), CITY(4), COUNTY(6), TOWNSHIP(9), BUILT_UP_AREA(-1);

    private final int digits;

    Scope(int digits) {
      this.digits = digits;
    }

    /** How many digits of a division code name one of them; negative for built-up areas. */
    public int digits() {
      return digits;
    }

    static Scope of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }
}
