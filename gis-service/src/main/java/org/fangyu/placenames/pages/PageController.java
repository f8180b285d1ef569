package org.fangyu.placenames.pages;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fangyu.placenames.announced.Announcement;
import org.fangyu.placenames.announced.Announcements;
import org.fangyu.placenames.announced.Freshness;
import org.fangyu.placenames.announced.PublicName;
import org.fangyu.placenames.announced.StandardName;
import org.fangyu.placenames.announced.StandardNames;
import org.fangyu.placenames.consultations.Consultation;
import org.fangyu.placenames.consultations.Consultations;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.util.HtmlUtils;
import org.springframework.web.util.UriUtils;

/**
 * Permanent addresses. Each answers the public page, which fills itself; its title, and what it says without scripts, are
 * written in here, and what is not there is 404.
 */
@RestController
class PageController {
  private static final String TITLE = "<title>方舆</title>";
  private static final String PLAIN = "<!-- without scripts -->";

  private final Announcements announcements;
  private final Consultations consultations;
  private final StandardNames names;
  private final Freshness freshness;
  private final String page;

  PageController(Announcements announcements, Consultations consultations, StandardNames names, Freshness freshness) throws IOException {
    this.announcements = announcements;
    this.consultations = consultations;
    this.names = names;
    this.freshness = freshness;
    this.page = new ClassPathResource("META-INF/resources/announced/index.html").getContentAsString(StandardCharsets.UTF_8);
  }

  @GetMapping("/announcements/{code}")
  ResponseEntity<byte[]> announcement(@PathVariable String code, ServletWebRequest request) {
    return answer(request, announcements.find(code).map(PageController::told));
  }

  /** A consultation that is over is not found, but its page still takes a receipt. */
  @GetMapping("/consultations/{code}")
  ResponseEntity<byte[]> consultation(@PathVariable String code, ServletWebRequest request) {
    return answer(request, consultations.find(code).map(PageController::told));
  }

  /** By its twenty digits; by a road's own code and by any name of its own it leads there. */
  @GetMapping("/names/{name}")
  ResponseEntity<byte[]> name(@PathVariable String name, ServletWebRequest request) {
    Optional<StandardName> found = names.find(name).or(() -> names.called(name));
    String own = found.map(StandardName::link).orElse(null);
    if (own != null && !own.equals("/names/" + name)) {
      return ResponseEntity.status(HttpStatus.FOUND).location(link(own, request)).build();
    }
    return answer(request, found.map(PageController::told));
  }

  /** The query goes along: it holds language and look. */
  private static URI link(String path, ServletWebRequest request) {
    String query = request.getRequest().getQueryString();
    return URI.create(UriUtils.encodePath(path, StandardCharsets.UTF_8) + (query == null ? "" : "?" + query));
  }

  private record Told(String title, List<String> lines) {}

  private static Told told(StandardName name) {
    var lines = new ArrayList<String>();
    add(lines, "罗马字母拼写", name.pinyin());
    add(lines, "地名代码", name.placeCode());
    add(lines, "位置", name.location());
    add(lines, "由来", name.origin());
    add(lines, "含义", name.meaning());
    add(lines, "沿革", name.history());
    add(lines, "批准", name.approvingBody());
    add(lines, "公告", name.announcement() == null ? null : name.announcement().number());
    return new Told(name.name(), lines);
  }

  private static Told told(Announcement one) {
    var lines = new ArrayList<String>();
    add(lines, "公告号", one.number());
    add(lines, "公告日期", one.announcedOn());
    add(lines, "批准机关", one.approvingBody());
    add(lines, "批准日期", one.approvedOn());
    one.names().forEach(name -> add(lines, name.name(), words(name)));
    return new Told(one.title(), lines);
  }

  private static Told told(Consultation one) {
    var lines = new ArrayList<String>();
    add(lines, "征求意见", one.from() + " – " + one.to());
    one.names().forEach(name -> add(lines, name.name(), words(name)));
    return new Told(one.title(), lines);
  }

  private static String words(PublicName name) {
    return String.join("，", java.util.stream.Stream.of(name.pinyin(), name.location(), name.meaning()).filter(word -> word != null).toList());
  }

  private static void add(List<String> lines, String word, Object value) {
    if (value != null && !value.toString().isEmpty()) {
      lines.add(word + "：" + value);
    }
  }

  private ResponseEntity<byte[]> answer(ServletWebRequest request, Optional<Told> told) {
    if (told.isEmpty()) {
      return html(ResponseEntity.status(HttpStatus.NOT_FOUND), new Told("没有找到", List.of("没有这个地名、公告或征求意见。No such name, announcement or consultation.")));
    }
    String tag = freshness.tag(request);
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(Freshness.headers(tag)).build();
    }
    return html(ResponseEntity.ok().headers(Freshness.headers(tag)), told.get());
  }

  private ResponseEntity<byte[]> html(ResponseEntity.BodyBuilder answer, Told told) {
    var plain = new StringBuilder("<h1>").append(HtmlUtils.htmlEscape(told.title(), "UTF-8")).append("</h1>");
    told.lines().forEach(line -> plain.append("<p>").append(HtmlUtils.htmlEscape(line, "UTF-8")).append("</p>"));
    String whole = page.replace(TITLE, "<title>" + HtmlUtils.htmlEscape(told.title(), "UTF-8") + " · 方舆</title>").replace(PLAIN, plain);
    return answer.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8)).body(whole.getBytes(StandardCharsets.UTF_8));
  }
}
