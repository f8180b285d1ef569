package org.fangyu.geometry.naming;

import java.util.List;

/**
 * What was found about the generic word of a proposed name.
 *
 * @param rule the row of the word; null if no row allows the word
 * @param value measured width or length in metres; NaN where that is not what was found
 * @param fitting words that fit the road
 */
public record GenericFinding(Kind kind, GenericWordRule rule, double value, List<String> fitting) {

  /** What was looked at, and how it came out. */
  public enum Kind { NOT_ALLOWED, WRONG_CLASS, TOO_NARROW, TOO_WIDE, WIDTH_UNKNOWN, TOO_SHORT, TOO_LONG, FITS }

  public GenericFinding {
    fitting = List.copyOf(fitting);
  }
}
