package org.fangyu.placenames.readings;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.placenames.readings.Bodies.Confirmation;
import org.fangyu.placenames.readings.Bodies.Question;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts readings, confirms that of a name in a case, and shows and corrects the table that is learnt from confirmations. */
@RestController
class ReadingsController {
  private static final int MOST = 500;

  private final DeskAccess desk;
  private final ReadingTable table;
  private final CaseNames names;
  private final Corrections corrections;

  ReadingsController(DeskAccess desk, ReadingTable table, CaseNames names, Corrections corrections) {
    this.desk = desk;
    this.table = table;
    this.names = names;
    this.corrections = corrections;
  }

  /** @param more whether there are more than are listed */
  record Listing(List<Reading> readings, boolean more) {}

  @PostMapping("/api/naming/readings/draft")
  DraftAnswer draft(HttpServletRequest request) throws IOException {
    desk.require();
    Parameters.of(request).allowOnly();
    Question asked = Bodies.question(JsonBody.object(request));
    if (!asked.division().isEmpty()) desk.require(Act.CHECK, asked.division());
    return DraftAnswer.of(asked.name(), table.holding(asked.name().whole(), asked.division()));
  }

  /** A name of a case that the asker does not see is not found. */
  @PutMapping("/api/naming/cases/{code}/items/{ordinal}/reading")
  CaseName confirm(@PathVariable String code, @PathVariable String ordinal, HttpServletRequest request) throws IOException {
    desk.require(Act.DRAFT, null);
    Parameters.of(request).allowOnly();
    CaseName name = seen(code, ordinal);
    desk.require(Act.DRAFT, name.division());
    Confirmation given = Bodies.confirmation(JsonBody.object(request));
    return names.confirm(name.caseCode(), name.ordinal(), desk.person().account(),
        now -> Confirming.decide(now, given, now.named() ? table.holding(now.parts().whole(), now.division()) : Map.of()));
  }

  @GetMapping("/api/naming/readings")
  Listing list(HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    var given = Parameters.of(request).allowOnly("q", "division", "limit");
    int limit = given.integer("limit", 100, 1, MOST);
    String division = given.text("division", 12).orElse("");
    if (!division.matches("\\d*")) throw Problem.badParameter("division", "区划代码 / a division code", division);
    List<Reading> found = table.list(given.text("q", Bodies.LONGEST_NAME).orElse(""), division, desk.sight().prefixes(), limit + 1);
    return new Listing(found.stream().limit(limit).toList(), found.size() > limit);
  }

  /** A reading of the table for a place, superseding the one there is; or that one taken back. */
  @PostMapping("/api/naming/readings")
  Corrections.Outcome correct(HttpServletRequest request) throws IOException {
    desk.require(Act.WRITE_NAMES, null);
    Parameters.of(request).allowOnly();
    Bodies.Correction given = Bodies.correction(JsonBody.object(request));
    desk.require(Act.WRITE_NAMES, given.jurisdiction());
    return corrections.correct(given, desk.person().account());
  }

  private CaseName seen(String code, String ordinal) {
    Optional<CaseName> found = ordinal.matches("[1-9]\\d{0,5}") && code.length() <= 40 && code.indexOf('\0') < 0 ? names.find(code, Integer.parseInt(ordinal)) : Optional.empty();
    return found.filter(name -> desk.sight().covers(name.division())).orElseThrow(() -> Problem.notFound("案件中的地名 / name in a case", code + " " + ordinal));
  }
}
