package org.fangyu.importexport;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fangyu.identity.IdentityKind;
import org.fangyu.identity.IdentityNumber;
import org.fangyu.identity.PersonalField;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.secrets.SecretBox;
import org.fangyu.secrets.Sealed;

/** Checks the identity numbers of a row and encrypts them before they go any further. */
final class Sealing {
  private final Map<PersonalField, SecretBox> boxes = new LinkedHashMap<>();
  private final Faults faults;
  private final LocalDate today;

  /** @param present names of the columns that the file has */
  Sealing(Kind kind, Set<String> present, Function<Sealed, SecretBox> boxes, Faults faults, LocalDate today) {
    PersonalField.of(kind.table()).stream().filter(field -> present.contains(field.column()))
        .forEach(field -> Sealed.find(field.table(), field.column()).ifPresent(column -> this.boxes.put(field, boxes.apply(column))));
    this.faults = faults;
    this.today = today;
  }

  /** Puts ciphertext in the place of each number; what is wrong with one is a fault, and it is taken out. */
  void apply(long row, Map<String, Object> values) {
    boxes.forEach((field, box) -> values.computeIfPresent(field.column(), (column, number) -> seal(row, values, field, box, IdentityNumber.normal((String) number))));
  }

  /** @return null for a number that is not taken, or that no record is given for: both are faults of the row */
  private String seal(long row, Map<String, Object> values, PersonalField field, SecretBox box, String number) {
    Optional<IdentityKind> kind = Optional.ofNullable((String) values.get(field.kindColumn())).flatMap(IdentityKind::find);
    if (kind.isEmpty() || values.get("code") == null) return null;
    Optional<String> fault = IdentityNumber.whyNot(kind.get(), number, today);
    fault.ifPresent(reason -> faults.add(row, field.column(), reason, field.mask(number)));
    return fault.isPresent() ? null : box.closeText(number, (String) values.get("code"));
  }
}
