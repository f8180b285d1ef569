package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** Faults that stand in the words of a name alone, wherever the road is. */
public final class Wording {

  /** Numerals as they are written in names. */
  private static final String NUMERALS = "〇零一二三四五六七八九十百千";
  /** What may stand round a bare ordinal: 第一, 12号. */
  private static final String ORDINAL_SIGNS = "第号";

  private Wording() {}

  /** What is wrong with the words. */
  public enum Kind {
    /** A sign that is no Chinese character. */
    NOT_CHINESE,
    /** Two generic words on end: 迎宾路大道. */
    STACKED_GENERIC,
    /** A number and nothing else: 第三大道. */
    BARE_ORDINAL
  }

  /** @param part the characters at fault */
  public record Fault(Kind kind, String part) {}

  /**
   * The faults of a specific part.
   *
   * @param generics the generic words in use, to find two on end
   */
  public static List<Fault> faults(String specific, Collection<String> generics) {
    List<Fault> faults = new ArrayList<>();
    String foreign = foreign(specific);
    if (!foreign.isEmpty()) {
      faults.add(new Fault(Kind.NOT_CHINESE, foreign));
    }
    stacked(specific, generics).ifPresent(word -> faults.add(new Fault(Kind.STACKED_GENERIC, word)));
    if (bareOrdinal(specific)) {
      faults.add(new Fault(Kind.BARE_ORDINAL, specific));
    }
    return faults;
  }

  /** The characters of a name that are not common, each once, in order. */
  public static String rare(String name, IntPredicate common) {
    StringBuilder rare = new StringBuilder();
    name.codePoints().filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN && !common.test(c))
        .distinct().forEach(rare::appendCodePoint);
    return rare.toString();
  }

  private static String foreign(String specific) {
    StringBuilder foreign = new StringBuilder();
    specific.codePoints().filter(c -> Character.UnicodeScript.of(c) != Character.UnicodeScript.HAN)
        .distinct().forEach(foreign::appendCodePoint);
    return foreign.toString();
  }

  /** 里 and 弄 at the end of a specific part are mostly part of the word, so one-syllable words need two before them. */
  private static Optional<String> stacked(String specific, Collection<String> generics) {
    return generics.stream().filter(word -> specific.endsWith(word) && specific.length() >= word.length() + 2)
        .filter(word -> !word.equals("里")).max(Comparator.comparingInt(String::length));
  }

  private static boolean bareOrdinal(String specific) {
    boolean number = specific.codePoints().anyMatch(c -> NUMERALS.indexOf(c) >= 0 || Character.isDigit(c));
    return number && specific.codePoints()
        .allMatch(c -> NUMERALS.indexOf(c) >= 0 || Character.isDigit(c) || ORDINAL_SIGNS.indexOf(c) >= 0)
        && !dates(specific);
  }

  /** 五一, 八一, 九一八: digits set side by side are dates, not numbers. */
  private static boolean dates(String specific) {
    return specific.length() >= 2 && specific.codePoints().allMatch(c -> "一二三四五六七八九".indexOf(c) >= 0);
  }
}
