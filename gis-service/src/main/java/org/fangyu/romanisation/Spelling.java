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
  /** What may stand between such a word and the generic: 西小巷 is Xīxiǎoxiàng, 清波门直街 Qīngbōmén Zhíjiē. */
  private static final String SHAPES = "小直斜横";
  /** Generic words of two syllables that have become part of a name stand apart in it: 包头胡同东巷 is Bāotóu Hútòng Dōngxiàng. */
  private static final Set<String> FOSSILS = Set.of("胡同", "大街", "大道", "马路", "公路");
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
      moveModifiers(stem, tail);
      moveRing(stem, tail);
    }
    String ordinal = street ? takeOrdinal(stem) : "";
    addStem(stem, street ? fossil(stem) : counted(stem), words);
    if (!ordinal.isEmpty()) {
      words.add(ordinal);
    }
    addRun(tail, words);
    return String.join(" ", words);
  }

  /**
   * Rule 2, where something of at least two characters stays before the modifiers. 内 and 外 belong to the gate before
   * them: 朝阳门内大街 is Cháoyángménnèi Dàjiē. 小南街 and 南小街 are what the rule's own examples make of them.
   */
  private static void moveModifiers(List<Syllable> stem, List<Syllable> tail) {
    if (stem.size() == 2 && (isOneOf(stem, 0, "东西南北") && isOneOf(stem, 1, "小") || isOneOf(stem, 0, "小大") && isOneOf(stem, 1, "东西南北"))) {
      tail.add(0, stem.remove(1));
      return;
    }
    while (stem.size() > 2 && isModifier(stem)) {
      tail.add(0, stem.remove(stem.size() - 1));
    }
  }

  private static boolean isModifier(List<Syllable> stem) {
    int last = stem.size() - 1;
    if (isOneOf(stem, last, SHAPES)) return isOneOf(stem, last - 1, "东西南北前后门路街巷");
    boolean ofGate = isOneOf(stem, last, "内外") && isOneOf(stem, last - 1, "门");
    return isOneOf(stem, last, MODIFIERS) && !ofGate && !NOT_MODIFIED.contains(text(stem.subList(last - 1, last + 1)));
  }

  private static boolean isOneOf(List<Syllable> syllables, int at, String characters) {
    return characters.contains(syllables.get(at).text());
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

  private static void addStem(List<Syllable> stem, int cut, List<String> words) {
    addRun(stem.subList(0, cut), words);
    addRun(stem.subList(cut, stem.size()), words);
  }

  /** Rule 4: where a generic of two syllables begins that ends the specific part; its end if there is none. */
  private static int fossil(List<Syllable> stem) {
    int from = stem.size() - 2;
    return from > 0 && FOSSILS.contains(text(stem.subList(from, stem.size()))) ? from : stem.size();
  }

  /** Rules 2 and 6: how far the number reaches that 第二松花江, Dì'èr Sōnghuā Jiāng, begins with; 0 if none or nothing is left. */
  private static int counted(List<Syllable> stem) {
    int end = isOneOf(stem, 0, "第") ? 1 : 0;
    while (end > 0 && end < stem.size() && isNumeral(stem.get(end))) {
      end++;
    }
    return end > 1 && end + 1 < stem.size() ? end : 0;
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
