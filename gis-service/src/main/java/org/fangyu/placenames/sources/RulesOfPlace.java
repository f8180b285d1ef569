package org.fangyu.placenames.sources;

import java.util.List;
import java.util.Map;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NearSounds;
import org.fangyu.placenames.rules.ListedWord;
import org.fangyu.placenames.rules.RulesInForce;

/**
 * All rows that hold for a class of names at a place and day.
 *
 * @param scopes by generic word; the empty word stands for any other
 */
public record RulesOfPlace(RulesInForce rules, List<GenericWordRule> generics, List<ListedWord> words, NearSounds near,
    Map<String, NamingScopeRow> scopes) {

  /** The scope of a name with this generic word, which may be empty. */
  public NamingScopeRow scope(String generic) {
    NamingScopeRow row = scopes.getOrDefault(generic, scopes.get(""));
    if (row == null) {
      throw new IllegalStateException("no scope of names is set: the rules were set up wrongly");
    }
    return row;
  }

  /** Words whose addition before a name does not make it another. */
  public List<String> addedWords() {
    return words.stream().filter(word -> word.kind() == ListedWord.Kind.ADDED).map(ListedWord::word).toList();
  }
}
