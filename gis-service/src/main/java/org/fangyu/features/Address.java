package org.fangyu.features;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.fangyu.web.Form;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/**
 * Where the client found us, and where it can go from here.
 *
 * @param service address of the whole service, without a slash at its end
 * @param path of the resource that was asked for, beginning with /ogc
 * @param query parameters as asked
 */
record Address(String service, String path, Map<String, String[]> query) {

  /** A way from one resource to another, as the standard writes it. */
  record Link(String href, String rel, String type, String title) {}

  static Address of(HttpServletRequest request) {
    String context = request.getContextPath();
    return new Address(ServletUriComponentsBuilder.fromContextPath(request).build().toUriString(),
        request.getRequestURI().substring(context.length()), request.getParameterMap());
  }

  /** Address of the landing page. */
  String landing() {
    return service + "/ogc";
  }

  String collection(String id) {
    return landing() + "/collections/" + encoded(id);
  }

  String items(String id) {
    return collection(id) + "/items";
  }

  String item(String id, String code) {
    return items(id) + "/" + encoded(code);
  }

  /** This resource with some parameters left out and others set; all the rest stay as they were asked. */
  String here(Set<String> without, Map<String, String> with) {
    var parts = new ArrayList<String>();
    query.forEach((name, values) -> {
      if (!without.contains(name) && !with.containsKey(name)) parts.add(encoded(name) + "=" + encoded(values[0]));
    });
    with.forEach((name, value) -> parts.add(encoded(name) + "=" + encoded(value)));
    return service + path + (parts.isEmpty() ? "" : "?" + String.join("&", parts));
  }

  /** This resource and the same in the other form. */
  List<Link> selfAndAlternate(Form form, String jsonType) {
    String html = Form.HTML_PAGE.getType() + "/" + Form.HTML_PAGE.getSubtype();
    Form other = form == Form.JSON ? Form.HTML : Form.JSON;
    return List.of(
        new Link(here(Set.of(), Map.of()), "self", form == Form.JSON ? jsonType : html, "本资源 / This document"),
        new Link(here(Set.of(), Map.of("f", other.parameter())), "alternate", other == Form.JSON ? jsonType : html, other == Form.JSON ? "JSON" : "网页 / HTML"));
  }

  /** The page after this one, which begins behind the feature of the number. All other parameters stay as they were asked. */
  Link next(long after, String type) {
    return new Link(here(Set.of("cursor", "offset"), Map.of("cursor", String.valueOf(after))), "next", type, "下一页 / Next page");
  }

  private static String encoded(String text) {
    return UriUtils.encode(text, StandardCharsets.UTF_8);
  }

  /** The parameters as one text, for telling one answer from another. */
  String asked() {
    return path + query.entrySet().stream().map(e -> e.getKey() + "=" + String.join(",", e.getValue())).sorted().collect(Collectors.joining("&", "?", ""));
  }
}
