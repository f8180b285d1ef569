package org.fangyu.accounts;

import java.util.Arrays;
import java.util.Optional;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * What the request of this thread may do. A person who signed in has the rights that were granted; somebody who did not
 * has the public's, and where the desk is open (on the invented demo county, or by {@code fangyu.desk-open} on a trusted
 * network) also the sight of everything and the checks that store nothing.
 */
@Component
public class DeskAccess {
  private final boolean open;

  DeskAccess(@Value("${fangyu.desk-open:false}") boolean setting, @Value("${fangyu.demo:}") String demo) {
    this.open = setting || !demo.isBlank();
  }

  /** Who asks; the public when nobody signed in. */
  public Person person() {
    Authentication known = SecurityContextHolder.getContext().getAuthentication();
    return known != null && known.getPrincipal() instanceof Person person ? person : Person.PUBLIC;
  }

  /** Whose office data they see. */
  public Sight sight() {
    Person person = person();
    return open && !person.signedIn() ? Sight.EVERYTHING : Sight.of(person);
  }

  /** Whether they have anything to see at the desk. */
  public boolean open() {
    return !sight().nothing();
  }

  /** Why they may not, or nothing if they may. @param division as for {@link Rights#whyNot} */
  public Optional<Reason> whyNot(Act act, String division) {
    if (open && (act == Act.CHECK || act == Act.READ_OFFICE && !person().signedIn())) return Optional.empty();
    return Rights.whyNot(person(), act, division);
  }

  /** Whether what belongs to one of the divisions is theirs to check against; on the open desk everything is. */
  public boolean reads(String... divisions) {
    Sight sight = sight();
    return open || Arrays.stream(divisions).anyMatch(sight::covers);
  }

  /** For the checks that store nothing. @throws Problem 401 or 403 with the reason */
  public void require() {
    require(Act.CHECK, null);
  }

  /** @throws Problem 401 for somebody who has not signed in, else 403, with the reason that the button shows */
  public void require(Act act, String division) {
    whyNot(act, division).ifPresent(reason -> {
      throw refusal(reason, act);
    });
  }

  /** The answer to a request that may not be done. */
  public static Problem refusal(Reason reason, Act act) {
    HttpStatus status = reason == Reason.SIGN_IN ? HttpStatus.UNAUTHORIZED : HttpStatus.FORBIDDEN;
    var problem = new Problem(status, reason == Reason.SIGN_IN ? "sign-in-required" : "not-allowed", reason.sentence()).with("reason", reason.key());
    return act == null ? problem : problem.with("act", act.key());
  }
}
