package org.fangyu.placenames.localrules;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.localrules.LocalRules.Row;
import org.fangyu.rules.Validity;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The rules of naming as they hold in a place, and the place's own rows among them. */
@RestController
class LocalRulesController {
  private final DeskAccess desk;
  private final LocalRules rules;
  private final String county;

  LocalRulesController(DeskAccess desk, LocalRules rules, @Value("${fangyu.county-code:}") String county) {
    this.desk = desk;
    this.rules = rules;
    this.county = county;
  }

  /** @param whyNot by table, why the asker may not write it; without those they may */
  record Book(String division, String jurisdiction, LocalDate day, Map<String, String> whyNot, Map<String, List<Row>> tables) {}

  /** @param request division: code, the county of the service otherwise; day: today otherwise */
  @GetMapping("/api/naming/rules")
  Book book(HttpServletRequest request) {
    desk.require(Act.READ_OFFICE, null);
    Parameters given = Parameters.of(request).allowOnly("division", "day");
    LocalDate day = given.day("day").orElseGet(Validity::today);
    String division = given.text("division", 12).orElse(county);
    if (division.isEmpty() || !Grant.isDivision(division)) throw Problem.badParameter("division", "区划代码 / a division code", division);
    desk.require(Act.READ_OFFICE, division);
    Map<String, String> whyNot = new LinkedHashMap<>();
    Map<String, List<Row>> tables = new LinkedHashMap<>();
    for (RuleTable table : RuleTable.values()) {
      desk.whyNot(table.act(), division).map(Reason::sentence).ifPresent(sentence -> whyNot.put(table.key(), sentence));
      tables.put(table.key(), rules.list(table, Grant.prefix(division), day));
    }
    return new Book(division, Grant.prefix(division), day, whyNot, tables);
  }

  /** A row of the place's own from a day on, or its end. Answers with the table as it then is. */
  @PostMapping("/api/naming/rules/{table}")
  List<Row> set(@PathVariable String table, HttpServletRequest request) throws IOException {
    desk.require(Act.READ_OFFICE, null);
    Parameters.of(request).allowOnly();
    RuleTable known = RuleTable.find(table).orElseThrow(() -> Problem.notFound("规则表(%s)".formatted(RuleTable.ALL), table));
    desk.require(known.act(), null);
    LocalDate today = Validity.today();
    Wish wish = Wish.read(known, JsonBody.object(request), today);
    desk.require(known.act(), wish.division());
    if (!rules.knows(wish.division(), today)) throw Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", wish.division());
    rules.set(wish, desk.person().account());
    return rules.list(known, wish.jurisdiction(), today);
  }
}
