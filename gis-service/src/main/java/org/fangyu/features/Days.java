package org.fangyu.features;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.regex.Pattern;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;

/**
 * The days that a request asks for. A record matches when it was valid on any of them.
 *
 * @param first null = since ever
 * @param last inclusive; null = for ever
 */
record Days(LocalDate first, LocalDate last) {
  private static final String BOUND = "日期或时刻,或区间 a/b、../b、a/.. / an RFC 3339 date or date-time, or an interval a/b, ../b, a/..";
  private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

  Days {
    if (first != null && last != null && first.isAfter(last)) throw new IllegalArgumentException("the first day must not be after the last: " + first + "/" + last);
  }

  static Days on(LocalDate day) {
    return new Days(day, day);
  }

  /**
   * Reads the parameter datetime. A moment counts as the day it is in China, where the records' law holds.
   *
   * @throws Problem 400 for anything else
   */
  static Days parse(String datetime) {
    try {
      int slash = datetime.indexOf('/');
      if (slash < 0) return on(day(datetime));
      String first = datetime.substring(0, slash);
      String last = datetime.substring(slash + 1);
      return new Days(open(first) ? null : day(first), open(last) ? null : day(last));
    } catch (DateTimeException | IllegalArgumentException e) {
      throw Problem.badParameter("datetime", BOUND, datetime);
    }
  }

  private static boolean open(String end) {
    return end.isEmpty() || end.equals("..");
  }

  private static LocalDate day(String text) {
    if (DATE.matcher(text).matches()) return LocalDate.parse(text);
    String moment = text.toUpperCase(Locale.ROOT);
    if (!INSTANT.matcher(moment).matches()) throw new IllegalArgumentException("neither date nor date-time: " + text);
    return OffsetDateTime.parse(moment).atZoneSameInstant(Validity.CHINA).toLocalDate();
  }
}
