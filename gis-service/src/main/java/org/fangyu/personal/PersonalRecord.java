package org.fangyu.personal;

import java.util.Map;
import java.util.Optional;
import org.fangyu.identity.PersonalField;

/**
 * What the present version of a record, or its last, holds about a living person.
 *
 * @param division code of the division it belongs to
 * @param values in plain text; a field without a value is not in it
 * @param kinds for identity numbers, what paper they stand on
 */
record PersonalRecord(String table, String code, String division, Map<PersonalField, String> values, Map<PersonalField, String> kinds) {
  Optional<String> value(PersonalField field) {
    return Optional.ofNullable(values.get(field));
  }
}
