package org.fangyu.boundaries;

import java.util.List;
import java.util.Locale;

/** How lengths, areas and places along a line are written for people. */
final class Text {

  private Text() {}

  /** Chainage as K12+300; rounded to the metre. */
  static String chainage(double metres) {
    long rounded = Math.round(metres);
    return String.format(Locale.ROOT, "K%d+%03d", rounded / 1000, rounded % 1000);
  }

  /** Up to two decimals, none that say nothing. */
  static String number(double value) {
    String text = String.format(Locale.ROOT, "%.2f", value);
    return text.replaceAll("\\.?0+$", "");
  }

  /** Metres, or square metres, with thousands marked. */
  static String grouped(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%,.2f" : "%,.0f", value);
  }

  /** A share between 0 and 1 in whole percent, never 100 before all is done and never 0 once begun. */
  static String percent(double share) {
    long percent = Math.round(100 * share);
    if (percent == 100 && share < 1 - 1e-9) {
      percent = 99;
    }
    return (percent == 0 && share > 0 ? "不足1" : String.valueOf(percent)) + "%";
  }

  static String sides(List<String> names) {
    return String.join("与", names);
  }
}
