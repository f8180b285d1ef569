package org.fangyu.placenames.collection;

import java.time.OffsetDateTime;
import java.util.List;
import org.fangyu.identity.PersonalField;

/**
 * A name collected on the spot.
 *
 * @param code UUID that the collecting device made
 * @param generic the end of the name that says what it is; null while nobody has said
 * @param placeClass class of the national survey
 * @param aboutRegister road or place, with {@code aboutCode} the record that the name is for; null for what is not in the register
 * @param tellerName a living person; never leaves but masked
 * @param heard the reading as it was heard
 * @param point longitude, latitude in degrees (EPSG:4490)
 */
record Collected(String code, String divisionCode, String name, String generic, String placeClass, String aboutRegister, String aboutCode, String tellerName, String origin,
    String meaning, String heard, String note, String state, String stateReason, String caseCode, String itemCode, String collectedBy, OffsetDateTime collectedAt,
    OffsetDateTime changedAt, String changedBy, int version, List<Double> point) {

  /** As it is told. */
  Collected masked() {
    return new Collected(code, divisionCode, name, generic, placeClass, aboutRegister, aboutCode, tellerName == null ? null : PersonalField.TELLER_NAME.mask(tellerName), origin,
        meaning, heard, note, state, stateReason, caseCode, itemCode, collectedBy, collectedAt, changedAt, changedBy, version, point);
  }

  /** Whether another upload of the same code says the same. */
  boolean says(Form form, String division) {
    return new Form(code, division, name, generic, placeClass, aboutRegister, aboutCode, tellerName, origin, meaning, heard, note, form.collectedAt(), point).equals(form.in(division));
  }
}
