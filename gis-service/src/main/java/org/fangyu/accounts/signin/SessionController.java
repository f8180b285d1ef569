package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/session}: who is asking, and what they may do, each refusal with the reason that a request would get. */
@RestController
class SessionController {
  private static final Pattern DIVISION = Pattern.compile("\\d{2,12}");

  private final DeskAccess desk;
  private final Seats seats;
  private final Elsewhere elsewhere;

  SessionController(DeskAccess desk, Seats seats, Elsewhere elsewhere) {
    this.elsewhere = elsewhere;
    this.desk = desk;
    this.seats = seats;
  }

  /**
   * The answer.
   *
   * @param providers where else somebody may sign in
   * @param next what has to be done first: "code", "enrol" or "password"; null when nothing has
   */
  record Session(boolean signedIn, String account, String displayName, String next, boolean secondFactor, List<Held> roles, List<May> acts,
      List<Elsewhere.Provider> providers) {}

  record Held(String role, String title, String titleEn, String division) {}

  /** @param reason key of why not; null when it is allowed */
  record May(String act, String title, String titleEn, boolean allowed, String reason, String sentence) {}

  @GetMapping("/api/session")
  ResponseEntity<Session> session(HttpServletRequest request) {
    String division = Parameters.of(request).allowOnly("division").text("division", 12).orElse(null);
    if (division != null && !DIVISION.matcher(division).matches()) throw Problem.badParameter("division", "2–12 位数字 / 2 to 12 digits", division);
    if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) token.getToken(); // now the cookie is sent
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(of(request, division));
  }

  private Session of(HttpServletRequest request, String division) {
    Person who = desk.person();
    var roles = who.grants().stream().map(grant -> new Held(grant.role().key(), grant.role().title(), grant.role().titleEn(), grant.divisionCode())).toList();
    var acts = Arrays.stream(Act.values()).map(act -> may(act, desk.whyNot(act, division))).toList();
    boolean secondFactor = seats.at(request, Stage.IN).map(account -> account.secondFactor() != null).orElse(false);
    return new Session(who.signedIn(), who.signedIn() ? who.account() : null, who.signedIn() ? who.displayName() : null, next(request, who), secondFactor, roles, acts, elsewhere.providers());
  }

  private String next(HttpServletRequest request, Person who) {
    if (who.mustChange()) return "password";
    if (seats.at(request, Stage.CODE).isPresent()) return "code";
    return seats.at(request, Stage.ENROL).isPresent() ? "enrol" : null;
  }

  private static May may(Act act, Optional<Reason> whyNot) {
    return new May(act.key(), act.title(), act.titleEn(), whyNot.isEmpty(), whyNot.map(Reason::key).orElse(null), whyNot.map(Reason::sentence).orElse(null));
  }
}
