package org.fangyu.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** A file with a secret in it. */
public final class SecretFile {
  private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int MOST_BYTES = 8 << 10;

  private SecretFile() {}

  /** @throws IllegalStateException naming the file and its mode, if anybody but its owner may do anything with it */
  public static void requireOwners(Path file) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
    if (OWNERS.containsAll(permissions)) return;
    throw new IllegalStateException("the file %s holds a secret and has mode %s, so that others can read it; run: chmod 600 %1$s".formatted(file.toAbsolutePath(), PosixFilePermissions.toString(permissions)));
  }

  /**
   * The secret, without the end of its line.
   *
   * @param setting that names the file, for the fault
   * @throws IllegalStateException if the file cannot be read, holds nothing or more than a secret, or others may read it
   */
  static String read(String setting, Path file) {
    try {
      if (!Files.isRegularFile(file)) throw new IllegalStateException(setting + ": there is no file " + file.toAbsolutePath());
      requireOwners(file);
      if (Files.size(file) > MOST_BYTES) throw new IllegalStateException(setting + ": more than " + MOST_BYTES + " bytes in " + file.toAbsolutePath());
      String secret = Files.readString(file).strip();
      if (secret.isEmpty()) throw new IllegalStateException(setting + ": nothing in " + file.toAbsolutePath());
      return secret;
    } catch (IOException e) {
      throw new IllegalStateException(setting + ": " + file.toAbsolutePath() + " cannot be read", e);
    }
  }
}
