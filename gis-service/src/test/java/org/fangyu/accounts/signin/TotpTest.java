package org.fangyu.accounts.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  @ParameterizedTest
  @CsvSource({"59,94287082", "1111111109,07081804", "1111111111,14050471", "1234567890,89005924", "2000000000,69279037", "20000000000,65353130"})
  void theCodesAreThoseOfRfc6238AppendixB(long second, String code) {
    assertThat(Totp.code(SECRET, second / Totp.STEP_SECONDS, 8)).isEqualTo(code);
  }

  @Test
  void aCodeHoldsForItsStepAndItsNeighboursAndNoLonger() {
    String code = Totp.code(SECRET, 1000, 6);
    assertThat(Totp.step(SECRET, code, at(1000))).hasValue(1000);
    assertThat(Totp.step(SECRET, code, at(999))).hasValue(1000);
    assertThat(Totp.step(SECRET, code, at(1001))).hasValue(1000);
    assertThat(Totp.step(SECRET, code, at(1002))).isEmpty();
    assertThat(Totp.step(SECRET, "", at(1000))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"f,MY", "fo,MZXQ", "foo,MZXW6", "foob,MZXW6YQ", "fooba,MZXW6YTB", "foobar,MZXW6YTBOI"})
  void base32IsThatOfRfc4648Section10(String bytes, String text) {
    assertThat(Totp.base32(bytes.getBytes(StandardCharsets.US_ASCII))).isEqualTo(text);
  }

  private static Instant at(long step) {
    return Instant.ofEpochSecond(step * Totp.STEP_SECONDS + 7);
  }
}
