package org.fangyu.boundaries;

import org.fangyu.rules.RuleValue;

/** A number that a check holds its measurements against, with the basis it rests on. */
record Bound(double number, String basis) {

  static Bound of(RuleValue value) {
    return new Bound(value.number(), value.legalBasis());
  }

  /** The same basis is not claimed for a number that the caller chose. */
  Bound or(Double chosen) {
    return chosen == null ? this : new Bound(chosen, "由请求指定(缺省 %s:%s)".formatted(Text.number(number), basis));
  }
}
