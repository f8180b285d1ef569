package org.fangyu.attachments.content;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Which type a file is of, found from its content alone: the whole of it is read, a small piece at a time. It is no virus
 * scanner: it refuses what is not one of the {@linkplain ContentType types}, is not whole, is something else besides, or
 * openly holds something that runs.
 */
public final class ContentCheck {
  private static final int HEAD = 1024;
  private static final List<String> PDF_ACTIONS = List.of("/javascript", "/launch");

  private ContentCheck() {}

  /**
   * The type, if it may be handed in under that name.
   *
   * @param name checked by {@link FileName}; its ending must be one of the type's
   * @throws Unacceptable with the reason
   */
  public static ContentType typeOf(Path file, String name) throws IOException {
    ContentType type = byContent(file, name);
    if (!type.fits(name)) {
      throw new Unacceptable(Unacceptable.Why.NAME_AND_CONTENT_DIFFER, "文件名与内容不符,内容是 %s / the name does not fit the content, which is %s".formatted(type, type), type.endings(), name);
    }
    return type;
  }

  private static ContentType byContent(Path file, String name) throws IOException {
    byte[] head = head(file);
    if (Signatures.begins(head, head.length, 0xff, 0xd8, 0xff)) return picture(file, head, ContentType.JPEG);
    if (Signatures.begins(head, head.length, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) return picture(file, head, ContentType.PNG);
    if (Signatures.begins(head, head.length, 'R', 'I', 'F', 'F', -1, -1, -1, -1, 'W', 'E', 'B', 'P')) return picture(file, head, ContentType.WEBP);
    if (Signatures.begins(head, head.length, '%', 'P', 'D', 'F', '-')) return pdf(file, head);
    if (Signatures.begins(head, head.length, 'P', 'K', 3, 4)) return Packages.type(file);
    Signatures.program(head, head.length).ifPresent(found -> {
      throw Unacceptable.active(found);
    });
    Signatures.known(head, head.length).ifPresent(found -> {
      throw Unacceptable.type(found);
    });
    return text(file, head, name);
  }

  private static ContentType picture(Path file, byte[] head, ContentType type) throws IOException {
    switch (type) {
      case JPEG -> Pictures.jpeg(file);
      case PNG -> Pictures.png(file);
      default -> Pictures.webp(file);
    }
    Marks.find(file, Marks.PAGES).ifPresent(found -> {
      throw Unacceptable.twoFormats(found);
    });
    if (Marks.early(head, List.of("%pdf-"))) throw Unacceptable.twoFormats("PDF");
    noZip(file);
    return type;
  }

  private static ContentType pdf(Path file, byte[] head) throws IOException {
    if (Marks.early(head, Marks.PAGES)) throw Unacceptable.twoFormats("HTML");
    if (Marks.find(file, List.of("%%eof")).isEmpty()) throw Unacceptable.broken("PDF", "no %%EOF");
    Marks.find(file, PDF_ACTIONS).ifPresent(found -> {
      throw Unacceptable.active("PDF " + found);
    });
    noZip(file);
    return ContentType.PDF;
  }

  private static ContentType text(Path file, byte[] head, String name) throws IOException {
    Charset charset = PlainText.charset(file).orElseThrow(() -> Unacceptable.type("未知 / unknown"));
    if (firstCharacter(head) == '<') {
      Marks.find(file, Marks.PAGES).ifPresent(found -> {
        throw Unacceptable.active("HTML");
      });
      Gpx.check(file, charset);
      return ContentType.GPX;
    }
    Marks.find(file, Marks.PAGES).ifPresent(found -> {
      throw Unacceptable.active(found);
    });
    return ContentType.extension(name).equals("csv") ? ContentType.CSV : ContentType.TEXT;
  }

  private static void noZip(Path file) throws IOException {
    if (Marks.endOfZip(file).isPresent()) throw Unacceptable.twoFormats("ZIP");
  }

  /** After white space and a byte order mark, as a browser that guesses would look; 0 when there is none. */
  private static int firstCharacter(byte[] head) {
    int at = Signatures.begins(head, head.length, 0xef, 0xbb, 0xbf) ? 3 : 0;
    String rest = new String(head, at, head.length - at, StandardCharsets.ISO_8859_1).stripLeading();
    return rest.isEmpty() ? 0 : rest.charAt(0);
  }

  private static byte[] head(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(HEAD);
    }
  }
}
