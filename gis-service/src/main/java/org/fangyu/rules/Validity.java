package org.fangyu.rules;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;

/** The days of the law. Validity is counted in whole days of China's time; the day of valid_to is no longer one. */
public final class Validity {
  public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

  /** SQL condition on a row of any layer, with the parameter {@code :day}. */
  public static final String ON_DAY = "valid_from <= :day and (valid_to is null or valid_to > :day)";

  private Validity() {}

  public static LocalDate today() {
    return LocalDate.now(Clock.system(CHINA));
  }
}
