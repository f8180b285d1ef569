package org.fangyu.accounts.signin;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.fangyu.accounts.Account;
import org.fangyu.accounts.AccountRegister;
import org.fangyu.accounts.AccountRegister.Occasion;
import org.fangyu.accounts.Grant;
import org.fangyu.accounts.Passwords;
import org.fangyu.accounts.Role;
import org.fangyu.accounts.Tokens;
import org.fangyu.secrets.Sealed;
import org.fangyu.secrets.Secrets;
import org.fangyu.web.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A service without any account: on the demo it makes one for each role and tells their password; with real data it
 * prints a link by which, once and within a day, somebody makes the first administrator.
 */
@Component
@ConditionalOnWebApplication
class FirstStart implements ApplicationRunner {
  static final String DEMO_PASSWORD = "qinghe-demo-2026";
  private static final Logger log = LoggerFactory.getLogger(FirstStart.class);
  private static final Duration LIFE = Duration.ofHours(24);
  private static final String AUTHOR = "first start";
  private static final String DEMO_AUTHOR = "demo";
  private static final String COUNTY = "990121";
  private static final String NEIGHBOUR = "990122";

  private final AccountRegister accounts;
  private final Passwords passwords;
  private final Secrets secrets;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Clock clock;
  private final Environment environment;
  private final boolean demo;

  FirstStart(AccountRegister accounts, Passwords passwords, Secrets secrets, DataSource dataSource, Clock clock, Environment environment, @Value("${fangyu.demo:}") String demo) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.secrets = secrets;
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.clock = clock;
    this.environment = environment;
    this.demo = !demo.isBlank();
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (demo) {
      if (accounts.empty()) makeDemoAccounts();
      tellDemoAccounts();
    } else if (accounts.empty()) {
      String port = environment.getProperty("local.server.port", "8080");
      log.info("no account yet; the first administrator is made at http://localhost:{}/sign-in/#first={} (once, within 24 hours)", port, link());
    }
  }

  /** A one-time link's secret; links made before are void. */
  String link() {
    String secret = Tokens.secret();
    return transaction.execute(status -> {
      jdbc.sql("update account_link set used_at = now() where used_at is null").update();
      jdbc.sql("insert into account_link (hash, expires_at) values (:hash, :expires)")
          .param("hash", Tokens.hash(secret)).param("expires", Timestamp.from(clock.instant().plus(LIFE))).update();
      return secret;
    });
  }

  /** Uses a link up and makes the administrator; nothing happens unless all of it does. @return nothing if the link is void */
  Optional<Account> first(String link, String name, String displayName, String password) {
    return transaction.execute(status -> {
      int used = jdbc.sql("update account_link set used_at = now() where hash = :hash and used_at is null and expires_at > :now and not exists (select from account)")
          .param("hash", Tokens.hash(link)).param("now", Timestamp.from(clock.instant())).update();
      if (used == 0) return Optional.empty();
      Account account = accounts.add(name, displayName, "", false, AUTHOR);
      accounts.setPassword(account, passwords.hash(password), Occasion.CHOSEN, clock.instant(), AUTHOR);
      accounts.grant(account, new Grant(Role.ADMINISTRATOR, ""), AUTHOR);
      return accounts.find(account.id());
    });
  }

  private void makeDemoAccounts() {
    String hash = passwords.hash(DEMO_PASSWORD);
    for (Role role : Role.values()) {
      if (role != Role.PUBLIC) make(role.key(), "演示" + role.title(), new Grant(role, COUNTY), hash);
    }
    make("neighbour", "云岭县演示业务员", new Grant(Role.OFFICER, NEIGHBOUR), hash);
  }

  private void make(String name, String displayName, Grant grant, String hash) {
    Account account = accounts.add(name, displayName, grant.divisionCode(), true, DEMO_AUTHOR);
    accounts.setPassword(account, hash, Occasion.CHOSEN, clock.instant(), DEMO_AUTHOR);
    accounts.grant(account, grant, DEMO_AUTHOR);
    if (grant.role() == Role.APPROVER) accounts.setSecondFactor(account, secrets.box(Sealed.SECOND_FACTOR).close(Totp.newSecret(), account.name()), DEMO_AUTHOR);
  }

  private void tellDemoAccounts() {
    for (Account account : accounts.list()) {
      if (!account.demo() || account.disabled() || account.grants().isEmpty()) continue;
      Grant grant = account.grants().get(0);
      log.info("demo account: {} / {} ({} {}){}", account.name(), DEMO_PASSWORD, grant.role().title(), grant.divisionCode(),
          account.secondFactor() == null ? "" : ", second factor " + secret(account));
    }
  }

  private String secret(Account account) {
    try {
      return Totp.base32(secrets.box(Sealed.SECOND_FACTOR).open(account.secondFactor(), account.name()));
    } catch (Problem lost) {
      return "lost with var/keys; ./gis user passwd " + account.name() + " --reset-second-factor";
    }
  }
}
