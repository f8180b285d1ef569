package org.fangyu.romanisation;

import java.util.OptionalInt;

/** Chinese numerals below 1000 as street ordinals use them. */
final class Numerals {

  private static final String DIGITS = "〇一二三四五六七八九";

  private Numerals() {}

  static boolean isNumeral(char c) {
    return DIGITS.indexOf(c) >= 0 || c == '零' || c == '十' || c == '百';
  }

  /**
   * The value of 三, 十二, 四十二, 一百零八. Empty for digit strings such as 五一 or 九一八, which are dates or
   * proper names and not ordinals.
   */
  static OptionalInt value(String text) {
    int total = 0;
    int pending = -1;
    for (char c : text.toCharArray()) {
      int digit = c == '零' ? 0 : DIGITS.indexOf(c);
      if (digit > 0 && pending <= 0) {
        pending = digit;
      } else if (digit == 0 && pending < 0 && total > 0) {
        pending = 0;
      } else if (c == '百' && pending > 0 && total == 0) {
        total = pending * 100;
        pending = -1;
      } else if (c == '十' && total % 100 == 0 && pending != 0) {
        total += Math.max(pending, 1) * 10;
        pending = -1;
      } else {
        return OptionalInt.empty();
      }
    }
    int value = total + Math.max(pending, 0);
    return value > 0 && pending != 0 ? OptionalInt.of(value) : OptionalInt.empty();
  }

  /** 42 as 四十二, for numbers from 1 to 999; other digit strings digit by digit. */
  static String inChinese(String digits) {
    if (digits.length() > 3 || digits.startsWith("0")) {
      StringBuilder each = new StringBuilder();
      digits.chars().forEach(d -> each.append(DIGITS.charAt(Character.digit(d, 10))));
      return each.toString();
    }
    int value = Integer.parseInt(digits);
    StringBuilder text = new StringBuilder();
    if (value >= 100) {
      text.append(DIGITS.charAt(value / 100)).append('百');
    }
    int tens = value / 10 % 10;
    if (tens > 0) {
      text.append(tens == 1 && value < 100 ? "" : String.valueOf(DIGITS.charAt(tens))).append('十');
    } else if (value > 100 && value % 10 > 0) {
      text.append('零');
    }
    return value % 10 > 0 ? text.append(DIGITS.charAt(value % 10)).toString() : text.toString();
  }
}
