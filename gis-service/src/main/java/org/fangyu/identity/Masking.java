package org.fangyu.identity;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows of something personal as much as tells one record from another, and no more. */
public final class Masking {
  /** Stands for what is hidden; as wide as a Han character. */
  public static final String STAR = "＊";

  private static final int MOST_STARS_OF_A_NAME = 4;
  private static final int TELEPHONE_DIGITS = 11;
  private static final Pattern RUNS = Pattern.compile("\\p{N}+|[\\p{L}\\p{M}]+");
  private static final Pattern LIKE_AN_IDENTITY_NUMBER = Pattern.compile("(?<![\\p{N}])(\\d{17}[\\dXx]|\\d{15})(?![\\p{N}])");

  private Masking() {}

  /** 张三丰 → 张＊＊: the first character; how long a long name is, is not told. */
  public static String name(String name) {
    int length = name.codePointCount(0, name.length());
    if (length < 2) return STAR.repeat(length);
    return Character.toString(name.codePointAt(0)) + STAR.repeat(Math.min(length - 1, MOST_STARS_OF_A_NAME));
  }

  /** 330106199001011234 → 3301＊＊＊＊＊＊＊＊＊＊1234: four characters at either end, of a short one a quarter. */
  public static String number(String number) {
    return ends(number, Math.min(4, number.length() / 4), Math.min(4, number.length() / 4));
  }

  /** 李四 13812341234 → 李＊ 138＊＊＊＊1234: each word as a name, each telephone number by its ends; short numbers wholly. */
  public static String contact(String contact) {
    return RUNS.matcher(contact).replaceAll(run -> Matcher.quoteReplacement(run(run)));
  }

  /** Any text, with the numbers in it that may be a person's masked. */
  public static String hideNumbers(String text) {
    return LIKE_AN_IDENTITY_NUMBER.matcher(text).replaceAll(number -> number(number.group()));
  }

  private static String run(MatchResult run) {
    String text = run.group();
    if (!Character.isDigit(text.codePointAt(0))) return name(text);
    return text.length() >= TELEPHONE_DIGITS ? ends(text, 3, 4) : text.length() > 6 ? ends(text, 2, 2) : STAR.repeat(text.length());
  }

  private static String ends(String text, int head, int tail) {
    return text.substring(0, head) + STAR.repeat(text.length() - head - tail) + text.substring(text.length() - tail);
  }
}
