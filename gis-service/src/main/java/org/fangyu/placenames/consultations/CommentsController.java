package org.fangyu.placenames.consultations;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** What the public said to a case, for the office, and its answers. */
@RestController
class CommentsController {
  private static final int MOST_LISTED = 200;

  private final Comments comments;
  private final DeskAccess desk;

  CommentsController(Comments comments, DeskAccess desk) {
    this.comments = comments;
    this.desk = desk;
  }

  /** @param reason key of why not; null when it is allowed */
  record May(boolean allowed, String reason, String sentence) {}

  @GetMapping("/api/naming/cases/{code}/comments")
  Map<String, Object> list(@PathVariable String code, HttpServletRequest request) {
    Parameters given = Parameters.of(request).allowOnly("cursor", "limit");
    String division = seen(code);
    int limit = given.integer("limit", MOST_LISTED, 1, MOST_LISTED);
    List<Comment> found = comments.list(code, given.text("cursor", Receipt.LENGTH).orElse(null), limit + 1);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("comments", found.subList(0, Math.min(limit, found.size())));
    json.put("next", found.size() > limit ? found.get(limit - 1).receipt() : null);
    Comments.Counts counts = comments.counts(code);
    json.put("counts", Map.of("for", counts.favour(), "against", counts.against(), "other", counts.other(), "unanswered", counts.unanswered()));
    Optional<Reason> whyNot = desk.whyNot(Act.WRITE_NAMES, division);
    json.put("mayReply", new May(whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null)));
    return json;
  }

  @PostMapping("/api/naming/cases/{code}/comments/{receipt}/reply")
  Comment reply(@PathVariable String code, @PathVariable String receipt, HttpServletRequest request) throws IOException {
    Parameters.of(request).allowOnly();
    desk.require(Act.WRITE_NAMES, null);
    desk.require(Act.WRITE_NAMES, seen(code));
    JsonNode body = JsonBody.object(request);
    JsonBody.allowOnly(body, Set.of("reply", "base"));
    String base = body.hasNonNull("base") ? CommentWish.text(body, "base") : null;
    Receipt of = Receipt.read(receipt).orElseThrow(() -> Problem.notFound("意见 / comment", receipt));
    return comments.reply(code, of, CommentWish.text(body, "reply"), base, desk.person().account());
  }

  /** A case of a division that the asker may not read is not there for them. @return its division */
  private String seen(String code) {
    desk.require(Act.READ_OFFICE, null);
    return comments.divisionOf(code).filter(desk.sight()::covers).orElseThrow(() -> Problem.notFound("案件", code));
  }
}
