package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.geometry.naming.NameClash.Likeness;

/**
 * Finds the names in the scope of a road that the proposed name must not or should not repeat: 地名管理条例 art. 9(8),
 * no same name and, if possible, no same sound inside one built-up area. Same sound is equality of the toneless
 * syllables; near sounds of a dialect are not looked for.
 */
public final class NameClashes {

  private static final Comparator<NameClash> ORDER = Comparator.comparing(NameClash::weight)
      .thenComparing(NameClash::likeness)
      .thenComparingDouble(NameClash::distanceMetres)
      .thenComparing(clash -> clash.rival().id());

  private NameClashes() {}

  /**
   * The clashes, gravest first, then nearest. Several stretches of road under one name count once, as the nearest.
   *
   * @param addedWords words whose addition before a name does not make it another: 新, 大, the name of the county
   */
  public static List<NameClash> find(ProposedName proposed, NamingScope scope, Collection<NamedRoad> rivals,
      Collection<String> addedWords) {
    Map<String, NameClash> nearest = new LinkedHashMap<>();
    for (NamedRoad rival : rivals) {
      likeness(proposed, rival, addedWords)
          .flatMap(likeness -> clash(proposed, scope, rival, likeness))
          .ifPresent(clash -> nearest.merge(rival.name() + '/' + rival.standing() + '/' + rival.bearer(), clash,
              (a, b) -> ORDER.compare(a, b) <= 0 ? a : b));
    }
    List<NameClash> clashes = new ArrayList<>(nearest.values());
    clashes.sort(ORDER);
    return clashes;
  }

  private static Optional<NameClash> clash(ProposedName proposed, NamingScope scope, NamedRoad rival, Likeness likeness) {
    return weight(likeness, rival.standing(), scope.byDivision()).flatMap(weight -> scope.areaOf(rival.line())
        .map(area -> new NameClash(likeness, weight, rival, area, proposed.road().distance(rival.line()))));
  }

  static Optional<Likeness> likeness(ProposedName proposed, NamedRoad rival, Collection<String> addedWords) {
    if (proposed.name().equals(rival.name())) {
      return Optional.of(Likeness.SAME_NAME);
    }
    if (proposed.sound().equals(rival.sound())) {
      return Optional.of(Likeness.SAME_SOUND);
    }
    if (proposed.specific().equals(rival.specific())) {
      return Optional.of(Likeness.SAME_SPECIFIC);
    }
    if (proposed.specificSound().equals(rival.specificSound())) {
      return Optional.of(Likeness.SAME_SPECIFIC_SOUND);
    }
    boolean added = addedWords.stream().anyMatch(word -> added(word, proposed.name(), rival.name())
        || added(word, rival.name(), proposed.name()));
    return added ? Optional.of(Likeness.ADDED_WORD) : Optional.empty();
  }

  private static boolean added(String word, String longer, String shorter) {
    return longer.length() == word.length() + shorter.length() && longer.startsWith(word) && longer.endsWith(shorter);
  }

  /**
   * How much a likeness weighs; empty if it is not worth a word. Outside built-up areas the law sets no scope, so
   * nothing there is an error.
   */
  static Optional<Weight> weight(Likeness likeness, Standing standing, boolean byDivision) {
    return switch (standing) {
      case STANDARD, PENDING ->
          Optional.of(likeness == Likeness.SAME_NAME && !byDivision ? Weight.ERROR : Weight.WARNING);
      case ALIAS, FORMER -> switch (likeness) {
        case SAME_NAME -> Optional.of(Weight.WARNING);
        case SAME_SOUND -> Optional.of(Weight.INFO);
        default -> Optional.empty();
      };
      case CANCELLED -> likeness == Likeness.SAME_NAME ? Optional.of(Weight.WARNING) : Optional.empty();
    };
  }
}
