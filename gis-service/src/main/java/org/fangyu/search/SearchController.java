package org.fangyu.search;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/search?q=&limit=&near=lon,lat&kind=&division=}. */
@RestController
class SearchController {

  private final NameSearch names;

  SearchController(NameSearch names) {
    this.names = names;
  }

  @GetMapping("/api/search")
  NameSearch.Answer search(HttpServletRequest request) {
    return names.find(SearchRequest.of(request));
  }
}
