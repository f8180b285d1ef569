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
 * Finds the names in the scope of a proposed one that it must not or should not repeat: 地名管理条例 art. 9(7) and (8), no
 * same name and, if possible, no same sound. Same sound is equality of the toneless syllables. How much a likeness weighs
 * is not decided here.
 */
public final class NameClashes {

  private static final Comparator<NameClash> ORDER = Comparator.comparing(NameClash::likeness)
      .thenComparingDouble(clash -> clash.rival().distanceMetres())
      .thenComparing(clash -> clash.rival().id());

  private NameClashes() {}

  /**
   * The clashes, most alike first, then nearest. Several stretches of road under one name count once, as the nearest.
   *
   * @param addedWords words whose addition before a name does not make it another: 新, 大, the name of the county
   * @param near sounds that the dialect does not tell apart
   */
  public static List<NameClash> find(ProposedName proposed, NamingScope scope, Collection<BorneName> rivals,
      Collection<String> addedWords, NearSounds near) {
    Map<String, NameClash> nearest = new LinkedHashMap<>();
    for (BorneName rival : rivals) {
      likeness(proposed, rival, addedWords, near)
          .flatMap(likeness -> scope.areaOf(rival).map(area -> new NameClash(likeness, rival, area)))
          .ifPresent(clash -> nearest.merge(rival.name() + '/' + rival.standing() + '/' + rival.bearer(), clash,
              (a, b) -> ORDER.compare(a, b) <= 0 ? a : b));
    }
    List<NameClash> clashes = new ArrayList<>(nearest.values());
    clashes.sort(ORDER);
    return clashes;
  }

  static Optional<Likeness> likeness(ProposedName proposed, BorneName rival, Collection<String> addedWords, NearSounds near) {
    if (proposed.name().equals(rival.name())) {
      return Optional.of(Likeness.SAME_NAME);
    }
    Reading own = proposed.reading();
    Reading other = rival.reading();
    if (own.whole().equals(other.whole())) {
      return Optional.of(Likeness.SAME_SOUND);
    }
    if (proposed.specific().equals(rival.specific())) {
      return Optional.of(Likeness.SAME_SPECIFIC);
    }
    if (own.part().equals(other.part())) {
      return Optional.of(Likeness.SAME_SPECIFIC_SOUND);
    }
    if (addedWords.stream().anyMatch(word -> added(word, proposed.name(), rival.name()) || added(word, rival.name(), proposed.name()))) {
      return Optional.of(Likeness.ADDED_WORD);
    }
    boolean sounds = own.generic().equals(other.generic()) && near.near(own.specific(), other.specific());
    return sounds ? Optional.of(Likeness.NEAR_SOUND) : Optional.empty();
  }

  private static boolean added(String word, String longer, String shorter) {
    return longer.length() == word.length() + shorter.length() && longer.startsWith(word) && longer.endsWith(shorter);
  }
}
