package org.fangyu.history;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.web.Parameters;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/journal}: the newest first, page by page, of the divisions whose journal the asker may read. */
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
    var question = Question.of(Parameters.of(request));
    List<Entry> found = history.page(question, Reach.of(desk.person(), desk.sight()));
    if (found.size() <= question.limit()) return new Page(found, null);
    List<Entry> page = found.subList(0, question.limit());
    return new Page(page, page.get(page.size() - 1).cursor().toString());
  }
}
