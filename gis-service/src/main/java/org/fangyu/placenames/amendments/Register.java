package org.fangyu.placenames.amendments;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Registers whose records are amended. */
enum Register {
  ROAD, PLACE;

  /** In addresses, and the table. */
  String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Register> find(String key) {
    return Arrays.stream(values()).filter(register -> register.key().equals(key)).findFirst();
  }

  List<Field> fields() {
    return Arrays.stream(Field.values()).filter(field -> field.isOf(this)).toList();
  }
}
