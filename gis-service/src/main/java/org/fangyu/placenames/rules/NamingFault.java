package org.fangyu.placenames.rules;

import java.util.List;
import java.util.Objects;
import org.fangyu.rules.Severity;

/**
 * What was found under a rule.
 *
 * @param weight what it weighs by itself
 * @param setAside the reason that sets it aside; null if none does
 */
public record NamingFault(NamingRule rule, Severity weight, Cause cause, SetAside setAside) {

  public NamingFault {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(weight, "weight");
    Objects.requireNonNull(cause, "cause");
  }

  static NamingFault of(NamingRule rule, Severity weight, Cause cause, List<SetAside> reasons) {
    SetAside reason = rule.letsAside(weight) ? reasons.stream().filter(given -> given.of(rule)).findFirst().orElse(null) : null;
    return new NamingFault(rule, weight, cause, reason);
  }

  /** What it weighs now: INFO once it is set aside. */
  public Severity severity() {
    return setAside == null ? weight : Severity.INFO;
  }

  /** Whether a reason sets it aside or could. */
  public boolean overridable() {
    return rule.letsAside(weight);
  }
}
