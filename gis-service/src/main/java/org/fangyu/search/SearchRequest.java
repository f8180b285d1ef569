package org.fangyu.search;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;

/**
 * What was asked.
 *
 * @param text 1 to 100 characters
 * @param limit most results wanted
 * @param near longitude, latitude in degrees to prefer, or null
 * @param kinds layers to look in; empty = all
 * @param division code of a division or its beginning; empty = everywhere
 */
record SearchRequest(String text, int limit, double[] near, Set<String> kinds, String division) {

  static final int LONGEST_QUERY = 100;
  static final int MOST_RESULTS = 100;
  static final Set<String> KINDS = Set.of("divisions", "built-up-areas", "places", "roads", "door-plates", "signs",
      "boundary-lines", "boundary-markers", "cemeteries", "burial-zones", "graves");
  private static final Pattern DIVISION = Pattern.compile("\\d{2,12}");

  static SearchRequest of(HttpServletRequest request) {
    Parameters given = Parameters.of(request).allowOnly("q", "limit", "near", "kind", "division");
    String text = given.requiredText("q", LONGEST_QUERY);
    String division = given.text("division", 12).orElse("");
    if (!division.isEmpty() && !DIVISION.matcher(division).matches()) {
      throw Problem.badParameter("division", "区划代码, 2–12 位数字 / a division code, 2 to 12 digits", division);
    }
    return new SearchRequest(text, given.integer("limit", 20, 1, MOST_RESULTS), given.lonLat("near").orElse(null),
        kinds(given.text("kind", 200).orElse("")), division);
  }

  private static Set<String> kinds(String given) {
    Set<String> kinds = new TreeSet<>();
    Arrays.stream(given.split(",")).map(String::strip).filter(kind -> !kind.isEmpty()).forEach(kind -> {
      if (!KINDS.contains(kind)) {
        throw Problem.badParameter("kind", "只接受 / only " + String.join(", ", new TreeSet<>(KINDS)), kind);
      }
      kinds.add(kind);
    });
    return kinds;
  }

  boolean wants(String kind) {
    return kinds.isEmpty() || kinds.contains(kind);
  }
}
