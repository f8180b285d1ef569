package org.fangyu.placenames.consultations;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.placenames.announced.PublicName;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The consultations that are open today, as the public reader sees them. */
@Component
public class Consultations {
  /** Names that the list tells of one consultation; its own page tells all. */
  private static final int NAMES_IN_A_LIST = 20;
  /** More cases than a county ever has open at once. */
  private static final int MOST = 500;

  private static final String CASES = """
      select c.*, d.name as division, (select count(*) from published.consulted_names n where n.case_code = c.code) as names
      from published.consultations c
      left join lateral (select name from published.divisions d where d.code = c.division_code order by d.valid_from desc limit 1) d on true
      where :code::text is null or c.code = :code
      order by c.consultation_to, c.code limit :most""";

  private static final String NAMES = """
      select %s, d.name as division
      from (select n.*, row_number() over (partition by case_code order by ordinal) as place from published.consulted_names n where case_code = any (:cases)) n
      left join lateral (select name from published.divisions d where d.code = n.division_code order by d.valid_from desc limit 1) d on true
      where n.place <= :most order by n.case_code, n.ordinal""".formatted(PublicName.COLUMNS.formatted("null"));

  private final JdbcClient jdbc;

  Consultations(@Qualifier("published") JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Those that end first come first. */
  public List<Consultation> open() {
    return read(null, NAMES_IN_A_LIST);
  }

  /** The whole of one, while it is open. */
  public Optional<Consultation> find(String code) {
    return read(code, Integer.MAX_VALUE).stream().findFirst();
  }

  private List<Consultation> read(String code, int names) {
    List<Consultation> found = jdbc.sql(CASES).param("code", code).param("most", MOST).query(Consultations::one).list();
    Map<String, List<PublicName>> of = jdbc.sql(NAMES).param("cases", found.stream().map(Consultation::code).toArray(String[]::new)).param("most", names)
        .query(PublicName::read).list().stream().collect(Collectors.groupingBy(PublicName::caseCode));
    return found.stream().map(c -> new Consultation(c.code(), c.title(), c.divisionCode(), c.division(), c.from(), c.to(), c.updatedAt(), c.count(), of.getOrDefault(c.code(), List.of()), c.link())).toList();
  }

  private static Consultation one(ResultSet row, int index) throws SQLException {
    String code = row.getString("code");
    return new Consultation(code, row.getString("title"), row.getString("division_code"), row.getString("division"), row.getObject("consultation_from", LocalDate.class),
        row.getObject("consultation_to", LocalDate.class), row.getObject("updated_at", OffsetDateTime.class), row.getInt("names"), List.of(), "/consultations/" + code);
  }
}
