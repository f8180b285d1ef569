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

  /** A share between 0 and 1 in percent; what falls short of all or exceeds nothing by 0.05 % never reads 100 or 0. */
  static String percent(double share) {
    double percent = 100 * share;
    boolean nearAnEnd = (percent > 99 && percent < 99.95) || (percent >= 0.05 && percent < 1);
    return String.format(Locale.ROOT, nearAnEnd ? "%.1f%%" : "%.0f%%", percent);
  }

  static String sides(List<String> names) {
    return String.join("与", names);
  }
}
