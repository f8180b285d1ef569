package org.fangyu.placenames.amendments;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.amendments.Amendments.Category;
import org.fangyu.placenames.amendments.Amendments.Latest;
import org.fangyu.rules.Validity;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** What the register says of a name beside the name itself, and its amendment by whoever writes names there. */
@RestController
class AmendmentController {
  private final DeskAccess desk;
  private final Amendments amendments;

  AmendmentController(DeskAccess desk, Amendments amendments) {
    this.desk = desk;
    this.amendments = amendments;
  }

  /**
   * @param base version, to be sent with an amendment
   * @param amendable members that an amendment may set @param fields of them, those that say something
   * @param fixedByCase case whose decision fixes approval, filing and announcement; null where they can be amended
   * @param whyNot why the asker may not amend it; null if they may
   */
  record Told(String register, String code, long base, String name, String status, LocalDate validFrom, LocalDate validTo, String fixedByCase, List<String> amendable, Map<String, Object> fields, List<Category> categories, String whyNot) {}

  @GetMapping("/api/naming/records/{register}/{code}")
  Told told(@PathVariable String register, @PathVariable String code, HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    Parameters.of(request).allowOnly();
    return told(seen(register, code));
  }

  @PatchMapping("/api/naming/records/{register}/{code}")
  Told amend(@PathVariable String register, @PathVariable String code, HttpServletRequest request) throws IOException {
    desk.require(Act.WRITE_NAMES, null);
    Parameters.of(request).allowOnly();
    Latest latest = seen(register, code);
    desk.require(Act.WRITE_NAMES, latest.division());
    LocalDate today = Validity.today();
    return told(amendments.amend(code, Amendment.read(latest.register(), JsonBody.object(request), today), today, desk.person().account()));
  }

  private Told told(Latest latest) {
    Map<String, Object> fields = new LinkedHashMap<>();
    latest.fields().forEach((field, value) -> {
      if (value != null) fields.put(field.member(), value);
    });
    List<Category> categories = latest.placeClass() == null ? List.of() : amendments.categories(latest.register(), latest.placeClass(), Validity.today());
    return new Told(latest.register().key(), latest.code(), latest.base(), latest.name(), latest.status(), latest.validFrom(), latest.validTo(), latest.byCase(),
        latest.register().fields().stream().map(Field::member).toList(), fields, categories,
        desk.whyNot(Act.WRITE_NAMES, latest.division()).map(Reason::sentence).orElse(null));
  }

  /** A record of a division whose office data the asker does not read is not found. */
  private Latest seen(String register, String code) {
    Register known = Register.find(register).orElseThrow(() -> Problem.notFound("登记簿 / register (road, place)", register));
    return (code.length() > 60 || code.indexOf('\0') >= 0 ? Optional.<Latest>empty() : amendments.find(known, code))
        .filter(latest -> desk.whyNot(Act.READ_OFFICE, latest.division()).isEmpty()).orElseThrow(() -> Problem.notFound("记录 / record", code));
  }
}
