package org.fangyu.placenames;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.Objects;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Geometry;

/**
 * What the naming check found under one rule.
 *
 * @param rule identifier of the rule, such as R08
 * @param name of the rule's row, such as same_name
 * @param severity as it weighs now; INFO once it was overridden
 * @param message one sentence for the officer
 * @param clause legal basis as the rule's row states it
 * @param rival whose name is like the proposed one, or null
 * @param distanceMetres nearest distance to the rival; 0 where they touch; null without a rival or without its place
 * @param scope the area in which the two names clash; null where the finding is not about a scope
 * @param where place in longitude, latitude degrees (EPSG:4490), or null where the whole thing is meant
 * @param overridable whether a reason can set the finding aside: any warning, and the errors for which the law knows an exception
 * @param overridden the reason that sets it aside; null if none does
 */
public record NamingFinding(String rule, String name, Severity severity, String message, String clause, Rival rival, Double distanceMetres,
    Scope scope, Geometry where, boolean overridable, Override overridden) {

  public NamingFinding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
  }

  /** Who bears the name: a road or place of the register, or a name of a case. */
  public record Rival(String id, String name) {}

  /** An area of the scope; its polygon is null for the nation and stands once in the answer, with the scopes. */
  public record Scope(String code, String name, @JsonIgnore Geometry polygon) {}

  /** Why a finding does not hold the name up. @param severity what it would weigh without */
  public record Override(String reason, String by, Severity severity) {}
}
