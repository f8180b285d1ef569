package org.fangyu.web.limits;

import static org.fangyu.web.limits.Cost.CHECK;
import static org.fangyu.web.limits.Cost.NOTHING;
import static org.fangyu.web.limits.Cost.READ;
import static org.fangyu.web.limits.Cost.TILE;
import static org.fangyu.web.limits.Cost.UPLOAD;

import java.util.List;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;

/** Every route's bounds; the first line that fits holds. */
final class Routes {
  private static final int KB = 1 << 10;
  private static final int MB = 1 << 20;
  private static final String FREE = "";

  private static final List<Route> ALL = List.of(
      Route.of("/api/search", READ, KB, "search"),
      Route.of("/api/reverse", READ, KB, "search"),
      Route.of("/api/sign-in/**", READ, 16 * KB, "sign-in", "POST"),
      Route.of("/login/**", READ, 16 * KB, "sign-in"),
      Route.of("/api/account/**", READ, 16 * KB, "sign-in", "POST"),
      Route.of("/api/reports/**", UPLOAD, 24 * MB, "reports", "POST"),
      Route.of("/api/consultations/*/comments", READ, 16 * KB, "reports", "POST"),
      Route.of("/api/attachments", UPLOAD, 1024 * MB, "uploads", "POST"),   // how large one may be is a setting of theirs
      Route.of("/api/naming/check", CHECK, 4 * MB, "checks"),
      Route.of("/api/naming/roads/plan", CHECK, 4 * MB, "checks"),
      Route.of("/api/naming/cases/*/findings", CHECK, KB, "checks"),
      Route.of("/api/naming/cases/*/documents/*", CHECK, KB, "checks"),   // each is set anew
      Route.of("/api/naming/exchange", CHECK, KB, "checks"),
      Route.of("/api/naming/quality/**", CHECK, 16 * KB, "checks"),
      Route.of("/api/naming/cases/**", READ, 16 * MB, FREE),   // a batch brings thousands of names with their places
      Route.of("/api/naming/templates/*", READ, 3 * MB, FREE),
      Route.of("/api/naming/division-changes/*/preview", CHECK, KB, "checks"),
      Route.of("/api/naming/division-changes/*/preview.csv", CHECK, KB, "checks"),
      Route.of("/api/naming/division-changes/**", READ, 16 * MB, FREE),   // polygons of whole divisions
      Route.of("/api/visibility/zones/**", READ, MB, FREE),   // what is dear runs in the background, one at a time
      Route.of("/api/visibility/**", CHECK, 8 * MB, "checks"),
      Route.of("/api/boundaries/lines/*/walked", CHECK, 64 * MB, "checks"),
      Route.of("/api/boundaries/**", CHECK, 32 * MB, "checks"),
      Route.of("/api/**", READ, MB, FREE),
      Route.of("/ogc/**", READ, KB, FREE),
      Route.of("/announcements/*", READ, KB, FREE),
      Route.of("/consultations/*", READ, KB, FREE),
      Route.of("/names/*", READ, KB, FREE),
      Route.of("/feeds/*", READ, KB, FREE),
      Route.of("/sitemap.xml", READ, KB, FREE),
      Route.of("/tiles/**", TILE, KB, FREE),
      Route.of("/**", NOTHING, 16 * KB, FREE));

  private Routes() {}

  /** @param address of the request as it came over the wire, without the query. @throws Problem 400 if it is not well formed */
  static Route of(String address) {
    PathContainer path;
    try {
      path = PathContainer.parsePath(address);
    } catch (IllegalArgumentException e) {
      throw new Problem(HttpStatus.BAD_REQUEST, "bad-address", "地址不合规范 / the address is not well formed");
    }
    return ALL.stream().filter(route -> route.matches(path)).findFirst().orElseThrow();
  }

  static List<Route> all() {
    return ALL;
  }
}
