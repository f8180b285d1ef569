package org.fangyu.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The accounts and their grants in the database. Each change and its entry in the journal are one transaction; no entry holds a secret. */
@Component
public class AccountRegister {
  private static final String READ = """
      select id, account, display_name, division_code, password_hash, password_set_at, must_change, second_factor, session_version, disabled, demo,
        array(select role || '@' || division_code from account_grant g where g.account_id = a.id and revoked_at is null order by 1) as grants
      from account a
      where %s
      order by account""";

  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;
  private final Journal journal;

  AccountRegister(DataSource dataSource, Journal journal) {
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
    this.journal = journal;
  }

  /** Why a password was set: the person wished it, the person had to, or somebody else did and it must be changed first. */
  public enum Occasion { CHOSEN, DUE, GIVEN }

  /** Work of which all or nothing is done. */
  public <T> T atOnce(Supplier<T> work) {
    return transaction.execute(status -> work.get());
  }

  public boolean empty() {
    return jdbc.sql("select not exists (select from account)").query(Boolean.class).single();
  }

  public List<Account> list() {
    return jdbc.sql(READ.formatted("true")).query(AccountRegister::read).list();
  }

  public Optional<Account> find(String name) {
    return jdbc.sql(READ.formatted("account = :name")).param("name", name).query(AccountRegister::read).optional();
  }

  public Optional<Account> find(long id) {
    return jdbc.sql(READ.formatted("id = :id")).param("id", id).query(AccountRegister::read).optional();
  }

  /** The account of an identity at an OpenID Connect provider. */
  public Optional<Account> findSubject(String subject) {
    return jdbc.sql(READ.formatted("subject = :subject")).param("subject", subject).query(AccountRegister::read).optional();
  }

  /** @throws IllegalArgumentException if there is one of that name, or the name is none */
  public Account add(String name, String displayName, String divisionCode, boolean demo, String author) {
    if (!name.matches("[a-z0-9][a-z0-9._@-]{0,62}")) {
      throw new IllegalArgumentException("登录名须以小写字母或数字开头 / an account has 1 to 63 of a-z 0-9 . _ @ -, was " + name);
    }
    if (displayName.isBlank() || displayName.length() > 100) throw new IllegalArgumentException("姓名须 1–100 字 / a name has 1 to 100 characters");
    Grant.requireDivision(divisionCode);
    return atOnce(() -> {
      try {
        jdbc.sql("insert into account (account, display_name, division_code, demo, created_by) values (:name, :shown, :division, :demo, :author)")
            .param("name", name).param("shown", displayName.strip()).param("division", divisionCode).param("demo", demo).param("author", author).update();
      } catch (DuplicateKeyException e) {
        throw new IllegalArgumentException("账号已存在 / there is an account " + name);
      }
      tell(author, Event.Act.ACCOUNT_ADDED, name, null, Map.of("displayName", displayName.strip(), "division", divisionCode));
      return find(name).orElseThrow();
    });
  }

  /** A new password ends all sessions that began with the old one. */
  public void setPassword(Account account, String hash, Occasion occasion, Instant now, String author) {
    change(account, Event.Act.PASSWORD_CHANGED, author, times(account.passwordSetAt(), null), times(now, occasion), () -> jdbc.sql("""
            update account set password_hash = :hash, password_set_at = :now, must_change = :given, session_version = session_version + 1
            where id = :id""")
        .param("hash", hash).param("now", Timestamp.from(now)).param("given", occasion == Occasion.GIVEN).param("id", account.id()).update());
  }

  /** The same password under a stronger hash. */
  public void rehash(Account account, String hash) {
    jdbc.sql("update account set password_hash = :hash where id = :id").param("hash", hash).param("id", account.id()).update();
  }

  /** @param secret encrypted; null = none any more */
  public void setSecondFactor(Account account, String secret, String author) {
    Event.Act act = secret == null ? Event.Act.SECOND_FACTOR_RESET : Event.Act.SECOND_FACTOR_SET;
    change(account, act, author, null, null, () -> jdbc.sql("update account set second_factor = :secret where id = :id")
        .param("secret", secret, java.sql.Types.VARCHAR).param("id", account.id()).update());
  }

  /** Uses up a time step; false if it, or a later one, was used before. */
  public boolean useStep(Account account, long step) {
    return jdbc.sql("update account set second_factor_step = :step where id = :id and second_factor_step < :step")
        .param("step", step).param("id", account.id()).update() == 1;
  }

  /** Moves the account to another office, whose administrators manage it from now on. Its roles stay as they are. */
  public void setDivision(Account account, String divisionCode, String author) {
    Grant.requireDivision(divisionCode);
    change(account, Event.Act.ACCOUNT_MOVED, author, Map.of("division", account.divisionCode()), Map.of("division", divisionCode),
        () -> jdbc.sql("update account set division_code = :division where id = :id and division_code <> :division")
            .param("division", divisionCode).param("id", account.id()).update());
  }

  /** Binds the account to an identity at an OpenID Connect provider. */
  public void setSubject(Account account, String subject, String author) {
    change(account, Event.Act.ACCOUNT_LINKED, author, null, Map.of("subject", subject), () -> jdbc.sql("update account set subject = :subject where id = :id")
        .param("subject", subject).param("id", account.id()).update());
  }

  /** Ends every session of the account. */
  public void signOutEverywhere(Account account, String author) {
    change(account, Event.Act.SIGN_OUT_EVERYWHERE, author, null, null, () -> jdbc.sql("update account set session_version = session_version + 1 where id = :id")
        .param("id", account.id()).update());
  }

  /** A disabled account's sessions and tokens are over too; nothing happens to one that is so already. */
  public void setDisabled(Account account, boolean disabled, String author) {
    Event.Act act = disabled ? Event.Act.ACCOUNT_DISABLED : Event.Act.ACCOUNT_ENABLED;
    change(account, act, author, null, null, () -> jdbc.sql("update account set disabled = :disabled, session_version = session_version + 1 where id = :id and disabled <> :disabled")
        .param("disabled", disabled).param("id", account.id()).update());
  }

  /** Gives a role, unless the account has it. */
  public void grant(Account account, Grant grant, String author) {
    change(account, Event.Act.RIGHT_GRANTED, author, null, state(grant), () -> jdbc.sql("""
            insert into account_grant (account_id, role, division_code, granted_by) values (:id, :role, :division, :author)
            on conflict (account_id, role, division_code) where revoked_at is null do nothing""")
        .param("id", account.id()).param("role", grant.role().key()).param("division", grant.divisionCode()).param("author", author).update());
  }

  /** Takes a role away. @return whether there was such a grant */
  public boolean revoke(Account account, Grant grant, String author) {
    return change(account, Event.Act.RIGHT_WITHDRAWN, author, state(grant), null, () -> jdbc.sql("""
            update account_grant set revoked_at = now(), revoked_by = :author
            where account_id = :id and role = :role and division_code = :division and revoked_at is null""")
        .param("id", account.id()).param("role", grant.role().key()).param("division", grant.divisionCode()).param("author", author).update());
  }

  /** @param update answers how many rows it changed; where it changed none, nothing is told */
  private boolean change(Account account, Event.Act act, String author, Map<String, ?> before, Map<String, ?> after, Supplier<Integer> update) {
    return atOnce(() -> {
      boolean changed = update.get() == 1;
      if (changed) tell(author, act, account.name(), before, after);
      return changed;
    });
  }

  private void tell(String author, Event.Act act, String account, Map<String, ?> before, Map<String, ?> after) {
    journal.record(new Event(author, act, "account", account, before, after));
  }

  private static Map<String, String> times(Instant setAt, Occasion occasion) {
    var state = new HashMap<String, String>();
    if (setAt != null) state.put("passwordSetAt", setAt.toString());
    if (occasion != null) state.put("occasion", occasion.name().toLowerCase(Locale.ROOT));
    return state.isEmpty() ? null : state;
  }

  private static Map<String, String> state(Grant grant) {
    return Map.of("role", grant.role().key(), "division", grant.divisionCode());
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    var set = row.getTimestamp("password_set_at");
    var grants = Arrays.stream((String[]) row.getArray("grants").getArray()).map(AccountRegister::grant).toList();
    return new Account(row.getLong("id"), row.getString("account"), row.getString("display_name"), row.getString("division_code"), row.getString("password_hash"),
        set == null ? null : set.toInstant(), row.getBoolean("must_change"), row.getString("second_factor"), row.getInt("session_version"),
        row.getBoolean("disabled"), row.getBoolean("demo"), grants);
  }

  private static Grant grant(String stored) {
    int at = stored.indexOf('@');
    return new Grant(Role.find(stored.substring(0, at)).orElseThrow(), stored.substring(at + 1));
  }
}
