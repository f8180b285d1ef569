package org.fangyu.placenames.rules;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.rules.Severity;

/** Collects what was found; a rule that is off finds nothing. */
final class Faults {

  private final NamingContext context;
  private final List<NamingFault> found = new ArrayList<>();

  Faults(NamingContext context) {
    this.context = context;
  }

  /** At the weight of the rule's row. */
  void add(String key, Cause cause) {
    context.rules().find(key).ifPresent(rule -> add(rule, rule.severity(), cause));
  }

  /** At a weight of its own: what could not be checked, or what is in order. */
  void add(String key, Severity weight, Cause cause) {
    context.rules().find(key).ifPresent(rule -> add(rule, weight, cause));
  }

  void add(NamingRule rule, Severity weight, Cause cause) {
    found.add(NamingFault.of(rule, weight, cause, context.setAside()));
  }

  List<NamingFault> all() {
    return found;
  }
}
