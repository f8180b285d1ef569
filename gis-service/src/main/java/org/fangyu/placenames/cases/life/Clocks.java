package org.fangyu.placenames.cases.life;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The clocks of a case, counted from the day after what starts them (地名管理条例 Arts 13, 14; local rows for the decision).
 *
 * @param days how many days each clock has: decision, filing, announcement
 * @param workingDays whether offices' days are counted; the law's 日 are days of the calendar
 * @param exceptions days of the calendar that are worked or not against the week
 */
public record Clocks(Map<String, Integer> days, boolean workingDays, Map<LocalDate, Boolean> exceptions) {
  /** The last days before a clock has run out, in which it is shown as urgent. */
  public static final int SOON_DAYS = 3;

  /** How a clock stands. */
  public enum Tone {
    MET, LATE, RUNNING, SOON, OVERDUE;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** @param due the last day @param done null while it runs @param daysLeft of the calendar, negative when it has run out */
  public record Clock(String kind, LocalDate from, LocalDate due, LocalDate done, long daysLeft, Tone tone) {}

  /** Those that have started, the most urgent first. */
  public List<Clock> of(NamingCase one, LocalDate today) {
    List<Clock> clocks = new ArrayList<>();
    boolean stopped = one.state() == CaseState.WITHDRAWN || one.state() == CaseState.RETURNED || one.state() == CaseState.DRAFT;
    LocalDate decided = one.decision() == null ? null : one.decision().on();
    if (one.submittedOn() != null && !stopped) {
      clocks.add(clock("decision", one.submittedOn(), decided, today));
    }
    boolean approved = decided != null && one.state() != CaseState.REFUSED && one.state() != CaseState.APPEALED;
    if (approved) {
      LocalDate filed = one.filing() == null ? null : one.filing().on();
      LocalDate announced = one.announced() == null ? null : one.announced().on();
      clocks.add(clock("filing", decided, filed, today));
      boolean fromFiling = "department".equals(one.decision().bodyKind());
      if (!fromFiling || filed != null) {
        clocks.add(clock("announcement", fromFiling ? filed : decided, announced, today));
      }
    }
    clocks.sort((a, b) -> a.done() == null ^ b.done() == null ? (a.done() == null ? -1 : 1) : a.due().compareTo(b.due()));
    return clocks;
  }

  private Clock clock(String kind, LocalDate from, LocalDate done, LocalDate today) {
    LocalDate due = due(from, days.get(kind));
    LocalDate at = done == null ? today : done;
    long left = ChronoUnit.DAYS.between(at, due);
    Tone tone = done != null ? (left < 0 ? Tone.LATE : Tone.MET) : left < 0 ? Tone.OVERDUE : left <= SOON_DAYS ? Tone.SOON : Tone.RUNNING;
    return new Clock(kind, from, due, done, left, tone);
  }

  /** The last day of a period that begins on the day after. */
  public LocalDate due(LocalDate from, int count) {
    if (!workingDays) {
      return from.plusDays(count);
    }
    LocalDate day = from;
    for (int counted = 0; counted < count;) {
      day = day.plusDays(1);
      if (worked(day)) {
        counted++;
      }
    }
    return day;
  }

  private boolean worked(LocalDate day) {
    Boolean exception = exceptions.get(day);
    return exception != null ? exception : day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
  }
}
