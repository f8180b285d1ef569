package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Locale;
import java.util.Map;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Signing in, step by step, and out; what belongs to one's own account. Every answer says the next step: code, enrol or in. */
@RestController
class SignInController {
  private static final int LONGEST = 200;

  private final SignIn signIn;
  private final FirstStart firstStart;
  private final Seats seats;
  private final CookieCsrfTokenRepository csrfTokens;

  SignInController(SignIn signIn, FirstStart firstStart, Seats seats, CookieCsrfTokenRepository csrfTokens) {
    this.signIn = signIn;
    this.firstStart = firstStart;
    this.seats = seats;
    this.csrfTokens = csrfTokens;
  }

  record Credentials(String account, String password) {}

  record Code(String code) {}

  record First(String link, String account, String displayName, String password) {}

  record Change(String old, String fresh) {}

  @PostMapping("/api/sign-in")
  Map<String, String> password(@RequestBody Credentials body, HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    return next(signIn.password(new Visit(request, response), text("account", body.account()), text("password", body.password())), request, response);
  }

  @PostMapping("/api/sign-in/code")
  Map<String, String> code(@RequestBody Code body, HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    return next(signIn.code(new Visit(request, response), text("code", body.code())), request, response);
  }

  /** By the one-time link of the first start: makes the first administrator and goes on as after a password. */
  @PostMapping("/api/sign-in/first")
  Map<String, String> first(@RequestBody First body, HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    var visit = new Visit(request, response);
    String name = text("account", body.account()).strip().toLowerCase(Locale.ROOT);
    SignIn.requireGood(text("password", body.password()), name);
    try {
      String displayName = text("displayName", body.displayName());
      String link = text("link", body.link());
      signIn.attemptFrom(visit);
      Account made = firstStart.first(link, name, displayName, body.password()).orElseThrow(() -> voidLink(visit));
      return next(signIn.moveOn(visit, made), request, response);
    } catch (IllegalArgumentException e) {
      throw Problem.badBody("account", e.getMessage(), name);
    }
  }

  @PostMapping("/api/sign-out")
  Map<String, String> signOut(HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    signIn.out(new Visit(request, response), false);
    return Map.of("next", "sign-in");
  }

  /** Ends every session of the account, this one too. */
  @PostMapping("/api/sign-out/everywhere")
  Map<String, String> signOutEverywhere(HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    signIn.out(new Visit(request, response), true);
    return Map.of("next", "sign-in");
  }

  @PostMapping("/api/account/password")
  Map<String, String> change(@RequestBody Change body, HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    signIn.change(new Visit(request, response), text("old", body.old()), text("fresh", body.fresh()));
    return next(Stage.IN, request, response);
  }

  /** A fresh secret for an authenticator app; it counts from its first code on. */
  @PostMapping("/api/account/second-factor")
  Map<String, String> newSecondFactor(HttpServletRequest request) {
    plain(request);
    Account account = seats.at(request, Stage.ENROL, Stage.IN).orElseThrow(SignIn::startAgain);
    byte[] secret = signIn.newSecondFactor(request);
    return Map.of("secret", Totp.base32(secret), "uri", Totp.uri(account.name(), secret));
  }

  @PostMapping("/api/account/second-factor/confirm")
  Map<String, String> confirmSecondFactor(@RequestBody Code body, HttpServletRequest request, HttpServletResponse response) {
    plain(request);
    return next(signIn.confirmSecondFactor(new Visit(request, response), text("code", body.code())), request, response);
  }

  /** The session is a new one; so is the token that its requests must carry. */
  private Map<String, String> next(Stage stage, HttpServletRequest request, HttpServletResponse response) {
    csrfTokens.saveToken(csrfTokens.generateToken(request), request, response);
    return Map.of("next", stage.name().toLowerCase(Locale.ROOT));
  }

  private Problem voidLink(Visit visit) {
    signIn.tellFailure(visit, "first start", "account:first start");
    return new Problem(HttpStatus.FORBIDDEN, "void-link", "链接无效、已用过或已到期;重新启动服务会打印新链接 / the link is void; a restart prints a new one");
  }

  private static void plain(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
  }

  private static String text(String field, String value) {
    if (value == null || value.isBlank()) throw Problem.badBody(field, "必填 / required", "");
    if (value.length() > LONGEST || value.indexOf('\0') >= 0) throw Problem.badBody(field, "最多 " + LONGEST + " 字符 / at most " + LONGEST + " characters", value.length());
    return value;
  }
}
