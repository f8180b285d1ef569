package org.fangyu.files.csv;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fangyu.files.rows.FileFault;

/**
 * The encoding of a text file without a label: what its byte order mark says, else UTF-8 if every byte fits,
 * else GB18030 (which contains GBK and GB2312) if every byte fits. Decoding is strict: a byte that fits nowhere
 * is a fault with its position, never a replacement character in somebody's name.
 */
record TextEncoding(Charset charset, int markLength, String note) {

  static final Charset GB18030 = Charset.forName("GB18030");
  private static final int CHUNK = 1 << 16;

  static TextEncoding of(Path file) throws IOException {
    byte[] start = start(file);
    if (begins(start, 0xEF, 0xBB, 0xBF)) {
      return checked(file, StandardCharsets.UTF_8, 3, null);
    }
    if (begins(start, 0xFF, 0xFE)) {
      return checked(file, StandardCharsets.UTF_16LE, 2, "encoding UTF-16 (little-endian) by its byte order mark");
    }
    if (begins(start, 0xFE, 0xFF)) {
      return checked(file, StandardCharsets.UTF_16BE, 2, "encoding UTF-16 (big-endian) by its byte order mark");
    }
    long notUtf8 = firstUndecodable(file, StandardCharsets.UTF_8, 0);
    if (notUtf8 < 0) {
      return new TextEncoding(StandardCharsets.UTF_8, 0, null);
    }
    long notGb = firstUndecodable(file, GB18030, 0);
    if (notGb < 0) {
      return new TextEncoding(GB18030, 0, "encoding GB18030 (byte %d is not UTF-8)".formatted(notUtf8));
    }
    throw new FileFault("encoding", "UTF-8 or GB18030 text",
        "byte %d not UTF-8, byte %d not GB18030".formatted(notUtf8, notGb));
  }

  private static TextEncoding checked(Path file, Charset charset, int mark, String note) throws IOException {
    long bad = firstUndecodable(file, charset, mark);
    if (bad >= 0) {
      throw new FileFault("encoding", "%s text as its byte order mark says".formatted(charset),
          "byte %d that is not %s".formatted(bad, charset));
    }
    return new TextEncoding(charset, mark, note);
  }

  /** A decoder that fails on what it cannot decode. */
  static CharsetDecoder strict(Charset charset) {
    return charset.newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT);
  }

  /** Position of the first byte that the charset cannot decode, counted from 0 in the file; -1 if there is none. */
  static long firstUndecodable(Path file, Charset charset, int skip) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.skipNBytes(skip);
      long bad = firstUndecodable(in, charset);
      return bad < 0 ? bad : bad + skip;
    }
  }

  static long firstUndecodable(InputStream in, Charset charset) throws IOException {
    CharsetDecoder decoder = strict(charset);
    ByteBuffer bytes = ByteBuffer.allocate(CHUNK);
    CharBuffer chars = CharBuffer.allocate(CHUNK);
    long before = 0;
    boolean ended = false;
    while (!ended) {
      int read = in.readNBytes(bytes.array(), bytes.position(), bytes.remaining());
      ended = read < bytes.remaining();
      bytes.limit(bytes.position() + read).position(0);
      chars.clear();
      CoderResult result = decoder.decode(bytes, chars, ended);
      if (result.isError()) {
        return before + bytes.position();
      }
      before += bytes.position();
      bytes.compact();
    }
    return -1;
  }

  private static byte[] start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(3);
    }
  }

  private static boolean begins(byte[] bytes, int... mark) {
    for (int i = 0; i < mark.length; i++) {
      if (bytes.length <= i || (bytes[i] & 0xFF) != mark[i]) {
        return false;
      }
    }
    return true;
  }
}
