package org.fangyu.journal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.fangyu.journal.Break.Kind;
import org.fangyu.journal.Chain.Seal;

/** One walk along the seals. After a break it goes on from the hash that is stored, so that each break is counted once. */
final class Walk {
  private final Optional<Seal> known;
  private final MessageDigest sha256 = sha256();
  private byte[] hash = new byte[32];
  private long seq;
  private long rows;
  private long breaks;
  private boolean knownSeen;
  private Break first;

  Walk(Optional<Seal> known) {
    this.known = known;
  }

  long rows() {
    return rows;
  }

  /** The next seal and the content of its row; null when the row is gone. */
  void at(long nextSeq, long row, byte[] stored, String content, String what) {
    boolean linked = nextSeq == seq + 1;
    if (!linked) lost(seq + 1, nextSeq - 1);
    if (content == null) {
      found(new Break(Kind.MISSING, nextSeq, row, ""));
    } else if (linked && !Arrays.equals(stored, next(content))) {
      found(new Break(Kind.CHANGED, nextSeq, row, what));
    }
    seq = nextSeq;
    hash = stored;
    rows++;
    known.filter(seal -> seal.seq() == seq).ifPresent(seal -> {
      knownSeen = true;
      if (!seal.hash().equals(hex())) found(new Break(Kind.KNOWN, seq, row, what));
    });
  }

  private byte[] next(String content) {
    sha256.update(hash);
    return sha256.digest(content.getBytes(StandardCharsets.UTF_8));
  }

  /** Seals that are not there; a row that had one of them shows up as never sealed, if it is still there. */
  private void lost(long from, long to) {
    found(new Break(Kind.MISSING, from, 0, from == to ? "" : "to seal " + to));
    breaks += to - from;
  }

  void found(Break next) {
    breaks++;
    if (first == null) first = next;
  }

  Chain.Report end(Seal head) {
    if (head.seq() > seq) {
      lost(seq + 1, head.seq());
    } else if (head.seq() < seq || !head.hash().equals(hex())) {
      found(new Break(Kind.HEAD, head.seq(), 0, "head " + head + ", last seal " + seq + ":" + hex()));
    }
    if (known.isPresent() && !knownSeen) found(new Break(Kind.KNOWN, known.get().seq(), 0, "the journal has no such seal"));
    return new Chain.Report(rows, head, Optional.ofNullable(first), breaks);
  }

  private String hex() {
    return HexFormat.of().formatHex(hash);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
