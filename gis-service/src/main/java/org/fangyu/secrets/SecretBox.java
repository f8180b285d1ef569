package org.fangyu.secrets;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Function;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.fangyu.web.Problem;

/**
 * Encrypts and decrypts the values of one column (AES-256-GCM, a fresh 96-bit nonce each): {@code KEY:BASE64URL}, the
 * name of the key before nonce, ciphertext and tag. Equal values have different ciphertexts.
 */
public final class SecretBox {
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Sealed column;
  private final String newest;
  private final Function<String, byte[]> keys;
  private final KeyFolder folder;

  /** @param newest name of the key that encrypts. @param keys gives the key of a name, or throws a Problem */
  SecretBox(Sealed column, String newest, Function<String, byte[]> keys, KeyFolder folder) {
    this.column = column;
    this.newest = newest;
    this.keys = keys;
    this.folder = folder;
  }

  /** @param code of the record that the value will stand in */
  public String close(byte[] value, String code) {
    byte[] nonce = new byte[NONCE_BYTES];
    RANDOM.nextBytes(nonce);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, newest, nonce, code).doFinal(value);
      return newest + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(ByteBuffer.allocate(NONCE_BYTES + closed.length).put(nonce).put(closed).array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has AES-GCM", e);
    }
  }

  /** @throws Problem 503 naming the key's file, if it is missing or the value was not encrypted with it for this record */
  public byte[] open(String sealed, String code) {
    int colon = sealed.indexOf(':');
    String key = sealed.substring(0, colon);
    byte[] box = Base64.getUrlDecoder().decode(sealed.substring(colon + 1));
    try {
      return cipher(Cipher.DECRYPT_MODE, key, Arrays.copyOf(box, NONCE_BYTES), code).doFinal(box, NONCE_BYTES, box.length - NONCE_BYTES);
    } catch (GeneralSecurityException e) {
      throw folder.trouble(key, "内容不是用密钥文件 %s 为本记录加密的 / the value was not encrypted for this record with key file %s").with("record", code);
    }
  }

  /** As {@link #close(byte[], String)}. */
  public String closeText(String value, String code) {
    return close(value.getBytes(StandardCharsets.UTF_8), code);
  }

  /** As {@link #open(String, String)}. */
  public String openText(String sealed, String code) {
    return new String(open(sealed, code), StandardCharsets.UTF_8);
  }

  /** Name of the key that encrypts. */
  String newest() {
    return newest;
  }

  private Cipher cipher(int mode, String key, byte[] nonce, String code) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, new SecretKeySpec(keys.apply(key), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(column.context(code).getBytes(StandardCharsets.UTF_8));
    return cipher;
  }
}
