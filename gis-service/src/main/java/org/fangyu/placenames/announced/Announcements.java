package org.fangyu.placenames.announced;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Announced cases, the newest first, as the public reader sees them. */
@Component
public class Announcements {
  /** Names that a list tells of one announcement; its own page tells all. */
  static final int NAMES_IN_A_LIST = 20;

  private static final String CASES = """
      select a.*, d.name as division, (select count(*) from published.announced_names n where n.case_code = a.code) as names
      from published.announcements a
      left join lateral (select name from published.divisions d where d.code = a.division_code order by d.valid_from desc limit 1) d on true
      where\s""";

  /** The cursor is the code of the last case told; announcements never go away, so it stays true. */
  private static final String LIST = CASES + """
        (:from::date is null or a.announced_on >= :from) and (:to::date is null or a.announced_on <= :to)
        and (:after::text is null or (a.announced_on, a.code) < (select b.announced_on, b.code from published.announcements b where b.code = :after))
        and (:q::text is null or strpos(lower(a.title), :q) > 0 or strpos(a.announcement_number, :q) > 0 or exists (select from published.announced_names n
          where n.case_code = a.code and (strpos(n.name, :q) > 0 or strpos(replace(lower(n.pinyin_plain), ' ', ''), :sound) > 0 or n.place_code = :q)))
      order by a.announced_on desc, a.code desc limit :most""";

  private static final String NAMES = """
      select %s, concat(d.name, t.name) as division
      from (select n.*, row_number() over (partition by case_code order by ordinal) as place from published.announced_names n where case_code = any (:cases)) n
      left join lateral (select name from published.divisions d where d.code = left(n.division_code, 6) order by d.valid_from desc limit 1) d on true
      left join lateral (select name from published.divisions d where d.code = nullif(coalesce(left(n.place_code, 9), left(n.division_code, 9)), left(n.division_code, 6)) order by d.valid_from desc limit 1) t on true
      where n.place <= :most order by n.case_code, n.ordinal""".formatted(PublicName.COLUMNS.formatted("n.place_code"));

  private final JdbcClient jdbc;

  Announcements(@Qualifier("published") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** What is asked for. @param q part of a name, of its toneless spelling, or a number; null for all @param after code of the last one told */
  public record Question(String q, LocalDate from, LocalDate to, String after, int most) {}

  public List<Announcement> list(Question question) {
    String q = question.q() == null ? null : question.q().toLowerCase(Locale.ROOT);
    List<Announcement> found = jdbc.sql(LIST).param("q", q).param("sound", q == null ? null : q.replace(" ", "")).param("from", question.from()).param("to", question.to())
        .param("after", question.after()).param("most", question.most()).query(Announcements::read).list();
    return withNames(found, NAMES_IN_A_LIST);
  }

  /** The whole announcement. */
  public Optional<Announcement> find(String code) {
    return withNames(jdbc.sql(CASES + "a.code = :code").param("code", code).query(Announcements::read).list(), Integer.MAX_VALUE).stream().findFirst();
  }

  private List<Announcement> withNames(List<Announcement> found, int most) {
    Map<String, List<PublicName>> names = jdbc.sql(NAMES).param("cases", found.stream().map(Announcement::code).toArray(String[]::new)).param("most", most)
        .query(PublicName::read).list().stream().collect(Collectors.groupingBy(PublicName::caseCode));
    return found.stream().map(one -> new Announcement(one.code(), one.title(), one.divisionCode(), one.division(), one.number(), one.announcedOn(), one.approvingBody(), one.approvedOn(),
        one.approvalNumber(), one.filedOn(), one.updatedAt(), one.count(), names.getOrDefault(one.code(), List.of()), one.link())).toList();
  }

  private static Announcement read(ResultSet row, int index) throws SQLException {
    String code = row.getString("code");
    return new Announcement(code, row.getString("title"), row.getString("division_code"), row.getString("division"), row.getString("announcement_number"),
        row.getObject("announced_on", LocalDate.class), row.getString("approving_body"), row.getObject("approved_on", LocalDate.class), row.getString("approval_number"),
        row.getObject("filed_on", LocalDate.class), row.getObject("updated_at", OffsetDateTime.class), row.getInt("names"), List.of(), "/announcements/" + code);
  }
}
