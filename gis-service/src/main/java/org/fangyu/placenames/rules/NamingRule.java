package org.fangyu.placenames.rules;

import java.time.LocalDate;
import java.util.Objects;
import org.fangyu.rules.Severity;

/**
 * A rule as its row in force states it.
 *
 * @param id identifier such as R08
 * @param name which of its checks, such as same_name
 * @param severity what breaking it weighs: ERROR, WARNING, INFO or UNKNOWN; a rule that is off has no row here
 * @param overridable whether the law lets a reason set an error aside; a warning always can be
 * @param number of the rule in the unit of its row; NaN if it has none
 * @param effectiveTo first day it no longer holds; null if that is not known
 */
public record NamingRule(String id, String name, Severity severity, boolean overridable, double number, String legalBasis, String jurisdiction,
    LocalDate effectiveFrom, LocalDate effectiveTo) {

  public NamingRule {
    Objects.requireNonNull(severity, "severity");
    if (id.isBlank() || name.isBlank() || legalBasis.isBlank()) {
      throw new IllegalArgumentException("a rule has an identifier, a name and a legal basis, were '%s', '%s', '%s'".formatted(id, name, legalBasis));
    }
  }

  /** Identifier and name, such as {@code R08.same_name}. */
  public String key() {
    return id + '.' + name;
  }

  /** Whether a finding of this weight can be set aside by a reason. */
  boolean letsAside(Severity weight) {
    return weight == Severity.WARNING || weight == Severity.ERROR && overridable;
  }
}
