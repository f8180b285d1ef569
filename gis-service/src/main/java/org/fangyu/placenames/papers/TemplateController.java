package org.fangyu.placenames.papers;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.documents.Template;
import org.fangyu.placenames.papers.TemplateRegister.Version;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Templates of papers: fetched, edited in a word processor, handed in again. Whoever writes names of a division writes its templates. */
@RestController
@RequestMapping("/api/naming/templates")
class TemplateController {
  private static final int MOST_VERSIONS = 100_000;
  private static final int LONGEST_NOTE = 500;

  private final DeskAccess desk;
  private final TemplateRegister register;
  private final Templates templates;
  private final String county;

  TemplateController(DeskAccess desk, TemplateRegister register, Templates templates, @Value("${fangyu.county-code:}") String county) {
    this.desk = desk;
    this.register = register;
    this.templates = templates;
    this.county = county;
  }

  record Listing(String division, List<Kind> templates, Set<String> placeholders) {}

  /** @param inUse null where the program's own is @param versions of this division, the newest first */
  record Kind(String kind, String title, String titleEn, String docx, Shown inUse, List<Shown> versions) {}

  record Shown(String division, int version, String sha256, int bytes, String note, String addedBy, OffsetDateTime addedAt) {}

  /** @param placeholders that the template uses @param notes what was taken out of it and what the PDF will not show */
  record Taken(Shown version, Set<String> placeholders, List<String> notes) {}

  static Shown shown(Version version) {
    return version == null ? null : new Shown(version.division(), version.version(), version.sha256(), version.bytes(), version.note(), version.addedBy(), version.addedAt());
  }

  @GetMapping
  Listing list(HttpServletRequest request) {
    String division = division(Parameters.of(request).allowOnly("division"), Act.READ_OFFICE);
    var kinds = new ArrayList<Kind>();
    for (PaperKind kind : PaperKind.values()) {
      kinds.add(new Kind(kind.key(), kind.title(), kind.titleEn(), "/api/naming/templates/" + kind.key() + ".docx?division=" + division,
          register.inUse(kind, division).map(TemplateController::shown).orElse(null), register.list(kind, division).stream().map(TemplateController::shown).toList()));
    }
    return new Listing(division, kinds, PaperContent.WORDS.all());
  }

  /** The one in use; with {@code version} that of the division, 0 being the program's own. */
  @GetMapping("/{kind}.docx")
  ResponseEntity<byte[]> one(@PathVariable String kind, HttpServletRequest request) {
    var given = Parameters.of(request).allowOnly("division", "version");
    PaperKind known = kind(kind);
    String division = division(given, Act.READ_OFFICE);
    int version = given.integer("version", -1, 0, MOST_VERSIONS);
    Templates.Used used = version < 0 ? templates.inUse(known, division) : version == 0 ? templates.standard(known)
        : register.find(known, division, version).map(templates::read).orElseThrow(() -> Problem.notFound("模板版本", version));
    var disposition = ContentDisposition.attachment().filename("模板 " + known.title() + ".docx", StandardCharsets.UTF_8).build();
    return ResponseEntity.ok().contentType(PaperController.DOCX).eTag("\"" + used.sha256() + "\"").cacheControl(CacheControl.noCache().cachePrivate())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition.toString()).body(used.template().docx());
  }

  /** The body is the file itself; {@code based} is the division's version that it was made from, 0 if it had none. */
  @PutMapping("/{kind}.docx")
  Taken put(@PathVariable String kind, HttpServletRequest request) throws IOException {
    var given = Parameters.of(request).allowOnly("division", "based", "note");
    String division = division(given, Act.WRITE_NAMES);
    PaperKind known = kind(kind);
    given.requiredText("based", 10);
    int based = given.integer("based", 0, 0, MOST_VERSIONS);
    Template template = Templates.checked(request.getInputStream().readNBytes(Templates.LARGEST + 1));
    byte[] docx = template.docx();
    Version version = register.add(known, division, based, docx, Templates.sha256(docx), given.text("note", LONGEST_NOTE).orElse(null), desk.person().account());
    return new Taken(shown(version), template.placeholders(), template.notes());
  }

  private static PaperKind kind(String kind) {
    return PaperKind.find(kind).orElseThrow(() -> Problem.notFound("文书(%s)".formatted(PaperKind.ALL), kind));
  }

  /** The division that was named, or else the county that the service is for. */
  private String division(Parameters given, Act act) {
    desk.require(act, null);
    String division = given.text("division", 12).orElse(county);
    if (division.isEmpty()) throw Problem.badParameter("division", "必填 / required", "");
    if (!register.knows(division)) throw Problem.badParameter("division", "已登记的区划代码 / a registered division code", division);
    desk.require(act, division);
    return division;
  }
}
