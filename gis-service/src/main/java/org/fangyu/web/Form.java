package org.fangyu.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.MimeTypeUtils;

/** In which form an answer is wanted: {@code f=json|html}, else what the Accept header prefers, else JSON. */
public enum Form {
  JSON, HTML;

  public static final MediaType GEOJSON = MediaType.parseMediaType("application/geo+json");
  public static final MediaType OPENAPI = MediaType.parseMediaType("application/vnd.oai.openapi+json;version=3.0");
  public static final MediaType HTML_PAGE = MediaType.parseMediaType("text/html;charset=UTF-8");
  private static final List<MediaType> JSONS = List.of(MediaType.APPLICATION_JSON, GEOJSON, OPENAPI);

  /** @throws Problem 400 for an unknown f, 406 when nothing that the client accepts is spoken here */
  public static Form of(HttpServletRequest request, Parameters parameters) {
    var asked = parameters.text("f", 20);
    if (asked.isEmpty()) return accepted(request.getHeader(HttpHeaders.ACCEPT));
    return switch (asked.get()) {
      case "json" -> JSON;
      case "html" -> HTML;
      default -> throw Problem.badParameter("f", "json, html", asked.get());
    };
  }

  /** The value of f that asks for this form. */
  public String parameter() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Form accepted(String header) {
    if (header == null || header.isBlank()) return JSON;
    for (MediaType type : byPreference(header)) {
      if (JSONS.stream().anyMatch(type::includes)) return JSON;
      if (type.includes(MediaType.TEXT_HTML) || type.isCompatibleWith(MediaType.APPLICATION_XHTML_XML)) return HTML;
    }
    throw notAcceptable(header);
  }

  private static List<MediaType> byPreference(String header) {
    try {
      var types = new ArrayList<>(MediaType.parseMediaTypes(header));
      types.removeIf(type -> type.getQualityValue() == 0);
      MimeTypeUtils.sortBySpecificity(types);
      types.sort((a, b) -> Double.compare(b.getQualityValue(), a.getQualityValue()));
      return types;
    } catch (InvalidMediaTypeException e) {
      throw notAcceptable(header);
    }
  }

  private static Problem notAcceptable(String header) {
    return new Problem(HttpStatus.NOT_ACCEPTABLE, "not-acceptable", "只提供 JSON 和 HTML / only application/geo+json, application/json and text/html")
        .with("field", "Accept").with("offender", header.length() > 200 ? header.substring(0, 200) : header);
  }
}
