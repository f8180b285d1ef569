package org.fangyu.visibility;

import java.time.LocalDate;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.RuleValue;
import org.springframework.stereotype.Component;

/** Rule V01: sight range, heights, spacing and refraction of a place, on a day. */
@Component
public class VisibilityRules {

  public static final String RULE = "V01";

  private final RuleBook rules;

  VisibilityRules(RuleBook rules) {
    this.rules = rules;
  }

  /** What holds in a division; with an empty code, what holds everywhere. */
  public Values of(String divisionCode, LocalDate day) {
    RuleValue range = rules.number(RULE, "max_distance", divisionCode, day);
    return new Values(range.number(), range.legalBasis(), number("eye_height", divisionCode, day), number("target_height", divisionCode, day),
        number("sample_spacing", divisionCode, day), number("refraction", divisionCode, day));
  }

  /** Which rows hold in a division, with their values: differs whenever one of them does. */
  public String version(String divisionCode, LocalDate day) {
    return rules.version(RULE, divisionCode, day);
  }

  private double number(String name, String divisionCode, LocalDate day) {
    return rules.number(RULE, name, divisionCode, day).number();
  }

  /** Metres, except the refraction. The clause is that of the sight range. */
  public record Values(double maxDistance, String clause, double eyeHeight, double targetHeight, double spacing, double refraction) {}
}
