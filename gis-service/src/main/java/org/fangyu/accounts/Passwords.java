package org.fangyu.accounts;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes passwords with what Spring Security holds to be current, its name in front so that a stronger one can follow. */
@Component
public class Passwords {
  private static final int SHORTEST = 10;
  /** BCrypt looks at no more; so no more is taken. */
  private static final int MOST_BYTES = 72;
  /** No letters or digits that are taken for one another when a password is read out. */
  private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

  private final PasswordEncoder encoder = PasswordEncoderFactories.createDelegatingPasswordEncoder();
  /** What an unknown account's password is compared with, so that it takes as long as a known one's. */
  private final String nobody = encoder.encode(random());

  /** Why this is no password for the account, or nothing if it is. */
  public static Optional<String> whyNot(String password, String account) {
    if (password == null || password.codePointCount(0, password.length()) < SHORTEST) return Optional.of("口令至少 10 个字符 / a password has at least 10 characters");
    if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) return Optional.of("口令最长 72 字节 / a password has at most 72 bytes");
    if (password.toLowerCase(Locale.ROOT).contains(account)) return Optional.of("口令不得含登录名 / a password does not hold the account's name");
    if (password.chars().distinct().count() < 5) return Optional.of("口令须有 5 个不同字符 / a password has five different characters");
    return Optional.empty();
  }

  /** A password to be told once and changed at the first sign-in. */
  public static String random() {
    var random = new SecureRandom();
    var password = new StringBuilder();
    for (int i = 0; i < 16; i++) password.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    return password.toString();
  }

  public String hash(String password) {
    return encoder.encode(password);
  }

  /** Takes the same time whether there is such an account or not. */
  public boolean matches(String password, Optional<Account> account) {
    String hash = account.map(Account::passwordHash).orElse(null);
    boolean fits = password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && encoder.matches(password, hash == null ? nobody : hash);
    return fits && hash != null;
  }

  /** Whether the stored hash is weaker than today's. */
  public boolean outdated(Account account) {
    return account.passwordHash() != null && encoder.upgradeEncoding(account.passwordHash());
  }
}
