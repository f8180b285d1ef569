package org.fangyu.attachments;

import java.sql.Array;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.rules.Validity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds a record by its code, whatever its register: as it is valid today, else in its last version. */
@Component
class Subjects {
  private static final String NOW_ELSE_LAST = "order by " + Validity.ON_DAY + " desc, valid_from desc limit 1";

  private static final String PLAIN = "select array[%s] from %s where code = :code " + NOW_ELSE_LAST;

  /** A marker's sides are those of its line; its keeper is one of them, or a third county where three lines meet. */
  private static final String MARKER = """
      select array[l.left_division_code, l.right_division_code, m.managing_division_code]
      from (select line_code, managing_division_code from boundary_marker where code = :code %1$s) m
      left join lateral (select left_division_code, right_division_code from boundary_line where code = m.line_code %1$s) l on true""".formatted(NOW_ELSE_LAST);

  private static final String NAMES = "select distinct on (code) code, name from division where code = any(:codes) order by code, valid_to desc nulls first, valid_from desc";

  private final JdbcClient jdbc;

  Subjects(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Optional<Subject> find(Register register, String code) {
    return jdbc.sql(query(register)).param("code", code).param("day", Validity.today())
        .query((row, i) -> new Subject(register, code, codes(row.getArray(1)))).optional();
  }

  /** What the divisions are called today. */
  Map<String, String> names(List<String> divisions) {
    return jdbc.sql(NAMES).param("codes", divisions.toArray(String[]::new)).query((row, i) -> Map.entry(row.getString(1), row.getString(2)))
        .list().stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String query(Register register) {
    return switch (register) {
      case DIVISION -> PLAIN.formatted("code", register.table());
      case BOUNDARY_LINE -> PLAIN.formatted("left_division_code, right_division_code", register.table());
      case BOUNDARY_MARKER -> MARKER;
      case NAMING_CASE, COLLECTED_NAME -> "select array[division_code] from %s where code = :code".formatted(register.table());
      case ZONE -> PLAIN.formatted("jurisdiction", register.table());
      default -> PLAIN.formatted("division_code", register.table());
    };
  }

  private static List<String> codes(Array array) throws SQLException {
    return Arrays.stream((String[]) array.getArray()).filter(Objects::nonNull).toList();
  }
}
