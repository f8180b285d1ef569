package org.fangyu.secrets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.fangyu.web.Problem;
import org.springframework.http.HttpStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder var/keys: a file of 32 random bytes for each key, which only its owner may read. */
final class KeyFolder {
  private static final Logger log = LoggerFactory.getLogger(KeyFolder.class);
  private static final int KEY_BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS = EnumSet.complementOf(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));

  private final Path folder;

  KeyFolder(Path folder) {
    this.folder = folder;
  }

  boolean has(String key) {
    return Files.exists(file(key));
  }

  /** @throws Problem 503 naming the file, if it is not there, is no key, or others may read it */
  byte[] read(String key) {
    Path file = file(key);
    if (!Files.isRegularFile(file)) throw trouble(key, "密钥文件 %s 不在 / key file %s is missing");
    try {
      if (!onlyOwners(file)) throw trouble(key, "密钥文件 %s 的权限须为 0600 / key file %s must have mode 0600");
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length != KEY_BYTES) throw trouble(key, "密钥文件 %s 不是 32 字节 / key file %s must hold 32 bytes");
      return bytes;
    } catch (IOException e) {
      throw trouble(key, "密钥文件 %s 读不出 / key file %s cannot be read");
    }
  }

  /** Makes the file of a key, whole or not at all and never over another one. @return what is in it */
  byte[] make(String key) {
    byte[] bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    try {
      Files.createDirectories(folder);
      Path fresh = Files.createTempFile(folder, key, ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      try {
        Files.write(fresh, bytes);
        Files.createLink(file(key), fresh);
        log.info("made the key file {}: copy it to a place apart from the backups", file(key).toAbsolutePath());
      } catch (FileAlreadyExistsException e) {
        // Somebody else made it in this moment: theirs it is.
      } finally {
        Files.delete(fresh);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the key file " + file(key) + " cannot be made", e);
    }
    return read(key);
  }

  /** An answer that names the key's file; the log says where it should be. */
  Problem trouble(String key, String sentence) {
    String name = file(key).getFileName().toString();
    log.error("{} ({})", sentence.substring(sentence.indexOf(" / ") + 3).formatted(name), file(key).toAbsolutePath());
    return new Problem(HttpStatus.SERVICE_UNAVAILABLE, "key-unusable", sentence.formatted(name, name)).with("key", name);
  }

  private Path file(String key) {
    return folder.resolve(key + ".key");
  }

  private static boolean onlyOwners(Path file) throws IOException {
    var permissions = EnumSet.noneOf(PosixFilePermission.class);
    permissions.addAll(Files.getPosixFilePermissions(file));
    permissions.retainAll(OTHERS);
    return permissions.isEmpty();
  }
}
