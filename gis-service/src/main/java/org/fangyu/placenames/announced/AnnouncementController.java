package org.fangyu.placenames.announced;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/** Announcements and standard names, for anybody. */
@RestController
class AnnouncementController {
  private static final int MOST_LISTED = 100;
  private static final int LISTED = 20;

  private final Announcements announcements;
  private final StandardNames names;
  private final Freshness freshness;

  AnnouncementController(Announcements announcements, StandardNames names, Freshness freshness) {
    this.announcements = announcements;
    this.names = names;
    this.freshness = freshness;
  }

  /** The newest first; {@code next} is the cursor of the page after. */
  @GetMapping("/api/announcements")
  ResponseEntity<Object> list(ServletWebRequest request) {
    Parameters given = Parameters.of(request.getRequest()).allowOnly("q", "from", "to", "cursor", "limit");
    int limit = given.integer("limit", LISTED, 1, MOST_LISTED);
    var question = new Announcements.Question(given.text("q", 100).orElse(null), given.day("from").orElse(null), given.day("to").orElse(null), given.text("cursor", 30).orElse(null), limit + 1);
    return answer(request, () -> {
      List<Announcement> found = announcements.list(question);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("announcements", found.subList(0, Math.min(limit, found.size())));
      json.put("next", found.size() > limit ? found.get(limit - 1).code() : null);
      return json;
    });
  }

  @GetMapping("/api/announcements/{code}")
  ResponseEntity<Object> one(@PathVariable String code, ServletWebRequest request) {
    Parameters.of(request.getRequest()).allowOnly();
    return answer(request, () -> announcements.find(code).orElseThrow(() -> Problem.notFound("公告 / announcement", code)));
  }

  /** @param code twenty digits, or a road's own */
  @GetMapping("/api/names/{code}")
  ResponseEntity<Object> name(@PathVariable String code, ServletWebRequest request) {
    Parameters.of(request.getRequest()).allowOnly();
    return answer(request, () -> names.find(code).orElseThrow(() -> Problem.notFound("标准地名 / standard name", code)));
  }

  private ResponseEntity<Object> answer(ServletWebRequest request, Supplier<Object> work) {
    String tag = freshness.tag(request);
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(Freshness.headers(tag)).build();
    }
    return ResponseEntity.ok().headers(Freshness.headers(tag)).body(work.get());
  }
}
