package org.fangyu.placenames.othernames;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.othernames.Subject.Register;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Other names of a record. The public is told them where it is told the record's name, without who added them; the office
 * sees those withdrawn too, on demand. Who writes names in the record's division adds and withdraws.
 */
@RestController
class OtherNamesController {
  private final DeskAccess desk;
  private final OtherNames names;

  OtherNamesController(DeskAccess desk, OtherNames names) {
    this.desk = desk;
    this.names = names;
  }

  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {}

  record Listing(String register, String code, List<OtherName> names, May mayWrite) {}

  @GetMapping("/api/naming/other-names")
  Listing list(HttpServletRequest request) {
    var given = Parameters.of(request).allowOnly("register", "code", "withdrawn");
    String named = given.requiredText("register", 20);
    Register register = Register.find(named).orElseThrow(() -> Problem.badParameter("register", "place, road, division", named));
    Subject subject = seen(register, given.requiredText("code", 60));
    boolean office = desk.sight().covers(subject.division());
    List<OtherName> found = names.list(subject, office && given.text("withdrawn", 5).filter("true"::equals).isPresent());
    Optional<Reason> whyNot = desk.whyNot(Act.WRITE_NAMES, subject.division());
    return new Listing(register.key(), subject.code(), office ? found : found.stream().map(OtherName::forThePublic).toList(),
        new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null)));
  }

  @PostMapping("/api/naming/other-names")
  ResponseEntity<OtherName> add(HttpServletRequest request) throws IOException {
    desk.require(Act.WRITE_NAMES, null);
    Parameters.of(request).allowOnly();
    Wish wish = Wish.of(JsonBody.object(request));
    Subject subject = seen(wish.register(), wish.code());
    desk.require(Act.WRITE_NAMES, subject.division());
    OtherName added = names.add(subject, wish, desk.person().account());
    return ResponseEntity.created(URI.create("/api/naming/other-names?register=" + added.register() + "&code=" + added.code())).body(added);
  }

  @PostMapping("/api/naming/other-names/{id}/withdraw")
  OtherName withdraw(@PathVariable String id, HttpServletRequest request) throws IOException {
    desk.require(Act.WRITE_NAMES, null);
    Parameters.of(request).allowOnly();
    OtherName name = (id.matches("\\d{1,18}") ? names.find(Long.parseLong(id)) : Optional.<OtherName>empty()).orElseThrow(() -> unknown(id));
    Subject subject = seen(Register.find(name.register()).orElseThrow(), name.code());
    desk.require(Act.WRITE_NAMES, subject.division());
    return names.withdraw(name, Wish.reason(JsonBody.object(request)), desk.person().account());
  }

  /** A record that neither the office shows to the asker nor anybody to the public is not found. */
  private Subject seen(Register register, String code) {
    return (code.indexOf('\0') < 0 ? names.subject(register, code) : Optional.<Subject>empty())
        .filter(subject -> subject.open() || desk.sight().covers(subject.division())).orElseThrow(() -> unknown(code));
  }

  private static Problem unknown(String offender) {
    return Problem.notFound("记录 / record", offender);
  }
}
