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
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Person;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.fangyu.web.Problem;
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
  Stage password(HttpServletRequest request, String name, String password) {
    String account = name.strip().toLowerCase(Locale.ROOT);
    String byAccount = "account:" + (account.length() > LONGEST_NAME ? account.substring(0, LONGEST_NAME) : account);
    String byAddress = "address:" + request.getRemoteAddr();
    guessing.attempt(byAddress, Guessing.FREE_FOR_ADDRESS);
    guessing.attempt(byAccount, Guessing.FREE_FOR_ACCOUNT);
    Optional<Account> known = accounts.find(account).filter(seats::usable);
    if (!passwords.matches(password, known)) {
      tell(Event.Act.FAILED_SIGN_IN, byAccount.substring("account:".length()), request);
      throw wrong("wrong-password", "账号或口令不对 / wrong account or password", byAccount);
    }
    guessing.takeBack(byAddress);
    guessing.forget(byAccount);
    Account in = known.orElseThrow();
    if (passwords.outdated(in)) accounts.rehash(in, passwords.hash(password));
    return moveOn(request, in);
  }

  /** The code of the second factor. @throws Problem 401 if it is not the present one or was used before */
  Stage code(HttpServletRequest request, String code) {
    Account account = seats.at(request, Stage.CODE).orElseThrow(SignIn::startAgain);
    String subject = "code:" + account.name();
    guessing.attempt(subject, Guessing.FREE_FOR_ACCOUNT);
    OptionalLong step = Totp.step(secrets.box(Sealed.SECOND_FACTOR).open(account.secondFactor(), account.name()), code.strip(), clock.instant());
    if (step.isEmpty() || !accounts.useStep(account, step.getAsLong())) {
      tell(Event.Act.FAILED_SIGN_IN, account.name(), request);
      throw wrong("wrong-code", "动态口令不对或已用过 / the code is wrong or was used", subject);
    }
    guessing.forget(subject);
    return letIn(request, account);
  }

  /** A fresh secret for an app; it counts from its first code on. */
  byte[] newSecondFactor(HttpServletRequest request) {
    byte[] secret = Totp.newSecret();
    seats.keepSecret(request, secret);
    return secret;
  }

  /** The first code of a fresh secret. */
  Stage confirmSecondFactor(HttpServletRequest request, String code) {
    Account account = seats.at(request, Stage.ENROL, Stage.IN).orElseThrow(SignIn::startAgain);
    byte[] secret = seats.keptSecret(request).orElseThrow(SignIn::startAgain);
    OptionalLong step = Totp.step(secret, code.strip(), clock.instant());
    if (step.isEmpty() || !accounts.useStep(account, step.getAsLong())) throw new Problem(HttpStatus.UNAUTHORIZED, "wrong-code", "动态口令不对 / the code is wrong");
    accounts.setSecondFactor(account, secrets.box(Sealed.SECOND_FACTOR).close(secret, account.name()));
    return letIn(request, account);
  }

  /** A new password for who is in; other sessions of theirs are over. */
  void change(HttpServletRequest request, String old, String fresh) {
    Account account = seats.at(request, Stage.IN).orElseThrow(SignIn::startAgain);
    String subject = "account:" + account.name();
    guessing.attempt(subject, Guessing.FREE_FOR_ACCOUNT);
    if (!passwords.matches(old, Optional.of(account))) throw wrong("wrong-password", "原口令不对 / the old password is wrong", subject);
    guessing.forget(subject);
    requireGood(fresh, account.name());
    if (fresh.equals(old)) throw Problem.unprocessable("weak-password", "新口令不能与原口令相同 / the new password must differ", "fresh", "≠", "");
    accounts.setPassword(account, passwords.hash(fresh), false, clock.instant());
    seats.take(request, accounts.find(account.id()).orElseThrow(), Stage.IN);
  }

  /** Puts an account whose password or identity is proven onto its next step. */
  Stage moveOn(HttpServletRequest request, Account account) {
    Stage next = account.secondFactor() != null ? Stage.CODE : secondFactorRequired && account.needsSecondFactor() ? Stage.ENROL : Stage.IN;
    if (next == Stage.IN) return letIn(request, account);
    seats.take(request, account, next);
    return next;
  }

  /** Out of this session, or with {@code everywhere} out of all of them. */
  void out(HttpServletRequest request, boolean everywhere) {
    Optional<Account> account = in(request);
    if (everywhere) accounts.signOutEverywhere(account.orElseThrow(SignIn::startAgain));
    account.ifPresent(known -> tell(Event.Act.SIGN_OUT, known.name(), request));
    seats.leave(request);
  }

  private Stage letIn(HttpServletRequest request, Account account) {
    tell(Event.Act.SIGN_IN, account.name(), request);
    seats.take(request, account, Stage.IN);
    return Stage.IN;
  }

  private void tell(Event.Act act, String account, HttpServletRequest request) {
    journal.record(new Event(account, act, "account", account, null, Map.of("address", request.getRemoteAddr())));
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

  private Problem wrong(String slug, String sentence, String subject) {
    Duration wait = guessing.wait(subject, clock.instant());
    var problem = new Problem(HttpStatus.UNAUTHORIZED, slug, sentence);
    return wait.isZero() ? problem : problem.with("retryAfterSeconds", Math.max(1, wait.toSeconds()));
  }
}
