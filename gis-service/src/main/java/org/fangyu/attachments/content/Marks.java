package org.fangyu.attachments.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Finds what another format would recognise itself by, wherever it lies in a file. */
final class Marks {
  /** Long enough that coded pixels do not show one by chance: of a million photos of 5 MB, one. */
  static final List<String> PAGES = List.of("<script", "<?php ", "<?php\n", "<html>", "<html ", "<!doctype html");
  private static final int LONGEST = 16;
  private static final int END_OF_ZIP = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  private Marks() {}

  /** Which of the marks the file has; letters of either case. @param marks lower case, at most 16 characters, the first of them no letter */
  static Optional<String> find(Path file, List<String> marks) throws IOException {
    byte[] window = new byte[1 << 16];
    var first = new boolean[256];
    for (String mark : marks) first[mark.charAt(0)] = true;   // none is a letter: a mark begins with < / or %
    int kept = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(window, kept, window.length - kept); read > 0; read = in.read(window, kept, window.length - kept)) {
        int end = kept + read;
        for (int at = 0; at < end; at++) {
          if (!first[window[at] & 0xff]) continue;
          for (String mark : marks) if (at + mark.length() <= end && is(window, at, mark)) return Optional.of(mark);
        }
        kept = Math.min(LONGEST - 1, end);
        System.arraycopy(window, end - kept, window, 0, kept);
      }
    }
    return Optional.empty();
  }

  private static boolean is(byte[] window, int at, String mark) {
    for (int i = 0; i < mark.length(); i++) {
      int letter = window[at + i];
      if (letter >= 'A' && letter <= 'Z') letter += 'a' - 'A';
      if (letter != mark.charAt(i)) return false;
    }
    return true;
  }

  /** Whether the first bytes hold one of the texts. @param texts lower case */
  static boolean early(byte[] head, List<String> texts) {
    String text = new String(head, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    return texts.stream().anyMatch(text::contains);
  }

  /**
   * The record at the end by which a zip is read, as its 22 bytes; empty where there is none. A zip reader looks for it
   * from the end of a file, whatever the file begins with.
   */
  static Optional<byte[]> endOfZip(Path file) throws IOException {
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      int tail = (int) Math.min(in.length(), END_OF_ZIP + LONGEST_COMMENT);
      byte[] bytes = new byte[tail];
      in.seek(in.length() - tail);
      in.readFully(bytes);
      for (int at = tail - END_OF_ZIP; at >= 0; at--) {
        if (endsZip(bytes, at, in.length() - tail + at)) return Optional.of(Arrays.copyOfRange(bytes, at, at + END_OF_ZIP));
      }
      return Optional.empty();
    }
  }

  /** The mark, a comment that fits, and a directory that fits before it: pixels do not show all of that by chance. */
  private static boolean endsZip(byte[] bytes, int at, long position) {
    return bytes[at] == 'P' && bytes[at + 1] == 'K' && bytes[at + 2] == 5 && bytes[at + 3] == 6
        && at + END_OF_ZIP + little(bytes, at + 20, 2) <= bytes.length && little(bytes, at + 12, 4) + little(bytes, at + 16, 4) <= position;
  }

  /** A number of so many bytes, the least first. */
  static long little(byte[] bytes, int at, int count) {
    long value = 0;
    for (int i = count - 1; i >= 0; i--) value = value << 8 | bytes[at + i] & 0xff;
    return value;
  }
}
