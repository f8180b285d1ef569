package org.fangyu.placenames.rules;

import java.util.List;
import java.util.Set;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.GenericFinding;
import org.fangyu.geometry.naming.GenericFinding.Kind;
import org.fangyu.geometry.naming.GenericWords;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.Wording;
import org.fangyu.placenames.rules.ListedWord.Match;
import org.fangyu.rules.Severity;

/** The rules R01–R12, one function each. Which are looked at depends on the act: an extension gives no new name. */
public final class NamingRules {

  private static final Set<String> NATURAL = Set.of("sea", "water", "relief");
  /** 地名管理条例 art. 9(10): facilities of transport, water, power, telecommunication and weather. */
  private static final Set<String> FACILITIES = Set.of("transport", "utility");
  private static final String DIVISION = "division";

  private NamingRules() {}

  /** Everything found, in the order of the rules. */
  public static List<NamingFault> check(NamingContext context) {
    Faults faults = new Faults(context);
    if (context.act().givesName()) {
      parts(context, faults);
      words(context, faults);
      divisionName(context, faults);
      facilityName(context, faults);
    }
    if (context.act().givesName() || context.act() == NamingAct.EXTEND) {
      fitsRoad(context, faults);
      Duplicates.check(context, faults);
    }
    if (context.act().takesName()) {
      keepsakes(context, faults);
    }
    return faults.all();
  }

  /** R01: specific and generic part, the generic word one of the class. */
  private static void parts(NamingContext context, Faults faults) {
    if (context.proposed().generic().isEmpty()) {
      faults.add("R01.two_parts", new Cause.NoGeneric());
    } else if (!context.generics().isEmpty()) {
      generic(context).stream().filter(found -> found.kind() == Kind.NOT_ALLOWED)
          .forEach(found -> faults.add("R01.generic_allowed", new Cause.Generic(found)));
    }
  }

  /** R03: the generic word fits class, width and length of the road. */
  private static void fitsRoad(NamingContext context, Faults faults) {
    if (!context.proposed().isRoad()) {
      return;
    }
    for (GenericFinding found : generic(context)) {
      switch (found.kind()) {
        case NOT_ALLOWED -> { }
        case FITS -> faults.add("R03.fits_road", Severity.PASSED, new Cause.Generic(found));
        case WIDTH_UNKNOWN -> faults.add("R03.fits_road", Severity.UNKNOWN, new Cause.Generic(found));
        default -> faults.add("R03.fits_road", new Cause.Generic(found));
      }
    }
  }

  private static List<GenericFinding> generic(NamingContext context) {
    return GenericWords.check(context.proposed().generic(), context.widthMetres(), context.scope().lengthMetres(), context.roadClass(), context.generics());
  }

  /** R02, R04, R05, R06, R07, R11: what stands in the words alone. */
  private static void words(NamingContext context, Faults faults) {
    ProposedName proposed = context.proposed();
    for (ListedWord word : context.words()) {
      if (word.kind().rule() != null && word.in(proposed.specific(), proposed.name())) {
        faults.add(word.kind().rule(), new Cause.Listed(word));
      }
    }
    String rare = Wording.rare(proposed.name(), context.common());
    if (!rare.isEmpty()) {
      faults.add("R04.common_character", new Cause.Rare(rare));
    }
    List<String> generics = context.generics().stream().map(rule -> rule.generic()).toList();
    for (Wording.Fault fault : Wording.faults(proposed.specific(), generics)) {
      faults.add(switch (fault.kind()) {
        case NOT_CHINESE -> "R04.common_script";
        case STACKED_GENERIC -> "R11.stacked_generic";
        case BARE_ORDINAL -> "R11.bare_ordinal";
      }, new Cause.Words(fault));
    }
  }

  /** R09, and the part of R08 that guards the names of famous features themselves. */
  private static void divisionName(NamingContext context, Faults faults) {
    ProposedName proposed = context.proposed();
    boolean division = proposed.nameClass().equals(DIVISION);
    if (division || NATURAL.contains(proposed.nameClass())) {
      context.words().stream().filter(word -> word.kind() == ListedWord.Kind.FAMOUS_FEATURE)
          .filter(word -> division ? word.in(proposed.specific(), proposed.name()) : word.match() == Match.WHOLE && word.word().equals(proposed.name()))
          .forEach(word -> faults.add(division ? "R09.famous_feature" : "R08.famous_feature", new Cause.Famous(word)));
    }
    if (division) {
      context.features().stream().filter(feature -> wider(feature.division(), context.division())).findFirst()
          .ifPresent(feature -> faults.add("R09.wider_feature", new Cause.Wider(feature)));
    }
  }

  /** A feature is registered with the smallest division that holds all of it. */
  private static boolean wider(String feature, String division) {
    return feature.length() < division.length() && division.startsWith(feature);
  }

  /** R10: a facility is called after the place it stands in. */
  private static void facilityName(NamingContext context, Faults faults) {
    String specific = context.proposed().specific();
    if (!FACILITIES.contains(context.proposed().nameClass()) || context.localNames() == null) {
      return;
    }
    context.localNames().stream().filter(place -> specific.contains(core(place)) || place.name().startsWith(specific)).findFirst().ifPresentOrElse(
        place -> faults.add("R10.local_name", Severity.PASSED, new Cause.Local(place)),
        () -> {
          boolean known = !context.localNames().isEmpty();
          Cause cause = new Cause.NotLocal(known ? context.localNames().get(0) : null);
          if (known) {
            faults.add("R10.local_name", cause);
          } else {
            faults.add("R10.local_name", Severity.UNKNOWN, cause);
          }
        });
  }

  /** One character is too little to be called after. */
  private static String core(BorneName place) {
    return place.specific().codePointCount(0, place.specific().length()) < 2 ? place.name() : place.specific();
  }

  /** R12: a protected name goes only by a plan, a historic one for weighty reasons. */
  private static void keepsakes(NamingContext context, Faults faults) {
    boolean planned = context.papers().contains("protection-plan");
    for (ProtectedName kept : context.keepsakes()) {
      if (kept.kind() == ProtectedName.Kind.HISTORIC) {
        faults.add("R12.historic_name", new Cause.Kept(kept, planned));
      } else if (planned) {
        faults.add("R12.protected_name", Severity.INFO, new Cause.Kept(kept, true));
      } else {
        faults.add("R12.protected_name", new Cause.Kept(kept, false));
      }
    }
  }
}
