package org.fangyu.accounts.signin;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Time-based one-time codes of RFC 6238: HMAC-SHA-1, steps of 30 seconds, six digits, as every authenticator app has them. */
final class Totp {
  static final int STEP_SECONDS = 30;
  private static final int DIGITS = 6;
  private static final int SECRET_BYTES = 20; // RFC 4226 §4: 160 bits recommended
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private Totp() {}

  static byte[] newSecret() {
    byte[] secret = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(secret);
    return secret;
  }

  /** The step whose code this is: the present one or a neighbour, because clocks differ (RFC 6238 §5.2). */
  static OptionalLong step(byte[] secret, String code, Instant now) {
    long present = now.getEpochSecond() / STEP_SECONDS;
    for (long step : new long[] {present, present - 1, present + 1}) {
      byte[] expected = code(secret, step, DIGITS).getBytes(StandardCharsets.US_ASCII);
      if (MessageDigest.isEqual(expected, code.getBytes(StandardCharsets.UTF_8))) return OptionalLong.of(step);
    }
    return OptionalLong.empty();
  }

  /** The code of a step. @param digits 6 to 8 */
  static String code(byte[] secret, long step, int digits) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(secret, "HmacSHA1"));
      byte[] hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
      int offset = hash[hash.length - 1] & 0xf; // dynamic truncation, RFC 4226 §5.3
      int number = ByteBuffer.wrap(hash).getInt(offset) & 0x7fffffff;
      return ("%0" + digits + "d").formatted(number % (int) Math.pow(10, digits));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA1", e);
    }
  }

  /** As a person types it into an app: RFC 4648 base 32 without padding. */
  static String base32(byte[] secret) {
    var text = new StringBuilder();
    int buffer = 0;
    int bits = 0;
    for (byte b : secret) {
      buffer = buffer << 8 | b & 0xff;
      for (bits += 8; bits >= 5; bits -= 5) text.append(BASE32.charAt(buffer >> bits - 5 & 31));
    }
    return bits == 0 ? text.toString() : text.append(BASE32.charAt(buffer << 5 - bits & 31)).toString();
  }

  /** What an authenticator app reads from a picture. */
  static String uri(String account, byte[] secret) {
    return "otpauth://totp/Fangyu:" + URLEncoder.encode(account, StandardCharsets.UTF_8) + "?secret=" + base32(secret) + "&issuer=Fangyu";
  }
}
