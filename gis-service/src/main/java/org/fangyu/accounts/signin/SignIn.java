package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Guessing;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.fangyu.web.Problem;
import org.fangyu.web.limits.Sender;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The steps of signing in. Each step that succeeds moves the session on; each that fails is counted first. */
@Component
class SignIn {
  private static final int LONGEST_NAME = 63;

  private final AccountRegister accounts;
  private final Passwords passwords;
  private final Guessing guessing;
  private final Secrets secrets;
  private final Seats seats;
  private final Journal journal;
  private final Clock clock;
  private final int passwordDays;
  private final boolean secondFactorRequired;

  /**
   * @param passwordDays after which a password expires; 0 = never
   * @param secondFactor "required" for approvers and administrators, or "enrolled" for who has one; else by the demo
   */
  SignIn(AccountRegister accounts, Passwords passwords, Guessing guessing, Secrets secrets, Seats seats, Journal journal, Clock clock,
      @Value("${fangyu.password-days:0}") int passwordDays, @Value("${fangyu.second-factor:}") String secondFactor, @Value("${fangyu.demo:}") String demo) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.guessing = guessing;
    this.secrets = secrets;
    this.seats = seats;
    this.journal = journal;
    this.clock = clock;
    this.passwordDays = passwordDays;
    this.secondFactorRequired = secondFactor.isBlank() ? demo.isBlank() : secondFactor.equals("required");
  }

  /** Account and password. @throws Problem 401 if they do not fit, 429 while there were too many failures */
  Stage password(Visit visit, String name, String password) {
    String account = name.strip().toLowerCase(Locale.ROOT);
    String named = account.length() > LONGEST_NAME ? account.substring(0, LONGEST_NAME) : account;
    attemptFrom(visit);
    guessing.attempt("account:" + named, Guessing.FREE_FOR_ACCOUNT);
    Optional<Account> known = accounts.find(account).filter(seats::usable);
    if (!passwords.matches(password, known)) throw failed(visit, named, "account:" + named, "wrong-password", "账号或口令不对 / wrong account or password");
    guessing.takeBack(address(visit));
    guessing.forget("account:" + named);
    Account in = known.orElseThrow();
    if (passwords.outdated(in)) accounts.rehash(in, passwords.hash(password));
    return moveOn(visit, in);
  }

  /** The code of the second factor. @throws Problem 401 if it is not the present one or was used before */
  Stage code(Visit visit, String code) {
    Account account = seats.at(visit.request(), Stage.CODE).orElseThrow(SignIn::startAgain);
    String subject = "code:" + account.name();
    guessing.attempt(subject, Guessing.FREE_FOR_ACCOUNT);
    OptionalLong step = Totp.step(secrets.box(Sealed.SECOND_FACTOR).open(account.secondFactor(), account.name()), code.strip(), clock.instant());
    if (step.isEmpty() || !accounts.useStep(account, step.getAsLong())) throw failed(visit, account.name(), subject, "wrong-code", "动态口令不对或已用过 / the code is wrong or was used");
    guessing.forget(subject);
    return letIn(visit, account);
  }

  /** A fresh secret for an app; it counts from its first code on. */
  byte[] newSecondFactor(HttpServletRequest request) {
    byte[] secret = Totp.newSecret();
    seats.keepSecret(request, secret);
    return secret;
  }

  /** The first code of a fresh secret. */
  Stage confirmSecondFactor(Visit visit, String code) {
    Account account = seats.at(visit.request(), Stage.ENROL, Stage.IN).orElseThrow(SignIn::startAgain);
    boolean alreadyIn = seats.at(visit.request(), Stage.IN).isPresent();
    byte[] secret = seats.keptSecret(visit.request()).orElseThrow(SignIn::startAgain);
    OptionalLong step = Totp.step(secret, code.strip(), clock.instant());
    if (step.isEmpty() || !accounts.useStep(account, step.getAsLong())) throw new Problem(HttpStatus.UNAUTHORIZED, "wrong-code", "动态口令不对 / the code is wrong");
    accounts.setSecondFactor(account, secrets.box(Sealed.SECOND_FACTOR).close(secret, account.name()), account.name());
    if (!alreadyIn) return letIn(visit, account);
    seats.take(visit, account, Stage.IN);
    return Stage.IN;
  }

  /** A new password for who is in; other sessions of theirs are over. */
  void change(Visit visit, String old, String fresh) {
    Account account = seats.at(visit.request(), Stage.IN).orElseThrow(SignIn::startAgain);
    String subject = "account:" + account.name();
    guessing.attempt(subject, Guessing.FREE_FOR_ACCOUNT);
    if (!passwords.matches(old, Optional.of(account))) throw failed(visit, account.name(), subject, "wrong-password", "原口令不对 / the old password is wrong");
    guessing.forget(subject);
    requireGood(fresh, account.name());
    if (fresh.equals(old)) throw Problem.unprocessable("weak-password", "新口令不能与原口令相同 / the new password must differ", "fresh", "≠", "");
    accounts.setPassword(account, passwords.hash(fresh), person(account).mustChange() ? Occasion.DUE : Occasion.CHOSEN, clock.instant(), account.name());
    seats.take(visit, accounts.find(account.id()).orElseThrow(), Stage.IN);
  }

  /** Puts an account whose password or identity is proven onto its next step. */
  Stage moveOn(Visit visit, Account account) {
    Stage next = account.secondFactor() != null ? Stage.CODE : secondFactorRequired && account.needsSecondFactor() ? Stage.ENROL : Stage.IN;
    if (next == Stage.IN) return letIn(visit, account);
    seats.take(visit, account, next);
    return next;
  }

  /** Out of this session, or with {@code everywhere} out of all of them. */
  void out(Visit visit, boolean everywhere) {
    Optional<Account> account = in(visit.request());
    if (everywhere) accounts.signOutEverywhere(account.orElseThrow(SignIn::startAgain), account.get().name());
    else account.ifPresent(known -> tell(Event.Act.SIGN_OUT, known.name(), where(visit)));
    seats.leave(visit);
  }

  /** Counts an attempt from the visit's address, until {@link #letIn} or a right password takes it back. @throws Problem 429 while there were too many */
  void attemptFrom(Visit visit) {
    guessing.attempt(address(visit), Guessing.FREE_FOR_ADDRESS);
  }

  /** Writes a failure into the journal, and the closing that it led to. @param account that was named, or how somebody tried */
  void tellFailure(Visit visit, String account, String subject) {
    tell(Event.Act.FAILED_SIGN_IN, account, where(visit));
    tellClosed(visit, account, guessing.wait(subject, clock.instant()));
    tellClosed(visit, address(visit), guessing.wait(address(visit), clock.instant()));
  }

  private Problem failed(Visit visit, String account, String subject, String slug, String sentence) {
    tellFailure(visit, account, subject);
    Duration wait = guessing.wait(subject, clock.instant());
    var problem = new Problem(HttpStatus.UNAUTHORIZED, slug, sentence);
    return wait.isZero() ? problem : problem.with("retryAfterSeconds", Math.max(1, wait.toSeconds()));
  }

  private void tellClosed(Visit visit, String what, Duration wait) {
    if (!wait.isZero()) tell(Event.Act.LOCKED_OUT, what, Map.of("address", visit.address(), "seconds", Math.max(1, wait.toSeconds())));
  }

  private Stage letIn(Visit visit, Account account) {
    return accounts.atOnce(() -> {
      tell(Event.Act.SIGN_IN, account.name(), where(visit));
      seats.take(visit, account, Stage.IN);
      return Stage.IN;
    });
  }

  private void tell(Event.Act act, String account, Map<String, ?> after) {
    journal.record(new Event(account, act, "account", account, null, after));
  }

  private static String address(Visit visit) {
    return "address:" + Sender.network(visit.address());
  }

  private static Map<String, String> where(Visit visit) {
    return Map.of("address", visit.address());
  }

  /** The account that is signed in with this session. */
  Optional<Account> in(HttpServletRequest request) {
    return seats.at(request, Stage.IN);
  }

  Person person(Account account) {
    return account.person(account.expired(passwordDays, clock.instant()));
  }

  static void requireGood(String password, String account) {
    Passwords.whyNot(password, account).ifPresent(why -> {
      throw Problem.unprocessable("weak-password", why, "fresh", why, "");
    });
  }

  static Problem startAgain() {
    return new Problem(HttpStatus.UNAUTHORIZED, "sign-in-required", "请重新登录 / sign in again").with("reason", "sign-in");
  }
}
