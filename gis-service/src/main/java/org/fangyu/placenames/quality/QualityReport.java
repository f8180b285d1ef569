package org.fangyu.placenames.quality;

import java.time.LocalDate;
import java.util.List;
import org.fangyu.rules.RuleValue;

/**
 * How the names of some divisions stand.
 *
 * @param score 0 to 100: each check takes its weight times the share of names that fail it; null where there is no name
 * @param names standing names that were looked at
 */
record QualityReport(String division, LocalDate day, Double score, long names, List<Line> checks) {

  /** @param checked names that the check is about @param share of them that fail, 0 to 1 */
  record Line(String id, String title, String titleEn, String fix, double weight, String legalBasis, long checked, long failing, double share) {

    static Line of(QualityCheck check, RuleValue weight, long checked, long failing) {
      return new Line(check.name(), check.title(), check.titleEn(), check.fix().name().toLowerCase(java.util.Locale.ROOT), weight.number(), weight.legalBasis(), checked, failing,
          checked == 0 ? 0 : failing / (double) checked);
    }
  }

  static QualityReport of(String division, LocalDate day, long names, List<Line> checks) {
    return new QualityReport(division, day, score(checks), names, checks);
  }

  /** A check that is about no name counts for nothing. Rounded down to a tenth, so that 100 means that nothing fails. */
  static Double score(List<Line> checks) {
    double weights = checks.stream().filter(line -> line.checked() > 0).mapToDouble(Line::weight).sum();
    if (weights == 0) {
      return null;
    }
    double lost = checks.stream().mapToDouble(line -> line.weight() * line.share()).sum();
    return Math.floor(1000 * (1 - lost / weights) + 1e-9) / 10;
  }
}
