package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.placenames.rules.NamingAct;
import org.fangyu.placenames.rules.SetAside;
import org.fangyu.placenames.sources.Area;
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

  private static final int COUNTY_DIGITS = 6;

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

  /**
   * The divisions in which rivals lie; empty where there is no scope. The names of a built-up area are registered in the
   * counties round it, or in their city or province itself.
   *
   * @param holding codes of the counties, cities and provinces that meet a box
   */
  List<Wanted.Codes> divisions(Function<Envelope, List<String>> holding) {
    if (scope.parts().isEmpty()) {
      return List.of();
    }
    ScopeArea first = scope.parts().get(0).area();
    if (first.kind() != ScopeArea.Kind.BUILT_UP) {
      return List.of(Wanted.Codes.beginning(first.code()));
    }
    List<Wanted.Codes> divisions = new ArrayList<>();
    Stream<String> owners = located.areas().stream().filter(area -> area.level().equals("built-up-area")).map(Area::division);
    Stream.concat(holding.apply(polygon.getEnvelopeInternal()).stream(), owners)
        .map(code -> code.substring(0, Math.min(COUNTY_DIGITS, code.length()))).distinct()
        .forEach(code -> divisions.add(code.length() < COUNTY_DIGITS || code.endsWith("00") ? Wanted.Codes.only(code) : Wanted.Codes.beginning(code)));
    return divisions;
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
