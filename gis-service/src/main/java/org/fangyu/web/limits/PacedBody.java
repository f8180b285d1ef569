package org.fangyu.web.limits;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.coyote.BadRequestException;
import org.fangyu.web.Problem;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/** What comes of a body, up to the bound of its route and no more slowly than a bad line carries it. Every fault is a Problem: 400, 408 or 413. */
final class PacedBody extends InputStream {
  /** Whoever sends more slowly than this, once the time that everybody has is over, is cut off. */
  private static final int SLOWEST_BYTES_PER_SECOND = 64 << 10;

  private final InputStream in;
  private final Route route;
  private final Duration patience;
  private final long start = System.nanoTime();
  private long taken;

  PacedBody(InputStream in, Route route, Duration patience) {
    this.in = in;
    this.route = route;
    this.patience = patience;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int read = next(into, from, length);
    if (read < 0) return read;
    taken += read;
    if (taken > route.mostBytes()) throw tooLarge(route, "> " + route.mostBytes() + " bytes");
    if (System.nanoTime() - start > patience.toNanos() + Duration.ofSeconds(1).toNanos() * taken / SLOWEST_BYTES_PER_SECOND) throw tooSlow();
    return read;
  }

  static Problem tooLarge(Route route, String offender) {
    return Problem.tooLarge("body", "最多 / at most " + route.mostText(), offender).header(HttpHeaders.CONNECTION, "close");
  }

  private int next(byte[] into, int from, int length) throws IOException {
    try {
      return in.read(into, from, length);
    } catch (BadRequestException broken) {
      throw new Problem(HttpStatus.BAD_REQUEST, "unreadable-body", "请求内容不完整 / the body is not well formed").with("field", "body");
    } catch (IOException broken) {
      if (broken instanceof SocketTimeoutException || broken.getCause() instanceof SocketTimeoutException) throw tooSlow();
      throw broken;
    }
  }

  private Problem tooSlow() {
    return new Problem(HttpStatus.REQUEST_TIMEOUT, "slow-body", "请求内容来得太慢 / the body comes too slowly").with("field", "body")
        .with("bound", patience.toSeconds() + " s + 1 s / " + (SLOWEST_BYTES_PER_SECOND >> 10) + " KB").header(HttpHeaders.CONNECTION, "close");
  }
}
