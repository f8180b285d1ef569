package org.fangyu.romanisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fangyu.romanisation.Syllable.Source;

/** 儿 that only colours the syllable before it is an r without a syllable of its own (1984 rules, 12): 盆儿胡同 is Pénr Hútòng. */
final class Erhua {
  private static final String CHARACTER = "儿";
  /** Words in which 儿 is a child and keeps its syllable. */
  private static final Set<String> CHILDREN = Set.of("女儿", "幼儿", "少儿", "婴儿", "孤儿", "健儿", "男儿", "宁儿", "胎儿", "育儿");

  private Erhua() {}

  static boolean is(String character, String reading) {
    return character.equals(CHARACTER) && reading.equals("r");
  }

  /** Takes 儿 at the end of a street's specific part for an r; a person says whether it is one. @param cut where the generic part begins */
  static List<Syllable> drafted(List<Syllable> read, int cut) {
    int last = cut - 1;
    if (last < 1 || !read.get(last).text().equals(CHARACTER) || read.get(last).source() == Source.LEARNT || CHILDREN.contains(read.get(last - 1).text() + CHARACTER)) {
      return read;
    }
    List<Syllable> drafted = new ArrayList<>(read);
    drafted.set(last, new Syllable(CHARACTER, "r", List.of("ér"), read.get(last).source()));
    return drafted;
  }
}
