package org.fangyu.geometry.naming;

import java.util.Set;

/**
 * What a generic word (通名) fits; each bound is NaN where the rule sets none.
 *
 * @param minWidthMetres inclusive
 * @param maxWidthMetres exclusive
 * @param minLengthMetres inclusive
 * @param maxLengthMetres exclusive
 * @param roadClasses classes of road the word fits; empty = any
 */
public record GenericWordRule(String generic, double minWidthMetres, double maxWidthMetres, double minLengthMetres,
    double maxLengthMetres, Set<String> roadClasses, String legalBasis) {

  public GenericWordRule {
    if (generic.isBlank()) {
      throw new IllegalArgumentException("a rule needs its generic word");
    }
    if (minWidthMetres >= maxWidthMetres || minLengthMetres >= maxLengthMetres) {
      throw new IllegalArgumentException("the bounds of %s are empty: width %s..%s, length %s..%s".formatted(generic,
          minWidthMetres, maxWidthMetres, minLengthMetres, maxLengthMetres));
    }
    roadClasses = Set.copyOf(roadClasses);
  }

  /** True unless a known value breaks a bound; an unknown value (NaN, null) breaks none. */
  public boolean fits(double widthMetres, double lengthMetres, String roadClass) {
    return !(widthMetres < minWidthMetres) && !(widthMetres >= maxWidthMetres)
        && !(lengthMetres < minLengthMetres) && !(lengthMetres >= maxLengthMetres) && fitsClass(roadClass);
  }

  boolean fitsClass(String roadClass) {
    return roadClass == null || roadClasses.isEmpty() || roadClasses.contains(roadClass);
  }
}
