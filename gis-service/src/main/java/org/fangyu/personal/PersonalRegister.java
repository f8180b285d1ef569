package org.fangyu.personal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.identity.PersonalField;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and decrypts the personal fields of one record. */
@Component
class PersonalRegister {
  private static final Map<String, String> TABLES = Map.of("door-plates", "door_plate", "graves", "grave", "collected-names", "collected_name");

  /** The version that holds today, else the last there was. */
  private static final String RECORD = """
      select division_code, %s from register.%s where code = :code
      order by valid_from <= current_date and (valid_to is null or valid_to > current_date) desc, valid_from desc
      limit 1""";
  /** A collected name has one version only. */
  private static final String UNVERSIONED = "select division_code, %s from register.%s where code = :code";

  private final JdbcClient jdbc;
  private final Secrets secrets;

  PersonalRegister(JdbcClient jdbc, Secrets secrets) {
    this.jdbc = jdbc;
    this.secrets = secrets;
  }

  /** Where a record of a layer belongs, without anything personal; nothing if there is none, or none of that layer is about persons. */
  Optional<String> division(String layer, String code) {
    return Optional.ofNullable(TABLES.get(layer)).flatMap(table -> jdbc.sql(statement(table).formatted("code", table)).param("code", code)
        .query((row, i) -> row.getString("division_code")).optional());
  }

  /** @throws org.fangyu.web.Problem 503 naming the key's file, when a number cannot be decrypted */
  PersonalRecord read(String layer, String code) {
    String table = TABLES.get(layer);
    List<PersonalField> fields = PersonalField.of(table);
    String columns = fields.stream().flatMap(field -> Stream.of(field.column(), field.kindColumn())).filter(Objects::nonNull).collect(Collectors.joining(", "));
    return jdbc.sql(statement(table).formatted(columns, table)).param("code", code).query((row, i) -> record(table, code, fields, row)).single();
  }

  private static String statement(String table) {
    return table.equals("collected_name") ? UNVERSIONED : RECORD;
  }

  private PersonalRecord record(String table, String code, List<PersonalField> fields, ResultSet row) throws SQLException {
    var values = new EnumMap<PersonalField, String>(PersonalField.class);
    var kinds = new EnumMap<PersonalField, String>(PersonalField.class);
    for (PersonalField field : fields) {
      String stored = row.getString(field.column());
      if (stored == null) continue;
      Optional<Sealed> sealed = Sealed.find(table, field.column());
      values.put(field, sealed.isEmpty() ? stored : secrets.rehearsal(sealed.get()).openText(stored, code));
      if (field.kindColumn() != null) kinds.put(field, row.getString(field.kindColumn()));
    }
    return new PersonalRecord(table, code, row.getString("division_code"), values, kinds);
  }
}
