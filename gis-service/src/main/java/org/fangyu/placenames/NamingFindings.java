package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.fangyu.geometry.naming.GenericFinding;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.NameClash.Likeness;
import org.fangyu.geometry.naming.Standing;
import org.fangyu.geometry.naming.Weight;
import org.fangyu.geometry.naming.Wording;
import org.fangyu.rules.RuleValue;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Geometry;

/** Collects what was found under the rules in force. A rule that the place has switched off (0) finds nothing. */
final class NamingFindings {

  /** Rules that the check looks up. */
  static final List<String> RULES = List.of("N01", "P01", "R01", "R03", "R04", "R08", "R11");

  private static final Map<Likeness, String> LIKENESS_RULES = Map.of(Likeness.SAME_NAME, "R08.same_name", Likeness.SAME_SOUND, "R08.same_sound",
      Likeness.SAME_SPECIFIC, "R08.same_specific", Likeness.SAME_SPECIFIC_SOUND, "R08.same_specific", Likeness.ADDED_WORD, "R08.added_word");
  private static final Map<Wording.Kind, String> WORDING_RULES = Map.of(Wording.Kind.NOT_CHINESE, "R04.common_script",
      Wording.Kind.STACKED_GENERIC, "R11.stacked_generic", Wording.Kind.BARE_ORDINAL, "R11.bare_ordinal", Wording.Kind.GRAND_WORD, "R11.grand_word");

  private final Map<String, RuleValue> rules;
  private final List<NamingFinding> findings = new ArrayList<>();

  NamingFindings(Map<String, RuleValue> rules) {
    this.rules = rules;
  }

  void clash(NameClash clash, String pinyinPlain, Geometry where) {
    String key = clash.rival().standing() == Standing.CANCELLED ? "R11.reuse" : LIKENESS_RULES.get(clash.likeness());
    add(key, severity(clash.weight()), NamingSentences.clash(clash, pinyinPlain),
        new NamingFinding.Rival(clash.rival().id(), clash.rival().name()), where);
  }

  void generic(String word, GenericFinding found, Geometry road) {
    String key = found.kind() == GenericFinding.Kind.NOT_ALLOWED ? "R01.generic_allowed" : "R03.fits_road";
    if (on(key)) {
      String clause = found.rule() == null ? rules.get(key).legalBasis() : found.rule().legalBasis();
      findings.add(finding(key, severity(found.weight()), NamingSentences.generic(word, found), clause, null, null,
          found.weight() == Weight.PASSED ? null : road));
    }
  }

  void wording(Wording.Fault fault) {
    add(WORDING_RULES.get(fault.kind()), severity(fault.weight()), NamingSentences.wording(fault), null, null);
  }

  void add(String key, Severity severity, String message, NamingFinding.Rival rival, Geometry where) {
    if (on(key)) {
      findings.add(finding(key, severity, message, rules.get(key).legalBasis(), rival, null, where));
    }
  }

  private static NamingFinding finding(String key, Severity severity, String message, String clause, NamingFinding.Rival rival, Double metres, Geometry where) {
    return new NamingFinding(key.substring(0, 3), key.substring(4), severity, message, clause, rival, metres, null, where, severity == Severity.WARNING, null);
  }

  private boolean on(String key) {
    RuleValue rule = rules.get(key);
    return rule != null && rule.number() != 0;
  }

  /** Gravest first; what was looked at and in order at the end. */
  List<NamingFinding> sorted() {
    return findings.stream().sorted(Comparator.comparingInt(finding -> ORDER.indexOf(finding.severity()))).toList();
  }

  private static final List<Severity> ORDER = List.of(Severity.ERROR, Severity.WARNING, Severity.UNKNOWN, Severity.INFO, Severity.PASSED);

  private static Severity severity(Weight weight) {
    return Severity.valueOf(weight.name());
  }
}
