package org.fangyu.personal;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.identity.Masking;
import org.fangyu.identity.PersonalField;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code GET /api/personal/LAYER/CODE}: the personal fields of a record, masked, for who reads its office data.
 * {@code POST …/unmask}: one of them in full, for who has the right to, once a reason is in the journal.
 */
@RestController
class PersonalController {
  private static final int SHORTEST_REASON = 2;
  private static final int LONGEST_REASON = 200;
  private static final int LONGEST_CODE = 64;

  private final PersonalRegister register;
  private final DeskAccess desk;
  private final Journal journal;

  PersonalController(PersonalRegister register, DeskAccess desk, Journal journal) {
    this.register = register;
    this.desk = desk;
    this.journal = journal;
  }

  /** @param unmask whether the asker may see them in full, by the rule that answers the request to */
  record Masked(String layer, String code, String division, List<Field> fields, May unmask) {}

  /** @param kind what paper an identity number stands on. @param masked null where nothing is recorded */
  record Field(String field, String title, String titleEn, String kind, String masked) {}

  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {}

  /** @param reason what for, in the officer's words */
  record Wish(String field, String reason) {}

  @GetMapping("/api/personal/{layer}/{code}")
  ResponseEntity<Masked> masked(@PathVariable String layer, @PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    String division = seen(layer, code);
    PersonalRecord found = register.read(layer, code);
    var fields = PersonalField.of(found.table()).stream()
        .map(field -> new Field(field.column(), field.title(), field.titleEn(), found.kinds().get(field), found.value(field).map(field::mask).orElse(null))).toList();
    return unkept(new Masked(layer, code, division, fields, may(desk.whyNot(Act.UNMASK, division))));
  }

  /** The value is told after the journal says who asked for it and why; when that fails, it is not told. */
  @PostMapping("/api/personal/{layer}/{code}/unmask")
  ResponseEntity<Map<String, String>> unmask(@PathVariable String layer, @PathVariable String code, @RequestBody Wish wish, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    String division = seen(layer, code);
    desk.require(Act.UNMASK, division);
    PersonalRecord found = register.read(layer, code);
    PersonalField field = field(found.table(), wish.field());
    String reason = reason(wish.reason());
    String value = found.value(field).orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "not-recorded", field.title() + "没有登记 / nothing is recorded").with("field", field.column()));
    journal.record(new Event(desk.person().account(), Event.Act.UNMASK, found.table(), code, null,
        Map.of("field", field.column(), "reason", reason, "division_code", division)));
    return unkept(Map.of("field", field.column(), "value", value));
  }

  /** The division of a record that the asker sees as the office does; one of another division is answered like none. */
  private String seen(String layer, String code) {
    desk.require(Act.READ_OFFICE, null);
    Optional<String> division = code.length() > LONGEST_CODE || code.indexOf('\0') >= 0 ? Optional.empty() : register.division(layer, code);
    return division.filter(desk.sight()::covers).orElseThrow(() -> Problem.notFound("记录 / record", layer + "/" + code));
  }

  private static PersonalField field(String table, String name) {
    List<PersonalField> fields = PersonalField.of(table);
    return fields.stream().filter(field -> field.column().equals(name)).findFirst()
        .orElseThrow(() -> Problem.badBody("field", fields.stream().map(PersonalField::column).collect(Collectors.joining(", ")), name == null ? "" : name));
  }

  private static String reason(String given) {
    String reason = given == null ? "" : given.strip();
    int length = reason.codePointCount(0, reason.length());
    if (length < SHORTEST_REASON || length > LONGEST_REASON || reason.codePoints().anyMatch(Character::isISOControl)) {
      throw Problem.badBody("reason", "查看事由 %d–%d 字 / a reason of %d to %d characters on one line".formatted(SHORTEST_REASON, LONGEST_REASON, SHORTEST_REASON, LONGEST_REASON), length);
    }
    return Masking.hideNumbers(reason);
  }

  private static May may(Optional<Reason> whyNot) {
    return new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null));
  }

  private static <T> ResponseEntity<T> unkept(T body) {
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
  }
}
