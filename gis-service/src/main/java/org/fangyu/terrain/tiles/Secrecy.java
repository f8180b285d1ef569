package org.fangyu.terrain.tiles;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** 密级: who may be shown heights; each may also see what is less secret. */
public enum Secrecy {
  PUBLIC, INTERNAL, SECRET;

  /** As in commands, settings and the database: "internal". */
  public String key() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Secrecy> find(String key) {
    return Arrays.stream(values()).filter(one -> one.key().equals(key)).findFirst();
  }

  /** Whether who may be shown this may be shown the other. */
  public boolean admits(Secrecy other) {
    return other.compareTo(this) <= 0;
  }

  public Secrecy stricter(Secrecy other) {
    return admits(other) ? this : other;
  }
}
