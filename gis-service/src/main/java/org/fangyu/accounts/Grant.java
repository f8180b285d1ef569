package org.fangyu.accounts;

import java.util.regex.Pattern;

/**
 * A role for a division and all that lies under it.
 *
 * @param divisionCode 2, 4, 6, 9 or 12 digits; empty = everywhere
 */
public record Grant(Role role, String divisionCode) {
  private static final Pattern CODE = Pattern.compile("(\\d{2}|\\d{4}|\\d{6}|\\d{9}|\\d{12})?");

  public Grant {
    requireDivision(divisionCode);
  }

  /** Whether it can be the code of a division, or is empty. */
  public static boolean isDivision(String code) {
    return CODE.matcher(code).matches();
  }

  /** @throws IllegalArgumentException unless it is the code of a division, or empty */
  static void requireDivision(String code) {
    if (!isDivision(code)) throw new IllegalArgumentException("区划代码须 2、4、6、9 或 12 位数字 / a division has 2, 4, 6, 9 or 12 digits (or none for everywhere), was " + code);
  }

  /** What the codes of the division and of all under it begin with. */
  public String prefix() {
    return prefix(divisionCode);
  }

  /** What the codes of a division and of all under it begin with: 990100 is a city, whose counties begin with 9901. */
  public static String prefix(String division) {
    return division.length() == 6 ? division.replaceFirst("(00){1,2}$", "") : division;
  }

  /** Whether a record of that division lies under it. */
  public boolean covers(String division) {
    return division.startsWith(prefix());
  }
}
