package org.fangyu.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.journal.Event;
import org.fangyu.journal.Journal;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The accounts and their grants in the database. */
@Component
public class AccountRegister {
  private static final String READ = """
      select id, account, display_name, password_hash, password_set_at, must_change, second_factor, session_version, disabled, demo,
        array(select role || '@' || division_code from account_grant g where g.account_id = a.id and revoked_at is null order by 1) as grants
      from account a
      where %s
      order by account""";

  private final JdbcClient jdbc;
  private final Journal journal;

  AccountRegister(JdbcClient jdbc, Journal journal) {
    this.jdbc = jdbc;
    this.journal = journal;
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
  public Account add(String name, String displayName, boolean demo, String author) {
    if (!name.matches("[a-z0-9][a-z0-9._@-]{0,62}")) {
      throw new IllegalArgumentException("登录名须以小写字母或数字开头 / an account has 1 to 63 of a-z 0-9 . _ @ -, was " + name);
    }
    if (displayName.isBlank() || displayName.length() > 100) throw new IllegalArgumentException("姓名须 1–100 字 / a name has 1 to 100 characters");
    try {
      jdbc.sql("insert into account (account, display_name, demo, created_by) values (:name, :shown, :demo, :author)")
          .param("name", name).param("shown", displayName.strip()).param("demo", demo).param("author", author).update();
    } catch (DuplicateKeyException e) {
      throw new IllegalArgumentException("账号已存在 / there is an account " + name);
    }
    return find(name).orElseThrow();
  }

  /** A new password ends all sessions that began with the old one. @param byOther then it must be changed first */
  public void setPassword(Account account, String hash, boolean byOther, Instant now) {
    jdbc.sql("""
            update account set password_hash = :hash, password_set_at = :now, must_change = :byOther, session_version = session_version + 1
            where id = :id""")
        .param("hash", hash).param("now", java.sql.Timestamp.from(now)).param("byOther", byOther).param("id", account.id()).update();
  }

  /** The same password under a stronger hash. */
  public void rehash(Account account, String hash) {
    jdbc.sql("update account set password_hash = :hash where id = :id").param("hash", hash).param("id", account.id()).update();
  }

  /** @param secret encrypted; null = none any more */
  public void setSecondFactor(Account account, String secret) {
    jdbc.sql("update account set second_factor = :secret where id = :id").param("secret", secret, java.sql.Types.VARCHAR).param("id", account.id()).update();
  }

  /** Uses up a time step; false if it, or a later one, was used before. */
  public boolean useStep(Account account, long step) {
    return jdbc.sql("update account set second_factor_step = :step where id = :id and second_factor_step < :step")
        .param("step", step).param("id", account.id()).update() == 1;
  }

  /** Binds the account to an identity at an OpenID Connect provider. */
  public void setSubject(Account account, String subject) {
    jdbc.sql("update account set subject = :subject where id = :id").param("subject", subject).param("id", account.id()).update();
  }

  /** Ends every session of the account. */
  public void signOutEverywhere(Account account) {
    jdbc.sql("update account set session_version = session_version + 1 where id = :id").param("id", account.id()).update();
  }

  /** A disabled account's sessions and tokens are over too. */
  public void setDisabled(Account account, boolean disabled) {
    jdbc.sql("update account set disabled = :disabled, session_version = session_version + 1 where id = :id")
        .param("disabled", disabled).param("id", account.id()).update();
  }

  /** Gives a role, unless the account has it, and writes it into the journal. */
  public void grant(Account account, Grant grant, String author) {
    int given = jdbc.sql("""
            insert into account_grant (account_id, role, division_code, granted_by) values (:id, :role, :division, :author)
            on conflict (account_id, role, division_code) where revoked_at is null do nothing""")
        .param("id", account.id()).param("role", grant.role().key()).param("division", grant.divisionCode()).param("author", author).update();
    if (given == 1) journal.record(new Event(author, Event.Act.RIGHT_GRANTED, "account", account.name(), null, state(grant)));
  }

  /** Takes a role away and writes it into the journal. @return whether there was such a grant */
  public boolean revoke(Account account, Grant grant, String author) {
    int taken = jdbc.sql("""
            update account_grant set revoked_at = now(), revoked_by = :author
            where account_id = :id and role = :role and division_code = :division and revoked_at is null""")
        .param("id", account.id()).param("role", grant.role().key()).param("division", grant.divisionCode()).param("author", author).update();
    if (taken == 1) journal.record(new Event(author, Event.Act.RIGHT_WITHDRAWN, "account", account.name(), state(grant), null));
    return taken == 1;
  }

  private static Map<String, String> state(Grant grant) {
    return Map.of("role", grant.role().key(), "division", grant.divisionCode());
  }

  private static Account read(ResultSet row, int number) throws SQLException {
    var set = row.getTimestamp("password_set_at");
    var grants = Arrays.stream((String[]) row.getArray("grants").getArray()).map(AccountRegister::grant).toList();
    return new Account(row.getLong("id"), row.getString("account"), row.getString("display_name"), row.getString("password_hash"),
        set == null ? null : set.toInstant(), row.getBoolean("must_change"), row.getString("second_factor"), row.getInt("session_version"),
        row.getBoolean("disabled"), row.getBoolean("demo"), grants);
  }

  private static Grant grant(String stored) {
    int at = stored.indexOf('@');
    return new Grant(Role.find(stored.substring(0, at)).orElseThrow(), stored.substring(at + 1));
  }
}
