package org.fangyu.rules;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a finding weighs: an error blocks, a warning wants a reason, unknown must be looked at on the spot. */
public enum Severity {
  ERROR, WARNING, INFO, UNKNOWN, PASSED;

  @JsonValue
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
