package org.fangyu.placenames.othernames;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A record that may have other names.
 *
 * @param division of the record as it is valid today, else of its last version
 * @param open whether the public is told its name today
 */
record Subject(Register register, String code, String division, boolean open) {

  /** The registers whose records have other names; each is a table, and its plural the layer in the search. */
  enum Register {
    PLACE("division_code"), ROAD("division_code"), DIVISION("code");

    private final String divisionColumn;

    Register(String divisionColumn) {
      this.divisionColumn = divisionColumn;
    }

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    String layer() {
      return key() + "s";
    }

    String divisionColumn() {
      return divisionColumn;
    }

    static Optional<Register> find(String key) {
      return Arrays.stream(values()).filter(register -> register.key().equals(key)).findFirst();
    }
  }
}
