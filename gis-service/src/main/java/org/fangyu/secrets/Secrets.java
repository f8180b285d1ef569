package org.fangyu.secrets;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;
import org.fangyu.database.Author;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The keys: files in var/keys, listed in the database with their digest, so that a lost or another file is told and
 * never silently replaced. The newest key of a purpose encrypts, each decrypts what it encrypted.
 */
@Component
public class Secrets {
  /** Who makes a key where nobody is named: it is made as the first value comes. */
  private static final String SERVICE = "service";

  private record Key(String code, int serial, byte[] digest) {}

  private final KeyFolder folder;
  private final JdbcClient jdbc;
  private final TransactionTemplate transaction;

  public Secrets(@Value("${fangyu.var:var}") Path var, DataSource dataSource) {
    this.folder = new KeyFolder(var.resolve("keys"));
    this.jdbc = JdbcClient.create(dataSource);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(dataSource));
  }

  /** For the values of a column; makes its first key. @throws Problem 503 if the newest key cannot be used */
  public SecretBox box(Sealed column) {
    List<Key> known = known(column.purpose());
    if (known.isEmpty()) {
      add(column.purpose(), 1);
      known = known(column.purpose());
    }
    return box(column, known);
  }

  /** As {@link #box}, but where there is no key yet, none is made: what is encrypted then nobody reads again. */
  public SecretBox rehearsal(Sealed column) {
    List<Key> known = known(column.purpose());
    if (!known.isEmpty()) return box(column, known);
    byte[] key = new byte[32];
    return new SecretBox(column, column.purpose(), name -> key, folder);
  }

  private SecretBox box(Sealed column, List<Key> known) {
    Map<String, byte[]> read = new HashMap<>();
    Function<String, byte[]> keys = name -> read.computeIfAbsent(name, n -> read(n, known));
    keys.apply(known.get(0).code());
    return new SecretBox(column, known.get(0).code(), keys, folder);
  }

  /** A new key, which encrypts from now on. @return its name */
  String renew(String purpose, String actor) {
    int serial = known(purpose).stream().findFirst().map(Key::serial).orElse(0) + 1;
    return transaction.execute(status -> {
      Author.sign(jdbc, actor);
      return add(purpose, serial);
    });
  }

  /** Why values that were encrypted with the key cannot be read, or nothing if they can. */
  Optional<Problem> whyNot(String purpose, String key) {
    try {
      read(key, known(purpose));
      return Optional.empty();
    } catch (Problem problem) {
      return Optional.of(problem);
    }
  }

  private String add(String purpose, int serial) {
    String code = serial == 1 ? purpose : purpose + "-" + serial;
    byte[] key = folder.has(code) ? folder.read(code) : folder.make(code);
    transaction.executeWithoutResult(status -> {
      if (jdbc.sql("select coalesce(current_setting('fangyu.actor', true), '') = ''").query(Boolean.class).single()) Author.sign(jdbc, SERVICE);
      jdbc.sql("insert into encryption_key (code, purpose, serial, digest) values (:code, :purpose, :serial, :digest) on conflict do nothing")
          .param("code", code).param("purpose", purpose).param("serial", serial).param("digest", digest(key)).update();
    });
    return code;
  }

  private byte[] read(String key, List<Key> known) {
    byte[] bytes = folder.read(key);
    Optional<byte[]> digest = known.stream().filter(k -> k.code().equals(key)).findFirst().map(Key::digest);
    if (digest.isPresent() && !Arrays.equals(digest.get(), digest(bytes))) {
      throw folder.trouble(key, "密钥文件 %s 不是原来那一把 / key file %s is another key than the one that was made under this name");
    }
    return bytes;
  }

  private List<Key> known(String purpose) {
    return jdbc.sql("select code, serial, digest from encryption_key where purpose = :purpose order by serial desc").param("purpose", purpose)
        .query((row, i) -> new Key(row.getString(1), row.getInt(2), row.getBytes(3))).list();
  }

  private static byte[] digest(byte[] key) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
