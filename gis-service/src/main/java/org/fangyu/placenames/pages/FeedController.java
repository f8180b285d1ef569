package org.fangyu.placenames.pages;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Supplier;
import org.fangyu.placenames.announced.Announcement;
import org.fangyu.placenames.announced.Announcements;
import org.fangyu.placenames.announced.Freshness;
import org.fangyu.placenames.announced.PublicName;
import org.fangyu.placenames.consultations.Consultation;
import org.fangyu.placenames.consultations.Consultations;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.HtmlUtils;

/** What is announced and what is open to comment, to follow in a feed reader; and every permanent address, for search engines. */
@RestController
class FeedController {
  private static final int MOST_ENTRIES = 50;
  /** Bound of one site map, https://www.sitemaps.org/protocol.html. */
  private static final int MOST_ADDRESSES = 50_000;

  /** Without a setting, the county is the one that has the most roads. */
  private static final String COUNTY = "select left(division_code, 6) from published.roads group by 1 order by count(*) desc, 1 limit 1";
  private static final String ADDRESSES = """
      (select '/announcements/' || code as path, announced_on from published.announcements order by announced_on desc limit :most)
      union all
      (select '/names/' || place_code, max(announced_on) from published.standard_names where place_code is not null and valid_to is null group by place_code order by 2 desc nulls last, 1 limit :most)
      limit :most""";

  private record Place(String path, LocalDate announcedOn) {}

  private final Announcements announcements;
  private final Consultations consultations;
  private final Freshness freshness;
  private final JdbcClient jdbc;
  private final String countyCode;

  FeedController(Announcements announcements, Consultations consultations, Freshness freshness, @Qualifier("published") JdbcClient jdbc, @Value("${fangyu.county-code:}") String countyCode) {
    this.announcements = announcements;
    this.consultations = consultations;
    this.freshness = freshness;
    this.jdbc = jdbc;
    this.countyCode = countyCode;
  }

  @GetMapping("/feeds/announcements.atom")
  ResponseEntity<byte[]> announced(ServletWebRequest request) {
    return answer(request, AtomFeed.MEDIA_TYPE, () -> feed(request, "announcements", "地名公告", announcements.list(new Announcements.Question(null, null, null, null, MOST_ENTRIES)).stream().map(FeedController::entry).toList()));
  }

  @GetMapping("/feeds/consultations.atom")
  ResponseEntity<byte[]> consulted(ServletWebRequest request) {
    return answer(request, AtomFeed.MEDIA_TYPE, () -> feed(request, "consultations", "地名征求意见", consultations.open().stream().map(FeedController::entry).toList()));
  }

  @GetMapping("/sitemap.xml")
  ResponseEntity<byte[]> siteMap(ServletWebRequest request) {
    return answer(request, "application/xml;charset=UTF-8", () -> {
      String root = root(request);
      var xml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n");
      for (Place place : jdbc.sql(ADDRESSES).param("most", MOST_ADDRESSES).query(Place.class).list()) {
        xml.append("<url><loc>").append(HtmlUtils.htmlEscape(root + place.path(), "UTF-8")).append("</loc>");
        xml.append(place.announcedOn() == null ? "" : "<lastmod>" + place.announcedOn() + "</lastmod>").append("</url>\n");
      }
      return xml.append("</urlset>\n").toString();
    });
  }

  private String feed(ServletWebRequest request, String kind, String title, List<AtomFeed.Entry> entries) {
    String county = countyCode.isBlank() ? jdbc.sql(COUNTY).query(String.class).optional().orElse("0") : countyCode;
    return new AtomFeed("urn:fangyu:feed:" + kind + ":" + county, title, root(request), "/feeds/" + kind + ".atom", "/announcements/", "方舆", midnight(Validity.today()), entries).xml();
  }

  private static AtomFeed.Entry entry(Announcement one) {
    String facts = paragraph("公告号 " + one.number() + "，" + one.approvingBody() + " " + one.approvedOn() + " 批准（" + one.approvalNumber() + "）");
    return new AtomFeed.Entry("urn:fangyu:announcement:" + one.divisionCode() + ":" + one.code(), one.title(), one.link(), midnight(one.announcedOn()), one.updatedAt(), one.approvingBody(), facts + list(one.names(), one.count()));
  }

  private static AtomFeed.Entry entry(Consultation one) {
    return new AtomFeed.Entry("urn:fangyu:consultation:" + one.divisionCode() + ":" + one.code(), one.title(), one.link(), midnight(one.from()), one.updatedAt(), null,
        paragraph("征求意见 " + one.from() + " 至 " + one.to()) + list(one.names(), one.count()));
  }

  private static String list(List<PublicName> names, int count) {
    var html = new StringBuilder("<ul>");
    for (PublicName name : names) {
      html.append("<li>").append(HtmlUtils.htmlEscape(name.name() + (name.pinyin() == null ? "" : " " + name.pinyin()) + (name.location() == null ? "" : "，" + name.location()), "UTF-8")).append("</li>");
    }
    return html.append("</ul>").append(count > names.size() ? paragraph("共 " + count + " 个") : "").toString();
  }

  private static String paragraph(String text) {
    return "<p>" + HtmlUtils.htmlEscape(text, "UTF-8") + "</p>";
  }

  private static OffsetDateTime midnight(LocalDate day) {
    return day.atStartOfDay(Validity.CHINA).toOffsetDateTime();
  }

  private static String root(ServletWebRequest request) {
    return ServletUriComponentsBuilder.fromContextPath(request.getRequest()).build().toUriString();
  }

  private ResponseEntity<byte[]> answer(ServletWebRequest request, String mediaType, Supplier<String> work) {
    Parameters.of(request.getRequest()).allowOnly();
    String tag = freshness.tag(request);
    if (request.checkNotModified(tag)) {
      return ResponseEntity.status(HttpStatus.NOT_MODIFIED).headers(Freshness.headers(tag)).build();
    }
    return ResponseEntity.ok().headers(Freshness.headers(tag)).header(HttpHeaders.CONTENT_TYPE, mediaType).body(work.get().getBytes(StandardCharsets.UTF_8));
  }
}
