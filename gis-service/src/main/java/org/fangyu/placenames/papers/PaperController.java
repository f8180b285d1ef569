package org.fangyu.placenames.papers;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.placenames.papers.CaseFile.Item;
import org.fangyu.placenames.papers.Papers.Draft;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Drafts of the papers of a case, as DOCX and PDF. A case of a division whose office data the asker does not read is not found. */
@RestController
@RequestMapping("/api/naming/cases/{code}/documents")
class PaperController {
  static final MediaType DOCX = MediaType.parseMediaType("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
  /** Tells which characters no font had: they stand as 〓. */
  private static final String MISSING = "X-Missing-Characters";
  private static final int MOST_LISTED = 100;
  private static final Pattern RANGE = Pattern.compile("(\\d{1,6})(?:-(\\d{1,6}))?");

  private final DeskAccess desk;
  private final Papers papers;
  private final Templates templates;

  PaperController(DeskAccess desk, Papers papers, Templates templates) {
    this.desk = desk;
    this.papers = papers;
    this.templates = templates;
  }

  /** @param mayNotEdit why the asker may not hand in templates of the division, null if they may */
  record Listing(String code, String title, String state, String divisionCode, String mayNotEdit, List<Document> documents) {}

  /**
   * One paper.
   *
   * @param missing what it may not do without and the case does not say yet
   * @param names how many names it is about
   * @param items the first of them
   * @param template of the division's own, null where the program's is in use
   */
  record Document(String kind, String title, String titleEn, String docx, String pdf, List<String> missing, int names, List<Name> items, TemplateController.Shown template) {}

  record Name(int item, String name) {}

  @GetMapping
  Listing list(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    CaseFile file = seen(code);
    var documents = new ArrayList<Document>();
    for (PaperKind kind : PaperKind.values()) {
      String address = "/api/naming/cases/" + file.code() + "/documents/" + kind.key();
      List<Item> items = file.items(kind);
      List<Name> names = items.stream().limit(MOST_LISTED).map(item -> new Name(item.ordinal(), item.name())).toList();
      List<String> missing = papers.missing(file, kind).stream().limit(MOST_LISTED).toList();
      documents.add(new Document(kind.key(), kind.title(), kind.titleEn(), address + ".docx", address + ".pdf", missing, items.size(), names,
          TemplateController.shown(templates.inUse(kind, file.division()).version())));
    }
    String mayNotEdit = desk.whyNot(Act.WRITE_NAMES, file.division()).map(Reason::sentence).orElse(null);
    return new Listing(file.code(), file.title(), file.state(), file.division(), mayNotEdit, documents);
  }

  @GetMapping("/{kind}.docx")
  ResponseEntity<byte[]> docx(@PathVariable String code, @PathVariable String kind, HttpServletRequest request) {
    Draft draft = draft(code, kind, request);
    String tag = "\"" + Templates.sha256((draft.checksum() + papers.fontNames()).getBytes(StandardCharsets.UTF_8)) + "\"";
    return answer(draft, "docx", DOCX, tag).body(papers.docx(draft));
  }

  @GetMapping("/{kind}.pdf")
  ResponseEntity<byte[]> pdf(@PathVariable String code, @PathVariable String kind, HttpServletRequest request) {
    Draft draft = draft(code, kind, request);
    var pdf = papers.pdf(draft);
    String tag = "\"" + Templates.sha256(("pdf" + draft.checksum() + papers.fontNames()).getBytes(StandardCharsets.UTF_8)) + "\"";
    var answer = answer(draft, "pdf", MediaType.APPLICATION_PDF, tag);
    if (!pdf.missing().isEmpty()) answer.header(MISSING, String.join(" ", pdf.missing()));
    return answer.body(pdf.content());
  }

  private Draft draft(String code, String kind, HttpServletRequest request) {
    var given = Parameters.of(request).allowOnly("item");
    PaperKind known = PaperKind.find(kind).orElseThrow(() -> Problem.notFound("文书(%s)".formatted(PaperKind.ALL), kind));
    CaseFile file = seen(code);
    String wish = given.text("item", 15).orElse("");
    Matcher range = RANGE.matcher(wish);
    if (wish.isEmpty()) return papers.draft(file, known, ordinal -> true);
    if (!range.matches()) throw Problem.badParameter("item", "序号或范围, 如 3 或 1-100 / a number or a range of them", wish);
    int from = Integer.parseInt(range.group(1));
    int to = range.group(2) == null ? from : Integer.parseInt(range.group(2));
    if (file.items(known).stream().noneMatch(item -> item.ordinal() >= from && item.ordinal() <= to)) throw Problem.notFound("本文书中的地名(item)", wish);
    return papers.draft(file, known, ordinal -> ordinal >= from && ordinal <= to);
  }

  private static ResponseEntity.BodyBuilder answer(Draft draft, String ending, MediaType type, String tag) {
    var disposition = ContentDisposition.attachment().filename(draft.title().replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}]", "_") + "." + ending, StandardCharsets.UTF_8).build();
    return ResponseEntity.ok().contentType(type).eTag(tag).cacheControl(CacheControl.noCache().cachePrivate()).header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString());
  }

  private CaseFile seen(String code) {
    desk.require(Act.READ_OFFICE, null);
    return papers.find(code).filter(file -> desk.whyNot(Act.READ_OFFICE, file.division()).isEmpty()).orElseThrow(() -> Problem.notFound("案件", code));
  }
}
