package org.fangyu.romanisation;

import com.github.houbb.pinyin.constant.enums.PinyinStyleEnum;
import com.github.houbb.pinyin.util.PinyinHelper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.romanisation.Syllable.Source;

/**
 * Reads a name character by character. The place table goes first, then the rule of surnames and the rule of
 * 里铺 and 里堡, then the general dictionary.
 */
final class Reader {

  /** Surnames whose reading differs from the everyday one; facts of the Xinhua dictionary. */
  private static final Map<String, String> SURNAMES = Map.ofEntries(
      Map.entry("单", "shàn"), Map.entry("查", "zhā"), Map.entry("仇", "qiú"), Map.entry("盖", "gě"),
      Map.entry("解", "xiè"), Map.entry("缪", "miào"), Map.entry("任", "rén"), Map.entry("曾", "zēng"),
      Map.entry("葛", "gě"), Map.entry("翟", "zhái"), Map.entry("区", "ōu"), Map.entry("华", "huà"),
      Map.entry("朴", "piáo"), Map.entry("覃", "qín"), Map.entry("冼", "xiǎn"), Map.entry("洗", "xiǎn"),
      Map.entry("繁", "pó"), Map.entry("乐", "yuè"), Map.entry("召", "shào"), Map.entry("员", "yùn"),
      Map.entry("宁", "nìng"), Map.entry("燕", "yān"), Map.entry("折", "shé"), Map.entry("黑", "hè"),
      Map.entry("秘", "bì"), Map.entry("种", "chóng"), Map.entry("牟", "mù"), Map.entry("那", "nā"),
      Map.entry("哈", "hǎ"), Map.entry("卜", "bǔ"), Map.entry("柏", "bǎi"), Map.entry("费", "fèi"),
      Map.entry("祭", "zhài"), Map.entry("逄", "páng"), Map.entry("晁", "cháo"), Map.entry("车", "chē"),
      Map.entry("尉", "wèi"), Map.entry("要", "yāo"), Map.entry("应", "yīng"), Map.entry("过", "guō"));
  /** Only the surnames that are hardly ever another word before 庄 or 村. */
  private static final String SURNAMES_BEFORE_VILLAGE = "单查仇盖解缪任曾葛翟";
  private static final String VILLAGE = "庄村屯寨营";
  /** What may stand before a family name: 上仇家, 老单家. */
  private static final String BEFORE_FAMILY = "上下东西南北前后老新大小中左右";
  private static final String NUMERALS = "一二三四五六七八九十百廿卅";

  private Reader() {}

  static List<Syllable> read(String name) {
    return read(name, LearntReadings.NONE, "");
  }

  /** @param alone the whole specific part of the name, for what was learnt of a single character */
  static List<Syllable> read(String name, LearntReadings learnt, String alone) {
    List<Syllable> syllables = new ArrayList<>();
    int at = 0;
    while (at < name.length()) {
      int end = at;
      boolean han = isHan(name.codePointAt(at));
      while (end < name.length() && isHan(name.codePointAt(end)) == han) {
        end += Character.charCount(name.codePointAt(end));
      }
      String run = name.substring(at, end);
      if (han) {
        readHan(run, learnt, alone, syllables);
      } else {
        asWritten(run, syllables);
      }
      at = end;
    }
    return syllables;
  }

  static boolean isHan(int codePoint) {
    return Character.UnicodeScript.of(codePoint) == Character.UnicodeScript.HAN;
  }

  private static void asWritten(String run, List<Syllable> into) {
    for (String word : run.split("[^\\p{L}\\p{M}\\p{N}]+")) {
      if (!word.isEmpty()) {
        into.add(new Syllable(word, word, List.of(), Source.AS_WRITTEN));
      }
    }
  }

  private static void readHan(String run, LearntReadings learnt, String alone, List<Syllable> into) {
    List<String> dictionary = dictionary(run);
    int at = 0;
    int index = 0;
    while (at < run.length()) {
      String known = learnt.at(run, at, alone);
      if (!known.isEmpty()) {
        index += addLearnt(known, learnt.readings().get(known), into);
        at += known.length();
        continue;
      }
      String character = Character.toString(run.codePointAt(at));
      Optional<String> place = ReadingTables.placeAt(run, at);
      Optional<String> ruled = place.filter(p -> p.length() > 1).isPresent() ? Optional.empty() : byRule(run, at);
      if (ruled.isPresent()) {
        into.add(syllable(character, ruled.get(), Source.SURNAME));
      } else if (place.isPresent()) {
        addPlace(place.get(), into);
        at += place.get().length();
        index += place.get().length();
        continue;
      } else {
        into.add(general(character, dictionary.get(index)));
      }
      at += character.length();
      index++;
    }
  }

  private static int addLearnt(String text, List<String> readings, List<Syllable> into) {
    int[] characters = text.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      into.add(syllable(Character.toString(characters[i]), readings.get(i), Source.LEARNT));
    }
    return characters.length;
  }

  private static void addPlace(String place, List<Syllable> into) {
    List<String> readings = ReadingTables.readingsOf(place);
    for (int i = 0; i < readings.size(); i++) {
      into.add(syllable(place.substring(i, i + 1), readings.get(i), Source.PLACE));
    }
  }

  private static Syllable general(String character, String reading) {
    return reading.equals(character)
        ? new Syllable(character, character, List.of(), Source.UNKNOWN)
        : syllable(character, reading, Source.DICTIONARY);
  }

  private static Syllable syllable(String character, String reading, Source source) {
    List<String> others = ReadingTables.polyphone(character).stream().filter(r -> !r.equals(reading)).toList();
    return new Syllable(character, reading, others, source);
  }

  /** A surname before 家 or a village word; 堡 after "N 里", where it is the post station 铺. */
  private static Optional<String> byRule(String run, int at) {
    String character = run.substring(at, at + 1);
    char next = at + 1 < run.length() ? run.charAt(at + 1) : 0;
    boolean begins = at == 0 || at == 1 && BEFORE_FAMILY.indexOf(run.charAt(0)) >= 0;
    if (begins && SURNAMES.containsKey(character)
        && (next == '家' || VILLAGE.indexOf(next) >= 0 && SURNAMES_BEFORE_VILLAGE.contains(character))) {
      return Optional.of(SURNAMES.get(character));
    }
    if (character.equals("堡") && at >= 2 && run.charAt(at - 1) == '里' && NUMERALS.indexOf(run.charAt(at - 2)) >= 0) {
      return Optional.of("pù");
    }
    return Optional.empty();
  }

  /** One reading a code point; the character itself where the dictionary has none. */
  private static List<String> dictionary(String run) {
    List<String> readings = new ArrayList<>();
    StringBuilder plane0 = new StringBuilder();
    // The dictionary works on UTF-16 units and would split a surrogate pair into two question marks.
    run.codePoints().forEach(c -> plane0.append(Character.isBmpCodePoint(c) ? (char) c : '〇'));
    String[] words = PinyinHelper.toPinyin(plane0.toString(), PinyinStyleEnum.DEFAULT, " ").split(" ");
    int[] characters = run.codePoints().toArray();
    for (int i = 0; i < characters.length; i++) {
      boolean known = words.length == characters.length && Character.isBmpCodePoint(characters[i])
          && Syllables.isSyllable(words[i]);
      readings.add(known ? words[i] : alone(characters[i]));
    }
    return readings;
  }

  private static String alone(int codePoint) {
    if (!Character.isBmpCodePoint(codePoint)) {
      return Character.toString(codePoint);
    }
    return readingsOf((char) codePoint).stream().findFirst().orElse(Character.toString(codePoint));
  }

  /** Every reading the general dictionary knows for a character, rare ones included. */
  static List<String> readingsOf(char character) {
    List<String> readings = PinyinHelper.toPinyinList(character, PinyinStyleEnum.DEFAULT);
    return readings == null ? List.of() : readings.stream().filter(Syllables::isSyllable).toList();
  }
}
