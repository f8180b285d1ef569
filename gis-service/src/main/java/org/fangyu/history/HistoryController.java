package org.fangyu.history;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * The journal, the newest first, page by page. {@code GET /api/journal}: all of it, of the divisions whose journal the
 * asker may read. {@code GET /api/history/LAYER/CODE}: of one record, for whoever may read the record as the office does.
 */
@RestController
class HistoryController {
  private final History history;
  private final DeskAccess desk;

  HistoryController(History history, DeskAccess desk) {
    this.history = history;
    this.desk = desk;
  }

  /** @param next cursor of the page after this one; null at the end */
  record Page(List<Entry> entries, String next) {}

  @GetMapping("/api/journal")
  Page page(HttpServletRequest request) {
    desk.require(Act.READ_JOURNAL, null);
    return page(Question.of(Parameters.of(request)), Reach.of(desk.person(), desk.sight()));
  }

  /** A record of which the asker may read nothing is answered like one that there is not. */
  @GetMapping("/api/history/{layer}/{code}")
  Page ofRecord(@PathVariable String layer, @PathVariable String code, HttpServletRequest request) {
    if (desk.whyNot(Act.READ_JOURNAL, null).isPresent()) desk.require(Act.READ_OFFICE, null);
    String register = Registers.of(layer).orElseThrow(() -> Problem.notFound("图层 / collection", layer));
    Page found = page(Question.ofRecord(register, code, Parameters.of(request)), Reach.ofRecord(desk.person(), desk.sight()));
    if (found.entries().isEmpty() && request.getParameter("cursor") == null) throw Problem.notFound("履历 / history", code);
    return found;
  }

  private Page page(Question question, Reach reach) {
    List<Entry> found = history.page(question, reach);
    if (found.size() <= question.limit()) return new Page(found, null);
    List<Entry> page = found.subList(0, question.limit());
    return new Page(page, page.get(page.size() - 1).cursor().toString());
  }
}
