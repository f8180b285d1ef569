package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.fangyu.geometry.naming.GenericFinding.Kind;

/**
 * Whether a generic word is allowed for the class of name and, on roads, fits the road: 地名管理条例 art. 9(3), the name agrees with the real extent,
 * scale and nature of what it names.
 */
public final class GenericWords {

  private GenericWords() {}

  /**
   * Looks at one generic word.
   *
   * @param widthMetres width of the road, NaN if unknown
   * @param lengthMetres length of the road; 0 for places
   * @param roadClass class of the road, null if unknown and for places
   * @param rules the words allowed at the place for the class of name; never empty
   */
  public static List<GenericFinding> check(String generic, double widthMetres, double lengthMetres, String roadClass,
      Collection<GenericWordRule> rules) {
    List<String> fitting = rules.stream().filter(r -> r.fits(widthMetres, lengthMetres, roadClass))
        .map(GenericWordRule::generic).toList();
    Optional<GenericWordRule> row = rules.stream().filter(r -> r.generic().equals(generic)).findFirst();
    if (row.isEmpty()) {
      return List.of(new GenericFinding(Kind.NOT_ALLOWED, null, Double.NaN, fitting));
    }
    GenericWordRule rule = row.get();
    List<GenericFinding> found = new ArrayList<>();
    if (!rule.fitsClass(roadClass)) {
      found.add(new GenericFinding(Kind.WRONG_CLASS, rule, Double.NaN, fitting));
    }
    width(rule, widthMetres).ifPresent(kind -> found.add(new GenericFinding(kind, rule, widthMetres, fitting)));
    length(rule, lengthMetres).ifPresent(kind -> found.add(new GenericFinding(kind, rule, lengthMetres, fitting)));
    if (found.isEmpty()) {
      found.add(new GenericFinding(Kind.FITS, rule, widthMetres, fitting));
    }
    return found;
  }

  private static Optional<Kind> width(GenericWordRule rule, double metres) {
    if (Double.isNaN(metres)) {
      boolean bounded = !Double.isNaN(rule.minWidthMetres()) || !Double.isNaN(rule.maxWidthMetres());
      return bounded ? Optional.of(Kind.WIDTH_UNKNOWN) : Optional.empty();
    }
    if (metres < rule.minWidthMetres()) {
      return Optional.of(Kind.TOO_NARROW);
    }
    return metres >= rule.maxWidthMetres() ? Optional.of(Kind.TOO_WIDE) : Optional.empty();
  }

  private static Optional<Kind> length(GenericWordRule rule, double metres) {
    if (metres < rule.minLengthMetres()) {
      return Optional.of(Kind.TOO_SHORT);
    }
    return metres >= rule.maxLengthMetres() ? Optional.of(Kind.TOO_LONG) : Optional.empty();
  }
}
