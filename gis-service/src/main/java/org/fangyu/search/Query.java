package org.fangyu.search;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fangyu.romanisation.Romanisation;

/**
 * A query as it can be understood: as a name, by its sound, as initials, as a code, as an address.
 *
 * @param folded as a name
 * @param han whether it holds a Chinese character
 * @param sound toneless syllables without spaces, ü as u; empty if it cannot be a reading
 * @param initials letters only; empty if it holds anything else
 * @param code letters and digits as a code has them; empty if it cannot be a code
 */
record Query(String text, Folded folded, boolean han, String sound, String initials, String code) {

  private static final Pattern LETTERS = Pattern.compile("[a-zA-Z\\u00fc\\u00dc0-9]+");
  private static final Pattern CODE = Pattern.compile("[\\p{IsHan}A-Za-z0-9-]{2,24}");
  private static final Pattern ADDRESS = Pattern.compile(
      "^(?<street>.*?[^\\d\\s-])\\s*(?<number>\\d{1,6})(?:\\s*[-之]\\s*(?<sub>\\d{1,4}))?\\s*[号號]?(?<rest>[^\\d].*)?$");

  static Query of(String text) {
    Folded folded = Folded.of(text);
    boolean han = text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    String sound = sound(text, han);
    String letters = folded.text();
    boolean initials = !han && letters.length() <= 30 && letters.chars().allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9');
    return new Query(text, folded, han, sound, initials ? letters : "", isCode(text) ? text : "");
  }

  /** Codes hold a digit, but for those of lines, which are four characters of any kind. */
  private static boolean isCode(String text) {
    return CODE.matcher(text).matches() && (text.codePointCount(0, text.length()) == 4 || text.chars().anyMatch(c -> c >= '0' && c <= '9'));
  }

  private static String sound(String text, boolean han) {
    if (han) {
      return lookup(Romanisation.draft(text, null).sound());
    }
    String plain = Romanisation.sound(text);
    return LETTERS.matcher(plain).matches() ? lookup(plain) : "";
  }

  /** As the database keeps sounds: ü, written v on keyboards, as u. */
  static String lookup(String sound) {
    return sound.toLowerCase(Locale.ROOT).replace('v', 'u').replace('ü', 'u');
  }

  /** @param street the road or village; @param number its door; @param sub number after the dash, or 0 */
  record Address(String street, int number, int sub) {}

  /** The query as an address, or null: a street, then a number, perhaps with 号 and more. */
  Address address() {
    Matcher parts = ADDRESS.matcher(Normalizer.normalize(text.strip(), Normalizer.Form.NFKC));
    if (!parts.matches() || parts.group("street").isBlank()) {
      return null;
    }
    String sub = parts.group("sub");
    int number = Integer.parseInt(parts.group("number"));
    return number == 0 ? null : new Address(parts.group("street").strip(), number, sub == null ? 0 : Integer.parseInt(sub));
  }
}
