package org.fangyu.accounts.signin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Guessing;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;
import org.fangyu.commandline.Beans;
import org.springframework.dao.DuplicateKeyException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Accounts from the command line: whoever may run it on the server may do everything with them. */
@Command(name = "user", mixinStandardHelpOptions = true, description = "Manages accounts, their roles and their machine tokens (账号、岗位、令牌).")
public final class UserCommand implements Callable<Integer> {
  private static final String AUTHOR = "command line";
  private static final String EVERYWHERE = "all";
  private static final String ROLES = "clerk, officer, approver, inspector, cemetery-officer, department-reviewer, administrator";

  private final Beans beans;
  @Spec
  private CommandSpec spec;

  public UserCommand(Beans beans) {
    this.beans = beans;
  }

  @Override
  public Integer call() {
    spec.commandLine().usage(System.err);
    return 2;
  }

  @Command(name = "add", mixinStandardHelpOptions = true, description = "Makes an account and prints its first password, which must be changed at the first sign-in.")
  int add(@Parameters(paramLabel = "ACCOUNT") String name, @Option(names = "--name", required = true, paramLabel = "NAME", description = "Name of the person.") String displayName,
      @Option(names = "--role", paramLabel = "ROLE", description = "One of " + ROLES + ".") String role,
      @Option(names = "--division", paramLabel = "CODE", description = "Division of the role, or 'all'; the account belongs to its office.") String division,
      @Option(names = "--password-stdin", description = "Reads the password from standard input; then it need not be changed.") boolean given) throws IOException {
    if ((role == null) != (division == null)) throw new IllegalArgumentException("--role and --division belong together");
    Grant grant = role == null ? null : grant(role, division);
    String password = given ? read(name) : null;
    Account account = accounts().add(name, displayName, grant == null ? "" : grant.divisionCode(), false, AUTHOR);
    if (grant != null) accounts().grant(account, grant, AUTHOR);
    return setPassword(account, password);
  }

  @Command(name = "passwd", mixinStandardHelpOptions = true, description = "Sets a new password and ends the account's sessions.")
  int passwd(@Parameters(paramLabel = "ACCOUNT") String name,
      @Option(names = "--password-stdin", description = "Reads the password from standard input; then it need not be changed.") boolean given,
      @Option(names = "--reset-second-factor", description = "Also forgets the second factor (a lost telephone).") boolean reset) throws IOException {
    Account account = account(name);
    int status = setPassword(account, given ? read(name) : null);
    if (reset) accounts().setSecondFactor(account, null, AUTHOR);
    beans.get(Guessing.class).open(account, AUTHOR);
    return status;
  }

  @Command(name = "grant", mixinStandardHelpOptions = true, description = "Gives a role for a division and all under it.")
  int grant(@Parameters(paramLabel = "ACCOUNT") String name, @Parameters(paramLabel = "ROLE", description = "One of " + ROLES + ".") String role,
      @Parameters(paramLabel = "DIVISION", description = "Code, or 'all'.") String division) {
    accounts().grant(account(name), grant(role, division), AUTHOR);
    return 0;
  }

  @Command(name = "revoke", mixinStandardHelpOptions = true, description = "Takes a role for a division away; it holds no more from the next request on.")
  int revoke(@Parameters(paramLabel = "ACCOUNT") String name, @Parameters(paramLabel = "ROLE") String role, @Parameters(paramLabel = "DIVISION") String division) {
    if (!accounts().revoke(account(name), grant(role, division), AUTHOR)) throw new IllegalArgumentException(name + " has no role " + role + " for " + division);
    return 0;
  }

  @Command(name = "move", mixinStandardHelpOptions = true, description = "Gives the account to another office, whose administrators then manage it; its roles stay.")
  int move(@Parameters(paramLabel = "ACCOUNT") String name, @Parameters(paramLabel = "DIVISION", description = "Code of the office's division, or 'all'.") String division) {
    accounts().setDivision(account(name), division.equals(EVERYWHERE) ? "" : division, AUTHOR);
    return 0;
  }

  @Command(name = "list", mixinStandardHelpOptions = true, description = "Lists accounts with their roles.")
  int list() {
    for (Account account : accounts().list()) {
      String roles = account.grants().stream().map(grant -> grant.role().key() + "@" + (grant.divisionCode().isEmpty() ? EVERYWHERE : grant.divisionCode())).collect(Collectors.joining(" "));
      System.out.printf("%-24s %-20s %s%s%s%n", account.name(), account.displayName(), roles.isEmpty() ? "-" : roles,
          account.secondFactor() == null ? "" : " [second factor]", account.disabled() ? " [disabled]" : "");
    }
    return 0;
  }

  @Command(name = "link", mixinStandardHelpOptions = true, description = "Lets somebody sign in to the account with an identity of an OpenID Connect provider.")
  int link(@Parameters(paramLabel = "ACCOUNT") String name, @Parameters(paramLabel = "ISSUER") String issuer, @Parameters(paramLabel = "SUBJECT") String subject) {
    try {
      accounts().setSubject(account(name), issuer + " " + subject, AUTHOR);
    } catch (DuplicateKeyException e) {
      throw new IllegalArgumentException("another account has that identity");
    }
    return 0;
  }

  @Command(name = "disable", mixinStandardHelpOptions = true, description = "Ends an account: its sessions and tokens are over and it cannot sign in.")
  int disable(@Parameters(paramLabel = "ACCOUNT") String name, @Option(names = "--undo", description = "Lets it sign in again.") boolean undo) {
    accounts().setDisabled(account(name), !undo, AUTHOR);
    return 0;
  }

  @Command(name = "token", mixinStandardHelpOptions = true, description = "Makes a machine token and prints it once; with --list or --revoke, looks after those there are.")
  int token(@Parameters(paramLabel = "ACCOUNT", arity = "0..1") String name, @Option(names = "--name", paramLabel = "NAME", defaultValue = "token") String tokenName,
      @Option(names = "--scope", paramLabel = "ACT", split = ",", defaultValue = "read-office", description = "What it may be used for (default: ${DEFAULT-VALUE}).") List<String> scope,
      @Option(names = "--days", paramLabel = "N", defaultValue = "90", description = "Days until it expires (default: ${DEFAULT-VALUE}).") int days,
      @Option(names = "--list", description = "Lists all tokens.") boolean list, @Option(names = "--revoke", paramLabel = "ID", description = "Ends a token.") Long revoke) {
    Tokens tokens = beans.get(Tokens.class);
    if (list) {
      tokens.list(name).forEach(t -> System.out.printf("%6d %-24s %-20s %s until %s%s%n", t.id(), t.account(), t.name(), String.join(",", t.scope()), t.expiresAt(), t.revokedAt() == null ? "" : " [revoked]"));
      return 0;
    }
    if (revoke != null) {
      Account owner = tokens.list(null).stream().filter(t -> t.id() == revoke).findFirst().map(t -> account(t.account())).orElseThrow(() -> new IllegalArgumentException("no token " + revoke));
      if (!tokens.revoke(owner, revoke, AUTHOR)) throw new IllegalArgumentException("no token " + revoke + " that holds");
      return 0;
    }
    if (name == null) throw new IllegalArgumentException("whose token? give an account");
    if (days < 1 || days > 3660) throw new IllegalArgumentException("--days must be 1..3660, was " + days);
    var acts = scope.stream().map(key -> Act.find(key).orElseThrow(() -> new IllegalArgumentException("no act " + key + "; there are: " + actKeys()))).collect(Collectors.toSet());
    System.out.println(tokens.make(account(name), tokenName, acts, Duration.ofDays(days), AUTHOR).token());
    return 0;
  }

  private int setPassword(Account account, String given) {
    String password = given == null ? Passwords.random() : given;
    accounts().setPassword(account, beans.get(Passwords.class).hash(password), given == null ? Occasion.GIVEN : Occasion.CHOSEN, beans.get(Clock.class).instant(), AUTHOR);
    if (given == null) System.out.println(account.name() + ": " + password);
    return 0;
  }

  private static String read(String account) throws IOException {
    String password = new String(System.in.readAllBytes(), StandardCharsets.UTF_8).stripTrailing();
    Passwords.whyNot(password, account).ifPresent(why -> {
      throw new IllegalArgumentException(why);
    });
    return password;
  }

  private AccountRegister accounts() {
    return beans.get(AccountRegister.class);
  }

  private Account account(String name) {
    return accounts().find(name).orElseThrow(() -> new IllegalArgumentException("there is no account " + name));
  }

  private static Grant grant(String role, String division) {
    Role known = Role.find(role).orElseThrow(() -> new IllegalArgumentException("no role " + role + "; there are: " + ROLES));
    return new Grant(known, division.equals(EVERYWHERE) ? "" : division);
  }

  private static String actKeys() {
    return Arrays.stream(Act.values()).map(Act::key).collect(Collectors.joining(", "));
  }
}
