package org.fangyu.romanisation;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The syllables of standard Chinese as Pinyin writes them, and how a tone is taken off and put on. */
final class Syllables {

  /** Longest syllable in letters: zhuang, chuang, shuang. */
  static final int LONGEST = 6;

  /** Initial, then the finals it takes (Scheme of the Chinese Phonetic Alphabet, 1958); ü as v after l and n. */
  private static final String TABLE = """
      - a ai an ang ao e ei en eng er o ou
      b a ai an ang ao ei en eng i ian iao ie in ing o u
      p a ai an ang ao ei en eng i ian iao ie in ing o ou u
      m a ai an ang ao e ei en eng i ian iao ie in ing iu o ou u
      f a an ang ei en eng o ou u
      d a ai an ang ao e ei en eng i ia ian iao ie ing iu ong ou u uan ui un uo
      t a ai an ang ao e eng i ian iao ie ing ong ou u uan ui un uo
      n a ai an ang ao e ei en eng i ian iang iao ie in ing iu ong ou u uan uo v ve
      l a ai an ang ao e ei eng i ia ian iang iao ie in ing iu o ong ou u uan un uo v ve
      g a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      k a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      h a ai an ang ao e ei en eng ong ou u ua uai uan uang ui un uo
      j i ia ian iang iao ie in ing iong iu u uan ue un
      q i ia ian iang iao ie in ing iong iu u uan ue un
      x i ia ian iang iao ie in ing iong iu u uan ue un
      zh a ai an ang ao e ei en eng i ong ou u ua uai uan uang ui un uo
      ch a ai an ang ao e en eng i ong ou u ua uai uan uang ui un uo
      sh a ai an ang ao e ei en eng i ou u ua uai uan uang ui un uo
      r an ang ao e en eng i ong ou u ua uan ui un uo
      z a ai an ang ao e ei en eng i ong ou u uan ui un uo
      c a ai an ang ao e en eng i ong ou u uan ui un uo
      s a ai an ang ao e en eng i ong ou u uan ui un uo
      y a an ang ao e i in ing o ong ou u uan ue un
      w a ai an ang ei en eng o u
      """;
  private static final Set<String> PLAIN = inventory();
  /** Marks of the tones one to four, as combining characters. */
  private static final String MARKS = "\u0304\u0301\u030C\u0300";
  private static final char DIAERESIS = '\u0308';

  private Syllables() {}

  /** True for one syllable of standard Chinese, with its tone or without, in lower case. */
  static boolean isSyllable(String text) {
    return !text.isEmpty() && text.length() <= LONGEST && PLAIN.contains(withoutTone(text));
  }

  /** Lower case, tone marks off, ü as v; all else stays. */
  static String withoutTone(String text) {
    String parts = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFD);
    StringBuilder plain = new StringBuilder(parts.length());
    for (int i = 0; i < parts.length(); i++) {
      char c = parts.charAt(i);
      if (c == '\u0308' && !plain.isEmpty() && plain.charAt(plain.length() - 1) == 'u') {
        plain.setCharAt(plain.length() - 1, 'v');
      } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
        plain.append(c);
      }
    }
    return Normalizer.normalize(plain, Normalizer.Form.NFC);
  }

  /**
   * A syllable as people type it, brought to the one way it is written: {@code yue4}, {@code yuè} and {@code yùe} are {@code yuè}.
   * Empty unless it is one syllable of standard Chinese with at most one tone; 5 or 0 or no tone is the
   * neutral one.
   */
  static Optional<String> typed(String typed) {
    StringBuilder letters = new StringBuilder();
    int tone = 0;
    boolean toned = false;
    for (char c : Normalizer.normalize(typed.strip().toLowerCase(Locale.ROOT).replace("u:", "ü"), Normalizer.Form.NFD).toCharArray()) {
      int given = c >= '0' && c <= '5' ? (c - '0') % 5 : MARKS.indexOf(c) + 1;
      if (c >= '0' && c <= '5' || MARKS.indexOf(c) >= 0) {
        if (toned) return Optional.empty();
        toned = true;
        tone = given;
      } else if (c == DIAERESIS && !letters.isEmpty() && letters.charAt(letters.length() - 1) == 'u') {
        letters.setCharAt(letters.length() - 1, 'v');
      } else {
        letters.append(c);
      }
    }
    String plain = letters.toString().replaceFirst("^([jqxy])v", "$1u");
    return isSyllable(plain) ? Optional.of(marked(plain, tone)) : Optional.empty();
  }

  /** The mark stands over a or e, over the o of ou, else over the last vowel (Scheme of the Chinese Phonetic Alphabet, 1958). */
  private static String marked(String plain, int tone) {
    int at = plain.indexOf('a');
    if (at < 0) at = plain.indexOf('e');
    if (at < 0) at = plain.indexOf("ou");
    for (int i = plain.length() - 1; at < 0; i--) {
      if ("iouv".indexOf(plain.charAt(i)) >= 0) at = i;
    }
    StringBuilder marked = new StringBuilder(plain);
    if (tone > 0) marked.insert(at + 1, MARKS.charAt(tone - 1));
    return Normalizer.normalize(marked.toString().replace("v", "u" + DIAERESIS), Normalizer.Form.NFC);
  }

  private static Set<String> inventory() {
    Set<String> all = new HashSet<>();
    TABLE.lines().forEach(line -> {
      String[] parts = line.split(" ");
      for (int i = 1; i < parts.length; i++) {
        all.add((parts[0].equals("-") ? "" : parts[0]) + parts[i]);
      }
    });
    return Set.copyOf(all);
  }
}
