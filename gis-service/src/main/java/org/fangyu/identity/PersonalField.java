package org.fangyu.identity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A column about a living person. It is in no layer; who may see it sees it masked, and in full with a reason that is
 * journalled (个人信息保护法 Art. 6, 28).
 */
public enum PersonalField {
  OWNER_NAME("door_plate", null, "产权人", "Owner", Masking::name),
  OWNER_ID_NUMBER("door_plate", "owner_id_kind", "产权人证件号", "Owner's identity number", Masking::number),
  KIN_CONTACT("grave", null, "亲属联系方式", "Kin contact", Masking::contact),
  KIN_ID_NUMBER("grave", "kin_id_kind", "亲属证件号", "Kin's identity number", Masking::number),
  TELLER_NAME("collected_name", null, "讲述人", "Who told the name", Masking::name);

  private final String table;
  private final String kindColumn;
  private final String title;
  private final String titleEn;
  private final UnaryOperator<String> masking;

  PersonalField(String table, String kindColumn, String title, String titleEn, UnaryOperator<String> masking) {
    this.table = table;
    this.kindColumn = kindColumn;
    this.title = title;
    this.titleEn = titleEn;
    this.masking = masking;
  }

  /** The column in files and in its table. */
  public String column() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The column that says what paper the number stands on; null for what is no identity number. Numbers are encrypted. */
  public String kindColumn() {
    return kindColumn;
  }

  public String table() {
    return table;
  }

  public String title() {
    return title;
  }

  public String titleEn() {
    return titleEn;
  }

  public String mask(String value) {
    return masking.apply(value);
  }

  public static List<PersonalField> of(String table) {
    return Arrays.stream(values()).filter(field -> field.table.equals(table)).toList();
  }

  public static Optional<PersonalField> find(String column) {
    return Arrays.stream(values()).filter(field -> field.column().equals(column)).findFirst();
  }

  /** The names of all columns about living persons, those with the kind of a paper too. */
  public static Set<String> columns() {
    return Arrays.stream(values()).flatMap(field -> Stream.of(field.column(), field.kindColumn)).filter(Objects::nonNull).collect(Collectors.toUnmodifiableSet());
  }
}
