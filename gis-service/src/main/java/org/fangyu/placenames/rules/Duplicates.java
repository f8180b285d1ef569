package org.fangyu.placenames.rules;

import java.util.Map;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.NameClash.Likeness;
import org.fangyu.geometry.naming.NameClashes;
import org.fangyu.geometry.naming.Standing;
import org.fangyu.rules.Severity;

/** R08, and of R11 the reuse of a name that was struck off: what a likeness weighs. */
final class Duplicates {

  private static final Map<Likeness, String> RULES = Map.of(Likeness.SAME_NAME, "R08.same_name", Likeness.SAME_SOUND, "R08.same_sound",
      Likeness.SAME_SPECIFIC, "R08.same_specific", Likeness.SAME_SPECIFIC_SOUND, "R08.same_specific", Likeness.ADDED_WORD, "R08.added_word",
      Likeness.NEAR_SOUND, "R08.near_sound");

  private Duplicates() {}

  static void check(NamingContext context, Faults faults) {
    for (NameClash clash : NameClashes.find(context.proposed(), context.scope(), context.rivals(), context.addedWords(), context.near())) {
      if (worthAWord(clash)) {
        String key = clash.rival().standing() == Standing.CANCELLED ? "R11.reuse" : RULES.get(clash.likeness());
        context.rules().find(key).ifPresent(rule ->
            faults.add(rule, weight(rule.severity(), clash.rival().standing(), context.scope().statutory()), new Cause.Clash(clash)));
      }
    }
  }

  /** Of names that are no longer borne, or borne beside the standard one, only those that are written or sound the same. */
  private static boolean worthAWord(NameClash clash) {
    return switch (clash.rival().standing()) {
      case STANDARD, PENDING -> true;
      case ALIAS, FORMER -> clash.likeness() == Likeness.SAME_NAME || clash.likeness() == Likeness.SAME_SOUND;
      case CANCELLED -> clash.likeness() == Likeness.SAME_NAME;
    };
  }

  /** One grade less for aliases and former names; nothing is an error where no law sets the scope. */
  private static Severity weight(Severity row, Standing standing, boolean statutory) {
    boolean lesser = standing == Standing.ALIAS || standing == Standing.FORMER;
    Severity weight = !lesser ? row : row == Severity.ERROR ? Severity.WARNING : Severity.INFO;
    return weight == Severity.ERROR && !statutory ? Severity.WARNING : weight;
  }
}
