package org.fangyu.placenames.papers;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.fangyu.documents.Content;
import org.fangyu.documents.Paper;
import org.fangyu.documents.fonts.PaperFonts;
import org.fangyu.documents.pdf.PdfSetter;
import org.fangyu.documents.pdf.Pictures;
import org.fangyu.placenames.papers.CaseFile.Item;
import org.fangyu.placenames.papers.sheet.Landscape;
import org.fangyu.placenames.papers.sheet.Site;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Drafts the papers of a case. */
@Component
class Papers {
  private static final Logger log = LoggerFactory.getLogger(Papers.class);
  /** How much of the checksum is printed; enough to tell two drafts apart. */
  private static final int PRINTED = 16;
  /** Maps in one file: each is a picture of points in the DOCX besides its vectors. */
  private static final int MOST_MAPS = 100;

  private final CaseReader cases;
  private final Landscape landscape;
  private final Templates templates;
  private final PaperFonts fonts;
  private final boolean chinese;
  private final String reviewNumber;

  Papers(CaseReader cases, Landscape landscape, Templates templates, @Value("${fangyu.paper-fonts:}") String setting, @Value("${fangyu.review-number:}") String reviewNumber) {
    this.cases = cases;
    this.landscape = landscape;
    this.templates = templates;
    this.fonts = PaperFonts.find(setting);
    this.chinese = fonts.chinese();
    this.reviewNumber = reviewNumber;
    if (!chinese) log.warn("no Chinese font for papers: PDF is refused until fonts-wqy-microhei is installed or FANGYU_PAPER_FONTS names one");
  }

  /** @param checksum of all that it says, of the data behind it and of its template */
  record Draft(Paper paper, String title, String checksum) {}

  /** Divisions and roads are those of today; of a case that is closed, those of its announcement. */
  Optional<CaseFile> find(String code) {
    LocalDate today = Validity.today();
    return cases.find(code, today).flatMap(file -> file.days().announced() == null ? Optional.of(file) : cases.find(code, file.days().announced()));
  }

  /** What a paper still lacks. */
  List<String> missing(CaseFile file, PaperKind kind) {
    return new PaperContent(file, kind, Map.of()).missing(file.items(kind));
  }

  /** @param only ordinals of the names that it shall be about */
  Draft draft(CaseFile file, PaperKind kind, IntPredicate only) {
    List<Item> items = file.items(kind).stream().filter(item -> only.test(item.ordinal())).toList();
    if (kind == PaperKind.FOUR_BOUNDS && items.size() > MOST_MAPS) {
      throw Problem.unprocessable("too-many-maps", "四至图一次最多 %d 幅,请用 item=1-%1$d 分批下载 / at most %1$d maps in one file; ask for item=1-%1$d and so on".formatted(MOST_MAPS), "item", "1-" + MOST_MAPS, items.size());
    }
    Templates.Used used = templates.inUse(kind, file.division());
    Map<String, Long> versions = cases.versions();
    var content = new PaperContent(file, kind, sites(file, items));
    String checksum = checksum(content.of(items, versions, reviewNumber, ""), used.sha256());
    String title = kind.title() + " " + file.title();
    return new Draft(used.template().fill(content.of(items, versions, reviewNumber, checksum.substring(0, PRINTED))), title, checksum);
  }

  /** Where the names lie that were drawn. */
  private Map<Integer, Site> sites(CaseFile file, List<Item> items) {
    LocalDate day = file.days().announced() == null ? Validity.today() : file.days().announced();
    Map<Integer, Site.Name> names = new LinkedHashMap<>();
    for (Item item : items) {
      if (item.geometry() != null) names.put(item.ordinal(), new Site.Name(item.name(), item.road(), item.recordCode(), file.code(), item.geometry()));
    }
    Map<Site.Name, Site> found = landscape.sites(List.copyOf(names.values()), day);
    Map<Integer, Site> sites = new HashMap<>();
    names.forEach((ordinal, name) -> {
      if (found.containsKey(name)) sites.put(ordinal, found.get(name));
    });
    return sites;
  }

  private static String checksum(Content content, String template) {
    var text = new StringBuilder(template).append('\n').append(new TreeMap<>(content.fields()));
    content.entries().forEach(entry -> text.append('\n').append(new TreeMap<>(entry.fields())));
    return Templates.sha256(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  byte[] docx(Draft draft) {
    return draft.paper().docx(drawing -> Pictures.png(drawing, fonts));
  }

  /** @throws Problem 503 where no font can set Chinese */
  PdfSetter.Pdf pdf(Draft draft) {
    if (!chinese) {
      throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "no-chinese-font", "服务器没有可用的中文字体,请下载 DOCX,并告知管理员安装字体 / the server has no Chinese font; take the DOCX and tell the administrator");
    }
    return PdfSetter.set(draft.paper(), fonts, draft.title());
  }

  String fontNames() {
    return String.join(",", fonts.names());
  }
}
