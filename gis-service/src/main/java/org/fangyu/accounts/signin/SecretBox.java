package org.fangyu.accounts.signin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Encrypts the secrets of second factors (AES-256-GCM) with a key that is in var/keys and never in the database. */
@Component
class SecretBox {
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Path file;

  SecretBox(@Value("${fangyu.var:var}") Path var) {
    this.file = var.resolve("keys").resolve("second-factor.key");
  }

  byte[] close(byte[] secret) {
    byte[] nonce = new byte[NONCE_BYTES];
    new SecureRandom().nextBytes(nonce);
    byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, secret, 0);
    return ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array();
  }

  /** @throws IllegalStateException when it was closed with another key */
  byte[] open(byte[] box) {
    return cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(box, NONCE_BYTES), box, NONCE_BYTES);
  }

  private byte[] cipher(int mode, byte[] nonce, byte[] data, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
      return cipher.doFinal(data, from, data.length - from);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a second factor was not encrypted with the key in " + file, e);
    }
  }

  private byte[] key() {
    try {
      if (!Files.exists(file)) make();
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) throw new IllegalStateException(file + " must hold " + KEY_BYTES + " bytes, has " + key.length);
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void make() throws IOException {
    Files.createDirectories(file.getParent());
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    Path fresh = Files.createTempFile(file.getParent(), "second-factor", ".new", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try {
      Files.write(fresh, key);
      Files.createLink(file, fresh); // whole or not at all, and never over another one
    } catch (FileAlreadyExistsException e) {
      // Somebody else made it in this moment: theirs it is.
    } finally {
      Files.delete(fresh);
    }
  }
}
