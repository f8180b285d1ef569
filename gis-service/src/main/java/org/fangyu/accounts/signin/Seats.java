package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.Serializable;
import java.util.Optional;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Who sits at a browser session. A session that has got further is a new session, so one planted before is worth nothing. */
@Component
class Seats {
  private static final String SEAT = "fangyu.seat";
  private static final String NEW_SECRET = "fangyu.new-secret";

  /** How far somebody has come: to the question for a code, to making a second factor, or in. */
  enum Stage { CODE, ENROL, IN }

  private record Seat(long account, int version, Stage stage) implements Serializable {}

  private final AccountRegister accounts;
  private final boolean demo;

  Seats(AccountRegister accounts, @Value("${fangyu.demo:}") String demo) {
    this.accounts = accounts;
    this.demo = !demo.isBlank();
  }

  /** Whether the account may sign in here at all. */
  boolean usable(Account account) {
    return !account.disabled() && (demo || !account.demo());
  }

  void take(HttpServletRequest request, Account account, Stage stage) {
    leave(request);
    request.getSession(true).setAttribute(SEAT, new Seat(account.id(), account.sessionVersion(), stage));
  }

  void leave(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    if (session != null) session.invalidate();
  }

  /** The account that has come to one of the stages here, unless its sessions were ended meanwhile. */
  Optional<Account> at(HttpServletRequest request, Stage... stages) {
    HttpSession session = request.getSession(false);
    if (session == null || !(session.getAttribute(SEAT) instanceof Seat seat)) return Optional.empty();
    if (java.util.Arrays.stream(stages).noneMatch(stage -> stage == seat.stage())) return Optional.empty();
    return accounts.find(seat.account()).filter(account -> usable(account) && account.sessionVersion() == seat.version());
  }

  /** Keeps a second factor's secret until its first code has shown that the app has it. */
  void keepSecret(HttpServletRequest request, byte[] secret) {
    request.getSession(true).setAttribute(NEW_SECRET, secret);
  }

  Optional<byte[]> keptSecret(HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    return session == null ? Optional.empty() : Optional.ofNullable((byte[]) session.getAttribute(NEW_SECRET));
  }
}
