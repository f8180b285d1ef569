package org.fangyu.accounts.administration;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Guessing;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Reason;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.TokenWish;
import org.fangyu.accounts.Tokens;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * {@code /api/accounts}: the accounts that the asker administers. An account that they do not see is 404 like one that
 * there is not; every change answers the account as it is now, and a secret once.
 */
@RestController
@RequestMapping("/api/accounts")
class AccountsController {
  private static final String EVERYWHERE = "all";

  private final AccountRegister accounts;
  private final Passwords passwords;
  private final Tokens tokens;
  private final Guessing guessing;
  private final DeskAccess desk;
  private final Clock clock;
  private final int passwordDays;

  AccountsController(AccountRegister accounts, Passwords passwords, Tokens tokens, Guessing guessing, DeskAccess desk, Clock clock, @Value("${fangyu.password-days:0}") int passwordDays) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.tokens = tokens;
    this.guessing = guessing;
    this.desk = desk;
    this.clock = clock;
    this.passwordDays = passwordDays;
  }

  record Word(String key, String title, String titleEn) {}

  /** @param divisions that the asker administers; "" = everywhere. @param roles that can be granted @param acts that a token may be for */
  record Answer(List<AccountAnswer> accounts, List<String> divisions, List<Word> roles, List<Word> acts) {}

  /** @param division of the office. @param role null = none yet */
  record NewAccount(String account, String displayName, String division, String role) {}

  /** @param division "all" or "" = everywhere */
  record Right(String role, String division) {}

  record Office(String division) {}

  /** @param password told once; the person changes it at the first sign-in */
  record WithPassword(AccountAnswer account, String password) {}

  /** @param token told once */
  record WithToken(AccountAnswer account, long id, String token, Instant expiresAt) {}

  @GetMapping
  ResponseEntity<Answer> list(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    desk.require(Act.ADMINISTER, null);
    var mine = accounts.list().stream().filter(account -> Administration.sees(desk.person(), account)).map(this::answer).toList();
    var divisions = Administration.divisions(desk.person());
    var roles = Role.granted().map(role -> new Word(role.key(), role.title(), role.titleEn())).toList();
    var acts = Arrays.stream(Act.values()).map(act -> new Word(act.key(), act.title(), act.titleEn())).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new Answer(mine, divisions, roles, acts));
  }

  @PostMapping
  ResponseEntity<WithPassword> add(@RequestBody NewAccount body) {
    desk.require(Act.ADMINISTER, null);
    String name = required("account", body.account()).toLowerCase(Locale.ROOT);
    String division = division(body.division());
    allow(Administration.whyNotAdd(desk.person(), division));
    String password = Passwords.random();
    Account added = accounts.atOnce(() -> {
      Account fresh = added(name, required("displayName", body.displayName()), division);
      if (body.role() != null && !body.role().isBlank()) {
        Grant grant = new Grant(role(body.role()), division);
        allow(Administration.whyNotGrant(desk.person(), fresh, grant));
        accounts.grant(fresh, grant, author());
      }
      accounts.setPassword(fresh, passwords.hash(password), Occasion.GIVEN, clock.instant(), author());
      return fresh;
    });
    return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(new WithPassword(now(added), password));
  }

  @PostMapping("/{name}/grants")
  AccountAnswer grant(@PathVariable String name, @RequestBody Right body) {
    Account account = seen(name);
    Grant grant = new Grant(role(body.role()), division(body.division()));
    allow(Administration.whyNotGrant(desk.person(), account, grant));
    accounts.grant(account, grant, author());
    return now(account);
  }

  @PostMapping("/{name}/grants/withdraw")
  AccountAnswer withdraw(@PathVariable String name, @RequestBody Right body) {
    Account account = seen(name);
    Grant grant = new Grant(role(body.role()), division(body.division()));
    allow(Administration.whyNotWithdraw(desk.person(), account, grant));
    if (!accounts.revoke(account, grant, author())) throw new Problem(HttpStatus.CONFLICT, "no-such-grant", "该账号没有这项授权 / the account has no such role there");
    return now(account);
  }

  /** To another office in the asker's divisions, whose administrators then manage it; its roles stay. */
  @PostMapping("/{name}/move")
  AccountAnswer move(@PathVariable String name, @RequestBody Office body) {
    Account account = managed(name);
    String division = division(body.division());
    allow(Administration.whyNotAdd(desk.person(), division));
    accounts.setDivision(account, division, author());
    return now(account);
  }

  @PostMapping("/{name}/disable")
  AccountAnswer disable(@PathVariable String name) {
    Account account = managed(name);
    accounts.setDisabled(account, true, author());
    return now(account);
  }

  @PostMapping("/{name}/enable")
  AccountAnswer enable(@PathVariable String name) {
    Account account = managed(name);
    accounts.setDisabled(account, false, author());
    return now(account);
  }

  /** A new password that must be changed at the next sign-in; also opens what failures had closed. */
  @PostMapping("/{name}/password")
  ResponseEntity<WithPassword> resetPassword(@PathVariable String name) {
    Account account = managed(name);
    String password = Passwords.random();
    accounts.setPassword(account, passwords.hash(password), Occasion.GIVEN, clock.instant(), author());
    guessing.open(account, author());
    return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new WithPassword(now(account), password));
  }

  @PostMapping("/{name}/second-factor/reset")
  AccountAnswer resetSecondFactor(@PathVariable String name) {
    Account account = managed(name);
    accounts.atOnce(() -> {
      accounts.setSecondFactor(account, null, author());
      accounts.signOutEverywhere(account, author());
      return null;
    });
    return now(account);
  }

  @PostMapping("/{name}/sessions/end")
  AccountAnswer endSessions(@PathVariable String name) {
    Account account = managed(name);
    accounts.signOutEverywhere(account, author());
    return now(account);
  }

  @PostMapping("/{name}/unlock")
  AccountAnswer unlock(@PathVariable String name) {
    Account account = managed(name);
    guessing.open(account, author());
    return now(account);
  }

  @PostMapping("/{name}/tokens")
  ResponseEntity<WithToken> makeToken(@PathVariable String name, @RequestBody TokenWish body) {
    Account account = managed(name);
    Tokens.Made made = tokens.make(account, body.checkedName(), body.checkedScope(account.program(EnumSet.allOf(Act.class))), body.checkedLife(), author());
    return ResponseEntity.status(HttpStatus.CREATED).cacheControl(CacheControl.noStore()).body(new WithToken(now(account), made.id(), made.token(), made.expiresAt()));
  }

  @PostMapping("/{name}/tokens/{id}/revoke")
  AccountAnswer revokeToken(@PathVariable String name, @PathVariable long id) {
    Account account = managed(name);
    if (!tokens.revoke(account, id, author())) throw Problem.notFound("有效的令牌 / token that holds", id);
    return now(account);
  }

  private Account seen(String name) {
    desk.require(Act.ADMINISTER, null);
    return accounts.find(name).filter(account -> Administration.sees(desk.person(), account)).orElseThrow(() -> Problem.notFound("账号 / account", name));
  }

  private Account managed(String name) {
    Account account = seen(name);
    allow(Administration.whyNotManage(desk.person(), account));
    return account;
  }

  private static void allow(Optional<Reason> whyNot) {
    whyNot.ifPresent(reason -> {
      throw DeskAccess.refusal(reason, Act.ADMINISTER);
    });
  }

  private Account added(String name, String displayName, String division) {
    if (accounts.find(name).isPresent()) throw new Problem(HttpStatus.CONFLICT, "account-taken", "账号已存在 / there is an account of that name").with("field", "account").with("offender", name);
    try {
      return accounts.add(name, displayName, division, false, author());
    } catch (IllegalArgumentException e) {
      throw Problem.badBody("account", e.getMessage(), name);
    }
  }

  private AccountAnswer now(Account account) {
    return answer(accounts.find(account.id()).orElseThrow());
  }

  private AccountAnswer answer(Account account) {
    Instant now = clock.instant();
    return AccountAnswer.of(account, desk.person(), account.expired(passwordDays, now), guessing.wait(account, now).toSeconds(), tokens.list(account.name()), now);
  }

  private String author() {
    return desk.person().account();
  }

  private static Role role(String key) {
    String roles = Role.granted().map(Role::key).collect(Collectors.joining(", "));
    return Role.find(key == null ? "" : key).orElseThrow(() -> Problem.badBody("role", roles, key));
  }

  private static String division(String code) {
    if (code == null) throw Problem.badBody("division", "必填 / required", "");
    String division = code.equals(EVERYWHERE) ? "" : code;
    if (!Grant.isDivision(division)) throw Problem.badBody("division", "2、4、6、9、12 位数字或 all / 2, 4, 6, 9 or 12 digits, or all", code);
    return division;
  }

  private static String required(String field, String value) {
    if (value == null || value.isBlank()) throw Problem.badBody(field, "必填 / required", "");
    if (value.length() > 100 || value.indexOf('\0') >= 0) throw Problem.badBody(field, "最多 100 字符 / at most 100 characters", value.length());
    return value.strip();
  }
}
