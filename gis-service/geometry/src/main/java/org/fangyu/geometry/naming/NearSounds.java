package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sounds that the dialect of a place does not tell apart, such as n and l, zh and z, in and ing. Not transitive: where n
 * is near l and l near r, n is not near r.
 */
public final class NearSounds {

  /** More spellings than this are not looked for; then those are in which one syllable is another. */
  static final int MOST_VARIANTS = 4_000;

  private static final List<String> ONSETS = List.of("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r",
      "z", "c", "s", "y", "w");

  /** Which part of a syllable a pair speaks of: its onset (声母), the end of its rime (韵母), or the whole. */
  public enum Part { ONSET, RIME, SYLLABLE }

  /** Two sounds taken for one another, toneless, ü as v. */
  public record Pair(Part part, String one, String other) {
    public Pair {
      if (one.equals(other) || one.isBlank() || other.isBlank()) {
        throw new IllegalArgumentException("two different sounds make a pair, were '" + one + "' and '" + other + "'");
      }
    }
  }

  /** Where every sound is told apart. */
  public static final NearSounds NONE = new NearSounds(List.of());

  private final List<Pair> pairs;

  public NearSounds(Collection<Pair> pairs) {
    this.pairs = List.copyOf(pairs);
  }

  /** Whether two sequences of syllables are near and not the same. */
  public boolean near(List<String> one, List<String> other) {
    if (pairs.isEmpty() || one.size() != other.size() || one.equals(other)) {
      return false;
    }
    for (int i = 0; i < one.size(); i++) {
      if (!one.get(i).equals(other.get(i)) && !alternatives(one.get(i)).contains(other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Every sound near the syllables, without spaces, itself left out; for looking names up by equality. */
  public Set<String> variants(List<String> syllables) {
    List<List<String>> choices = syllables.stream().map(syllable -> List.copyOf(alternatives(syllable))).toList();
    long count = choices.stream().mapToLong(List::size).reduce(1, (a, b) -> Math.min(Integer.MAX_VALUE, a * b));
    Set<String> variants = count > MOST_VARIANTS ? oneOther(syllables, choices) : all(choices);
    variants.remove(String.join("", syllables));
    return variants;
  }

  private static Set<String> all(List<List<String>> choices) {
    Set<String> begun = new LinkedHashSet<>(List.of(""));
    for (List<String> choice : choices) {
      Set<String> longer = new LinkedHashSet<>();
      begun.forEach(beginning -> choice.forEach(syllable -> longer.add(beginning + syllable)));
      begun = longer;
    }
    return begun;
  }

  private static Set<String> oneOther(List<String> syllables, List<List<String>> choices) {
    Set<String> variants = new LinkedHashSet<>();
    for (int i = 0; i < syllables.size(); i++) {
      List<String> changed = new ArrayList<>(syllables);
      for (String syllable : choices.get(i)) {
        changed.set(i, syllable);
        variants.add(String.join("", changed));
      }
    }
    return variants;
  }

  /** The syllable and all that it may be taken for. */
  Set<String> alternatives(String syllable) {
    Set<String> found = new LinkedHashSet<>(List.of(syllable));
    String onset = ONSETS.stream().filter(syllable::startsWith).findFirst().orElse("");
    String rime = syllable.substring(onset.length());
    for (String first : exchanged(onset, Part.ONSET)) {
      for (String last : exchanged(rime, Part.RIME)) {
        found.add(first + last);
      }
    }
    found.addAll(exchanged(syllable, Part.SYLLABLE));
    return found;
  }

  private Set<String> exchanged(String sound, Part part) {
    Set<String> found = new LinkedHashSet<>(List.of(sound));
    for (Pair pair : pairs) {
      if (pair.part() == part) {
        exchange(sound, pair.one(), pair.other(), part, found);
        exchange(sound, pair.other(), pair.one(), part, found);
      }
    }
    return found;
  }

  /** Rimes are near in their ends: an and ang bring uan and uang with them. */
  private static void exchange(String sound, String from, String to, Part part, Set<String> found) {
    if (part == Part.RIME ? sound.endsWith(from) : sound.equals(from)) {
      found.add(sound.substring(0, sound.length() - from.length()) + to);
    }
  }
}
