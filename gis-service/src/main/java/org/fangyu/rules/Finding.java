package org.fangyu.rules;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * What a check found: which rule, how grave, why, by which clause, against whom and where.
 *
 * @param rule identifier of the rule, such as R08
 * @param message one sentence for the officer
 * @param clause legal basis as the rule's row states it
 * @param rival the record it clashes with, or null
 * @param where place in longitude, latitude degrees (EPSG:4490), or null where the whole thing is meant
 */
public record Finding(String rule, Severity severity, String message, String clause, Rival rival, Geometry where) {
  public Finding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** The record a finding is about. */
  public record Rival(String id, String name) {}
}
