package org.fangyu.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Optional;
import org.fangyu.settings.SecretFile;

/** The secret by which a monitor reads the metrics; from a file, so that it is in no list of processes or settings. */
final class MetricsToken {
  private static final int SHORTEST = 32;
  private static final String BEARER = "Bearer ";

  private final byte[] header;

  private MetricsToken(String token) {
    this.header = (BEARER + token).getBytes(StandardCharsets.UTF_8);
  }

  /** @param file empty for none. @throws IllegalStateException if it cannot be read, is too short, or others than its owner can read it */
  static Optional<MetricsToken> of(String file) {
    if (file.isBlank()) return Optional.empty();
    Path path = Path.of(file);
    try {
      SecretFile.requireOwners(path);
      String token = Files.readString(path).strip();
      if (token.length() < SHORTEST) throw fault(file, "must hold at least " + SHORTEST + " characters, has " + token.length());
      return Optional.of(new MetricsToken(token));
    } catch (IOException e) {
      throw fault(file, "cannot be read");
    }
  }

  /** @param authorization header of a request; null if there is none */
  boolean isIn(String authorization) {
    return authorization != null && MessageDigest.isEqual(header, authorization.getBytes(StandardCharsets.UTF_8));
  }

  private static IllegalStateException fault(String file, String what) {
    return new IllegalStateException("fangyu.metrics.token-file " + file + " " + what);
  }
}
