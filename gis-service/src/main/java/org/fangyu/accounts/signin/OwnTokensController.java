package org.fangyu.accounts.signin;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.TokenWish;
import org.fangyu.accounts.Tokens;
import org.fangyu.accounts.signin.Seats.Stage;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/account/tokens}: the machine tokens of whoever sits at the browser. A token makes no tokens. */
@RestController
class OwnTokensController {
  private final Seats seats;
  private final Tokens tokens;
  private final DeskAccess desk;
  private final Clock clock;

  OwnTokensController(Seats seats, Tokens tokens, DeskAccess desk, Clock clock) {
    this.seats = seats;
    this.tokens = tokens;
    this.desk = desk;
    this.clock = clock;
  }

  /** @param holds whether it still opens something */
  record Token(long id, String name, List<String> scope, Instant expiresAt, boolean holds) {}

  @GetMapping("/api/account/tokens")
  ResponseEntity<Map<String, List<Token>>> list(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(Map.of("tokens", of(own(request))));
  }

  /** The token is told once. */
  @PostMapping("/api/account/tokens")
  ResponseEntity<Tokens.Made> make(@RequestBody TokenWish body, HttpServletRequest request) {
    Account account = own(request);
    var made = tokens.make(account, body.checkedName(), body.checkedScope(desk.person()), body.checkedLife(), account.name());
    return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(made);
  }

  @PostMapping("/api/account/tokens/{id}/revoke")
  Map<String, List<Token>> revoke(@PathVariable long id, HttpServletRequest request) {
    Account account = own(request);
    if (!tokens.revoke(account, id, account.name())) throw Problem.notFound("有效的令牌 / token that holds", id);
    return Map.of("tokens", of(account));
  }

  private Account own(HttpServletRequest request) {
    Account account = seats.at(request, Stage.IN).orElseThrow(SignIn::startAgain);
    if (desk.person().mustChange()) throw DeskAccess.refusal(Reason.PASSWORD_EXPIRED, null);
    return account;
  }

  private List<Token> of(Account account) {
    Instant now = clock.instant();
    return tokens.list(account.name()).stream().map(token -> new Token(token.id(), token.name(), token.scope(), token.expiresAt(), token.holds(now))).toList();
  }
}
