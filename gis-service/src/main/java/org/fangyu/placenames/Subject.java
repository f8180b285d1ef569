package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.placenames.rules.NamingAct;
import org.fangyu.placenames.rules.SetAside;
import org.fangyu.placenames.sources.CaseSource.CasePapers;
import org.fangyu.placenames.sources.Folding;
import org.fangyu.placenames.sources.NamingScopeRow;
import org.fangyu.placenames.sources.RulesOfPlace;
import org.fangyu.placenames.sources.Wanted;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * One name of a batch with all that was found out about it before its rivals are.
 *
 * @param number its place in the batch
 * @param polygon of the scope in longitude, latitude; null where there is none
 */
record Subject(int number, Proposal proposal, Located located, RulesOfPlace rules, NamingScopeRow scopeRow, NamingScope scope, Geometry polygon,
    ProposedName name, Spelled spelled, CasePapers papers) {

  /** A city's digits: the names of one built-up area lie in one city. */
  private static final int CITY_DIGITS = 4;

  NamingAct act() {
    return NamingAct.valueOf(proposal.act().name());
  }

  List<String> genericWords() {
    return rules.generics().stream().map(GenericWordRule::generic).toList();
  }

  /** Words whose addition before the name does not make it another: 新, 大, the name of the county. */
  List<String> addedWords() {
    List<String> added = new ArrayList<>(rules.addedWords());
    if (located.county() != null) {
      added.add(located.county().name());
      added.add(located.county().name().replaceAll("(?<=..)[省市县区乡镇]$", ""));
    }
    return added;
  }

  List<SetAside> setAside() {
    return proposal.ordinal() == null ? List.of() : papers.reasons().getOrDefault(proposal.ordinal(), List.of());
  }

  /** By which it is known to the others of its batch. */
  String id() {
    String code = proposal.ordinal() == null ? null : papers.codes().get(proposal.ordinal());
    return code == null ? "#" + (proposal.ordinal() == null ? number + 1 : proposal.ordinal()) : code;
  }

  /** The beginning of the codes of the divisions in which rivals lie; null where there is no scope. */
  String divisions() {
    if (scope.parts().isEmpty()) {
      return null;
    }
    ScopeArea first = scope.parts().get(0).area();
    if (first.kind() != ScopeArea.Kind.BUILT_UP) {
      return first.code();
    }
    return commonBeginning(located.areas().stream().filter(area -> area.level().equals("built-up-area")).map(area -> area.division()).toList());
  }

  private static String commonBeginning(List<String> codes) {
    String common = codes.get(0).substring(0, Math.min(CITY_DIGITS, codes.get(0).length()));
    for (String code : codes) {
      while (!code.startsWith(common)) {
        common = common.substring(0, common.length() - 1);
      }
    }
    return common;
  }

  Wanted wanted() {
    String name = Folding.folded(name().name());
    Set<String> names = new LinkedHashSet<>(List.of(name));
    for (String word : addedWords()) {
      names.add(word + name);
      if (name.startsWith(word) && name.length() > word.length()) {
        names.add(name.substring(word.length()));
      }
    }
    Set<String> sounds = new LinkedHashSet<>(List.of(name().reading().part()));
    if (rules.rules().find("R08.near_sound").isPresent()) {
      sounds.addAll(rules.near().variants(name().reading().specific()));
    }
    boolean builtUp = scope.parts().get(0).area().kind() == ScopeArea.Kind.BUILT_UP;
    Envelope box = builtUp ? polygon.getEnvelopeInternal() : null;
    return new Wanted(number, names, Folding.folded(name().specific()), name().reading().whole(), sounds, proposal.recordCode(), box);
  }
}
