package org.fangyu.placenames.rules;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntPredicate;
import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.geometry.naming.ProposedName;

/**
 * All that the rules of naming look at.
 *
 * @param division code of the smallest known division it lies in
 * @param roadClass of a road; null if unknown, and for places
 * @param widthMetres of a road; NaN if unknown
 * @param rules in force for the class of name
 * @param generics generic words allowed for the class; empty where the class knows none
 * @param common characters of the table of common characters
 * @param words of all lists
 * @param addedWords words whose addition before a name does not make it another
 * @param rivals names that may be like, borne or proposed, of the record itself none
 * @param features natural features that bear the specific part as their name or specific part
 * @param localNames names of places round about, nearest first; null where they were not looked up
 * @param keepsakes protected and historic names that the record bears
 * @param papers kinds of papers in the case
 * @param setAside reasons given
 */
public record NamingContext(NamingAct act, ProposedName proposed, String division, String roadClass, double widthMetres, NamingScope scope,
    RulesInForce rules, List<GenericWordRule> generics, IntPredicate common, List<ListedWord> words, List<String> addedWords, NearSounds near,
    List<BorneName> rivals, List<BorneName> features, List<BorneName> localNames, List<ProtectedName> keepsakes, Set<String> papers,
    List<SetAside> setAside) {

  public NamingContext {
    Objects.requireNonNull(act, "act");
    Objects.requireNonNull(proposed, "proposed");
    Objects.requireNonNull(scope, "scope");
    Objects.requireNonNull(rules, "rules");
  }
}
