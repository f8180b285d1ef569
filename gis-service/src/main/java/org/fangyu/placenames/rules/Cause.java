package org.fangyu.placenames.rules;

import org.fangyu.geometry.naming.BorneName;
import org.fangyu.geometry.naming.GenericFinding;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.Wording;

/** What about a name breaks a rule, or keeps it. */
public sealed interface Cause {

  /** It has a specific part only. */
  record NoGeneric() implements Cause {}

  /** What its generic word is worth. */
  record Generic(GenericFinding finding) implements Cause {}

  /** What is wrong with its words alone. */
  record Words(Wording.Fault fault) implements Cause {}

  /** Characters that are not in the table of common ones. */
  record Rare(String characters) implements Cause {}

  /** A word of a list is in it. */
  record Listed(ListedWord word) implements Cause {}

  /** Somebody bears a name like it. */
  record Clash(NameClash clash) implements Cause {}

  /** It is, or uses, the name of a famous feature. */
  record Famous(ListedWord feature) implements Cause {}

  /** A division uses the name of a feature that is larger than it. */
  record Wider(BorneName feature) implements Cause {}

  /** A facility is not called after its place. @param nearest place round about; null if none is known */
  record NotLocal(BorneName nearest) implements Cause {}

  /** A facility is called after this place. */
  record Local(BorneName place) implements Cause {}

  /** A name worth keeping would go. @param planned whether the case has a plan for its protection */
  record Kept(ProtectedName name, boolean planned) implements Cause {}
}
