package org.fangyu.geometry.naming;

/**
 * A name that is like the proposed one, borne in the same scope.
 *
 * @param scope the area both lie in
 */
public record NameClash(Likeness likeness, BorneName rival, ScopeArea scope) {

  /** How two names are alike, gravest first. */
  public enum Likeness {
    SAME_NAME,
    SAME_SOUND,
    /** Same specific part, another generic word: 迎宾路 and 迎宾大道. */
    SAME_SPECIFIC,
    SAME_SPECIFIC_SOUND,
    /** Alike but for 新, 大 or the name of the place put before: 新迎宾大道 and 迎宾大道. */
    ADDED_WORD,
    /** The same sound but for syllables that the dialect does not tell apart. */
    NEAR_SOUND
  }

  /** The same name on a road that this one touches: perhaps one road that is being prolonged. */
  public boolean mayBeProlonged() {
    return likeness == Likeness.SAME_NAME && rival.nameClass().equals(ProposedName.ROAD) && rival.standing() == Standing.STANDARD
        && rival.distanceMetres() <= NamingScope.TOUCH_METRES;
  }
}
