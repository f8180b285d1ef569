package org.fangyu.attachments.content;

import java.util.Optional;

/** What files begin with. */
final class Signatures {
  private Signatures() {}

  static boolean begins(byte[] head, int length, int... with) {
    if (length < with.length) return false;
    for (int i = 0; i < with.length; i++) if (with[i] >= 0 && (head[i] & 0xff) != with[i]) return false;
    return true;
  }

  /** Two letters begin many a text; what is not text has a zero among its first bytes. */
  private static boolean beginsBinary(byte[] head, int length, int... with) {
    if (!begins(head, length, with)) return false;
    for (int i = 0; i < Math.min(length, 64); i++) if (head[i] == 0) return true;
    return false;
  }

  /** A program of an operating system, or a script that names its interpreter. */
  static Optional<String> program(byte[] head, int length) {
    if (beginsBinary(head, length, 'M', 'Z')) return Optional.of("Windows 程序 / a program for Windows");
    if (begins(head, length, 0x7f, 'E', 'L', 'F')) return Optional.of("Linux 程序 / a program for Linux");
    if (begins(head, length, 0xca, 0xfe, 0xba, 0xbe) || begins(head, length, 0xcf, 0xfa, 0xed, 0xfe)) return Optional.of("Java 或 macOS 程序 / a program for Java or macOS");
    if (begins(head, length, '#', '!')) return Optional.of("脚本 / a script");
    return Optional.empty();
  }

  /** A format that people do try to hand in, with what to do instead. */
  static Optional<String> known(byte[] head, int length) {
    if (begins(head, length, 'G', 'I', 'F', '8')) return Optional.of("GIF,请另存为 PNG / GIF: save it as PNG");
    if (beginsBinary(head, length, 'B', 'M')) return Optional.of("BMP,请另存为 PNG / BMP: save it as PNG");
    if (begins(head, length, 'I', 'I', 0x2a, 0) || begins(head, length, 'M', 'M', 0, 0x2a)) return Optional.of("TIFF,请另存为 JPEG 或 PDF / TIFF: save it as JPEG or PDF");
    if (begins(head, length, -1, -1, -1, -1, 'f', 't', 'y', 'p')) return Optional.of("HEIC 或视频,照片请另存为 JPEG / HEIC or video: save a photo as JPEG");
    if (begins(head, length, 0xd0, 0xcf, 0x11, 0xe0)) return Optional.of("DOC、XLS 或 WPS,请另存为 DOCX、XLSX 或 PDF / DOC, XLS or WPS: save it as DOCX, XLSX or PDF");
    if (begins(head, length, 'R', 'a', 'r', '!') || begins(head, length, '7', 'z', 0xbc, 0xaf) || begins(head, length, 0x1f, 0x8b)) {
      return Optional.of("压缩包,请逐个提交 / an archive: hand in its files one by one");
    }
    return Optional.empty();
  }
}
