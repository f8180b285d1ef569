package org.fangyu.identity;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What paper an identity number stands on. */
public enum IdentityKind {
  /** 居民身份证, and residence permits of the same numbering (GB 11643). */
  RESIDENT_ID,
  PASSPORT,
  /** 统一社会信用代码 of an organisation (GB 32100). */
  CREDIT_CODE,
  OTHER;

  /** The word in files and in the database: "resident_id". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static String[] keys() {
    return Arrays.stream(values()).map(IdentityKind::key).toArray(String[]::new);
  }

  public static Optional<IdentityKind> find(String key) {
    return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
  }
}
