package org.fangyu.romanisation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Puts syllables together by the rules for spelling Chinese place names with the Chinese phonetic alphabet
 * (中国地名汉语拼音字母拼写规则, 1984), as far as a program can decide them. It does not know which words of three and
 * more characters have parts of their own; such a name comes out as one word and a person corrects it.
 */
final class Spelling {

  /** One-syllable words that join the generic they qualify: 景山后街 is Jǐngshān Hòujiē. */
  private static final String MODIFIERS = "东西南北中前后左右内外上下";
  /** 高中路 is the road of a high school, not the middle one of 高. */
  private static final Set<String> NOT_MODIFIED = Set.of("高中", "初中", "附中", "职中", "水上", "山上", "山下", "江南", "江北",
      "海上", "湖东", "西北", "东北", "西南", "东南", "关内", "关外");
  /** Words that end in a numeral without counting anything. */
  private static final Set<String> NOT_ORDINAL = Set.of("统一", "天一", "太一", "合一", "归一", "唯一", "同一", "划一", "守一",
      "正一", "万一", "三一", "一一", "东四", "西四", "建三", "双十", "重九", "丽三");

  private Spelling() {}

  static String spell(List<Syllable> specific, List<Syllable> generic) {
    List<String> words = new ArrayList<>();
    if (generic.isEmpty()) {
      addRun(specific, words);
      return String.join(" ", words);
    }
    List<Syllable> stem = new ArrayList<>(specific);
    List<Syllable> tail = new ArrayList<>(generic);
    boolean street = StreetWords.contains(text(generic));
    if (street) {
      moveModifier(stem, tail);
      moveRing(stem, tail);
    }
    String ordinal = street ? takeOrdinal(stem) : "";
    addRun(stem, words);
    if (!ordinal.isEmpty()) {
      words.add(ordinal);
    }
    addRun(tail, words);
    return String.join(" ", words);
  }

  /** Rule 2, where something of at least two characters stays before the modifier. */
  private static void moveModifier(List<Syllable> stem, List<Syllable> tail) {
    int last = stem.size() - 1;
    if (last >= 2 && MODIFIERS.contains(stem.get(last).text())
        && !NOT_MODIFIED.contains(text(stem.subList(last - 1, last + 1)))) {
      tail.add(0, stem.remove(last));
    }
  }

  /** 三环路 is 3 Huánlù: the ring belongs to the generic. */
  private static void moveRing(List<Syllable> stem, List<Syllable> tail) {
    int last = stem.size() - 1;
    if (last >= 1 && stem.get(last).text().equals("环") && Numerals.value(text(stem.subList(0, last))).isPresent()) {
      tail.add(0, stem.remove(last));
    }
  }

  /** Rule 7: takes the counting numeral off the end of the specific part and gives it in digits; empty if none. */
  private static String takeOrdinal(List<Syllable> stem) {
    int from = stem.size();
    while (from > 0 && isNumeral(stem.get(from - 1)) && NOT_ORDINAL.stream().noneMatch(text(stem.subList(0, from))::endsWith)) {
      from--;
    }
    var value = Numerals.value(text(stem.subList(from, stem.size())));
    if (value.isEmpty()) {
      return "";
    }
    boolean counted = from > 0 && stem.get(from - 1).text().equals("第");
    stem.subList(counted ? from - 1 : from, stem.size()).clear();
    return (counted ? "Dì-" : "") + value.getAsInt();
  }

  private static boolean isNumeral(Syllable syllable) {
    return syllable.text().length() == 1 && Numerals.isNumeral(syllable.text().charAt(0));
  }

  /** Adds the characters as one word, letters and digits apart from it. */
  private static void addRun(List<Syllable> syllables, List<String> words) {
    StringBuilder word = new StringBuilder();
    for (Syllable syllable : syllables) {
      if (syllable.asWritten()) {
        flush(word, words);
        words.add(syllable.text());
      } else {
        if (!word.isEmpty() && beginsWithVowel(syllable.reading())) {
          word.append('\'');
        }
        word.append(syllable.reading());
      }
    }
    flush(word, words);
  }

  private static void flush(StringBuilder word, List<String> words) {
    if (!word.isEmpty()) {
      words.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
      word.setLength(0);
    }
  }

  /** Rule 11: a, o or e at the start of a syllable. */
  private static boolean beginsWithVowel(String reading) {
    return "aoe".indexOf(Syllables.withoutTone(reading).charAt(0)) >= 0;
  }

  private static String text(List<Syllable> syllables) {
    StringBuilder text = new StringBuilder();
    syllables.forEach(s -> text.append(s.text()));
    return text.toString();
  }
}
