package org.fangyu.romanisation;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Chinese place names in the Roman alphabet: drafts a spelling from the characters, and takes a given spelling apart.
 * All methods are pure and safe for concurrent use. No library reads place names without fault (on hard names the
 * best errs once in five), so a draft is a proposal and a stored reading always wins over it.
 */
public final class Romanisation {

  private Romanisation() {}

  /**
   * Drafts the spelling of a name.
   *
   * @param name the whole name, generic word included; must not be blank
   * @param generic the generic word the name ends with, such as 大道. Null or blank for names of villages and towns
   *     and for any name that has none: these are written as one word.
   */
  public static Draft draft(String name, String generic) {
    String whole = name.strip();
    if (whole.isEmpty()) {
      throw new IllegalArgumentException("a name to be spelled must not be blank");
    }
    boolean apart = generic != null && !generic.isBlank() && whole.endsWith(generic) && whole.length() > generic.length();
    List<Syllable> read = Reader.read(whole);
    int cut = read.size() - (apart ? Reader.read(generic).size() : 0);
    List<Syllable> syllables = apart && StreetWords.contains(generic) ? certainFrom(cut, read) : read;
    String toned = Spelling.spell(syllables.subList(0, cut), syllables.subList(cut, syllables.size()));
    return new Draft(toned, plain(toned), initialsOf(syllables), soundOf(syllables), syllables);
  }

  /** Lower case without tones, words apart, ü as v: {@code Yíngbīn Dàdào} gives {@code yingbin dadao}. */
  public static String plain(String toned) {
    String letters = Syllables.withoutTone(toned).replaceAll("['’ʼ`-]", "");
    return letters.replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }

  /**
   * The first letter of each syllable: {@code Yíngbīn Dàdào} gives {@code ybdd}. Digits stay: {@code 2 Mǎlù} gives
   * {@code 2ml}. Needs the apostrophes of proper spelling: {@code Xī'ān} gives {@code xa}, {@code Xiān} gives {@code x}.
   */
  public static String initials(String toned) {
    return Letters.initials(toned);
  }

  /**
   * The sound of a name for comparison: toneless syllables without spaces, digits read as Chinese numerals, so that
   * {@code 2 Mǎlù} and {@code Èr Mǎlù} sound alike.
   */
  public static String sound(String spelling) {
    return Letters.sound(spelling);
  }

  /**
   * Shares a given spelling out among the characters of the name.
   *
   * @return one syllable a character, or empty if the spelling does not have exactly as many syllables as the name
   *     has characters
   */
  public static Optional<List<Syllable>> segment(String name, String toned) {
    return new Alignment(name, toned).find();
  }

  /** Nobody doubts how 大道 or 弄 is read where it is the generic word of a street. */
  private static List<Syllable> certainFrom(int cut, List<Syllable> syllables) {
    return IntStream.range(0, syllables.size()).mapToObj(i -> {
      Syllable s = syllables.get(i);
      return i < cut ? s : new Syllable(s.text(), s.reading(), List.of(), s.source());
    }).toList();
  }

  private static String initialsOf(List<Syllable> syllables) {
    StringBuilder initials = new StringBuilder();
    for (Syllable s : syllables) {
      String plain = Syllables.withoutTone(s.reading());
      initials.append(s.asWritten() ? Letters.initials(plain) : plain.substring(0, 1));
    }
    return initials.toString();
  }

  private static String soundOf(List<Syllable> syllables) {
    StringBuilder sound = new StringBuilder();
    syllables.forEach(s -> sound.append(s.asWritten() ? sound(s.text()) : Syllables.withoutTone(s.reading())));
    return sound.toString();
  }
}
