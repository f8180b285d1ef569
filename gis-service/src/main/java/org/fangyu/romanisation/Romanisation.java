package org.fangyu.romanisation;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
    return draft(apart ? new NameParts(whole.substring(0, whole.length() - generic.length()), generic, false) : new NameParts(whole, "", true), LearntReadings.NONE);
  }

  /** Drafts the spelling of a name by what was learnt where it lies, then by the tables. */
  public static Draft draft(NameParts name, LearntReadings learnt) {
    List<Syllable> read = Reader.read(name.whole(), learnt, name.specific());
    int cut = read.size() - Reader.read(name.generic()).size();
    List<Syllable> syllables = name.apart() && StreetWords.contains(name.generic()) ? certainFrom(cut, Erhua.drafted(read, cut)) : read;
    return spelled(name, syllables, cut);
  }

  /**
   * Spells a name by the readings that a person gave, one a character; one each for a run of letters or digits.
   *
   * @param readings as {@link #syllable} gives them
   * @throws IllegalArgumentException unless there are as many as the name has characters
   */
  public static Draft confirmed(NameParts name, List<String> readings) {
    List<Syllable> read = Reader.read(name.whole());
    if (read.size() != readings.size()) {
      throw new IllegalArgumentException(read.size() + " syllables wanted, were " + readings.size());
    }
    List<Syllable> given = IntStream.range(0, read.size()).mapToObj(i -> {
      Syllable s = read.get(i);
      return s.asWritten() ? s : new Syllable(s.text(), readings.get(i), List.of(), Syllable.Source.GIVEN);
    }).toList();
    return spelled(name, given, read.size() - Reader.read(name.generic()).size());
  }

  private static Draft spelled(NameParts name, List<Syllable> syllables, int cut) {
    int split = name.apart() ? cut : syllables.size();
    String toned = Spelling.spell(syllables.subList(0, split), syllables.subList(split, syllables.size()));
    return new Draft(toned, plain(toned), initialsOf(syllables), soundOf(syllables), syllables);
  }

  /** One syllable as people type it, such as {@code yue4} or {@code yuè}, as it is written; empty if it is none of standard Chinese. */
  public static Optional<String> syllable(String typed) {
    return Syllables.typed(typed);
  }

  /** As {@link #syllable}, and r for 儿, which only colours the syllable before it (1984 rules, 12). */
  public static Optional<String> syllable(String typed, String character) {
    return Erhua.is(character, typed) ? Optional.of("r") : Syllables.typed(typed);
  }

  /** Every reading that the tables and the dictionary know for one character, rare ones included; none for letters and digits. */
  public static List<String> readingsOf(String character) {
    Stream<String> dictionary = character.length() == 1 ? Reader.readingsOf(character.charAt(0)).stream() : Stream.empty();
    return Stream.concat(ReadingTables.polyphone(character).stream(), dictionary).distinct().toList();
  }

  /** All capitals without tones, as signs may have it: {@code YINGBIN DADAO} (1984 rules, 9 and 10). */
  public static String capitals(String toned) {
    return Syllables.withoutTone(toned).replace('v', 'ü').toUpperCase(Locale.ROOT);
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
      initials.append(s.asWritten() ? Letters.initials(plain) : Erhua.is(s.text(), s.reading()) ? "" : plain.substring(0, 1));
    }
    return initials.toString();
  }

  private static String soundOf(List<Syllable> syllables) {
    StringBuilder sound = new StringBuilder();
    syllables.forEach(s -> sound.append(s.asWritten() ? sound(s.text()) : Syllables.withoutTone(s.reading())));
    return sound.toString();
  }
}
