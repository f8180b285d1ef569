package org.fangyu.history;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;

/**
 * Which entries of the journal are asked for.
 *
 * @param registers tables; none = all
 * @param papersOf of attachments and other names, those to records of this table only
 * @param act what happened, as the journal's column has it
 * @param from inclusive
 * @param to exclusive
 * @param after the last entry of the page before
 */
record Question(List<String> registers, Optional<String> papersOf, Optional<String> code, Optional<String> actor, Optional<String> act, Optional<String> request,
    Optional<OffsetDateTime> from, Optional<OffsetDateTime> to, Optional<Cursor> after, int limit) {
  private static final int MOST = 200;

  /** Place between two entries. */
  record Cursor(OffsetDateTime at, long id) {
    static Cursor parse(String text) {
      try {
        int split = text.lastIndexOf('_');
        return new Cursor(OffsetDateTime.parse(text.substring(0, split)), Long.parseLong(text.substring(split + 1)));
      } catch (DateTimeException | IndexOutOfBoundsException | NumberFormatException e) {
        throw Problem.badParameter("cursor", "上一页的 next / the next of the page before", text);
      }
    }

    @Override
    public String toString() {
      return at.toInstant() + "_" + id;
    }
  }

  static Question of(Parameters given) {
    given.allowOnly("register", "code", "actor", "act", "request", "from", "to", "limit", "cursor");
    return new Question(given.text("register", 60).map(Question::column).stream().toList(), Optional.empty(), given.text("code", 60), given.text("actor", 120),
        given.text("act", 60).map(Question::column), given.text("request", 64),
        given.text("from", 40).map(text -> moment("from", text, 0)), given.text("to", 40).map(text -> moment("to", text, 1)),
        given.text("cursor", 60).map(Cursor::parse), given.integer("limit", 50, 1, MOST));
  }

  /** All that is known of one record, with its other names and the photos and papers that were handed in for it. @param register its table */
  static Question ofRecord(String register, String code, Parameters given) {
    given.allowOnly("limit", "cursor");
    return new Question(List.of(register, "attachment", "other_name"), Optional.of(register), Optional.of(code), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
        given.text("cursor", 60).map(Cursor::parse), given.integer("limit", 50, 1, MOST));
  }

  /** As the journal's columns spell it: "door-plate" is door_plate. */
  private static String column(String word) {
    return word.replace('-', '_');
  }

  /** A moment, or a day in China: its beginning, or so many days later, so that the last day is asked for wholly. */
  private static OffsetDateTime moment(String name, String text, int daysLater) {
    try {
      OffsetDateTime moment = text.length() > 10 ? OffsetDateTime.parse(text)
          : LocalDate.parse(text).plusDays(daysLater).atStartOfDay(Validity.CHINA).toOffsetDateTime();
      if (moment.getYear() >= 1900 && moment.getYear() <= 9999) return moment;
    } catch (DateTimeException e) {
      // said below, with the bound
    }
    throw Problem.badParameter(name, "日期或时刻 / a date, or a date-time with its offset, of the years 1900..9999", text);
  }
}
