package org.fangyu.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;
import org.fangyu.settings.SecretFile;

/** The generated passwords of the database's users, kept in one file that only the service's own user can read. */
final class Passwords {
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Properties values = new Properties();

  private Passwords() {}

  /** Reads the file, if nobody else can, or makes it with a new password for each user. */
  static Passwords in(Path file) throws IOException {
    var passwords = new Passwords();
    if (Files.exists(file)) {
      SecretFile.requireOwners(file);
      try (var in = Files.newInputStream(file)) {
        passwords.values.load(in);
      }
      return passwords;
    }
    for (var user : DatabaseUser.values()) passwords.values.setProperty(user.role(), random());
    Files.createDirectories(file.getParent());
    Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (var out = Files.newOutputStream(file)) {
      passwords.values.store(out, null);
    }
    return passwords;
  }

  String of(DatabaseUser user) {
    String password = values.getProperty(user.role());
    if (password == null) throw new IllegalStateException("the password file names no password for " + user.role());
    return password;
  }

  private static String random() {
    byte[] bytes = new byte[24];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
