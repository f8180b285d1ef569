package org.fangyu.documents.fonts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.fontbox.ttf.OpenTypeFont;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeCollection;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;

/**
 * The fonts that papers are set in, in the order in which a character is looked for: the office's own, then those that
 * distributions install, which are opened when first needed. Only fonts with TrueType outlines can be embedded as a subset.
 */
public final class PaperFonts {
  /** Debian: fonts-wqy-microhei, fonts-wqy-zenhei, fonts-arphic-uming, fonts-droid-fallback. */
  private static final List<String> CHINESE = List.of("/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
      "/usr/share/fonts/truetype/arphic/uming.ttc", "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf");
  /** What no Chinese font has. */
  private static final String LAST = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

  private final List<Face> faces;
  private final boolean chinese;

  private PaperFonts(List<Face> faces, boolean chinese) {
    this.faces = faces;
    this.chinese = chinese;
  }

  /** @param name within a collection; null for a file with one font */
  private record Face(Path file, String name) {}

  /**
   * @param setting files of the office's own, separated by commas, each a .ttf, or a .ttc whose first font counts; may be empty
   * @throws IllegalArgumentException if one of them is not there or cannot be used, with the reason
   */
  public static PaperFonts find(String setting) {
    List<Path> own = Arrays.stream(setting.split(",")).map(String::strip).filter(text -> !text.isEmpty()).map(Path::of).toList();
    List<Path> installed = CHINESE.stream().map(Path::of).filter(Files::isReadable).toList();
    var faces = new ArrayList<Face>();
    for (Path file : (Iterable<Path>) Stream.of(own, installed, Stream.of(LAST).map(Path::of).filter(Files::isReadable).toList()).flatMap(List::stream).distinct()::iterator) {
      try {
        faces.add(face(file, own.contains(file)));
      } catch (IOException | RuntimeException unusable) {
        if (own.contains(file)) throw new IllegalArgumentException("字体不能用 / this font cannot be used: " + file + ": " + unusable.getMessage(), unusable);
      }
    }
    return new PaperFonts(List.copyOf(faces), !own.isEmpty() || !installed.isEmpty());
  }

  /** @param look whether its outlines are looked at now: those of the office's own can be of any kind */
  private static Face face(Path file, boolean look) throws IOException {
    String name = null;
    if (collection(file)) {
      var names = new ArrayList<String>();
      try (var fonts = new TrueTypeCollection(file.toFile())) {
        fonts.processAllFonts(font -> names.add(font.getName()));
      }
      if (names.isEmpty()) throw new IOException("a collection without fonts");
      name = names.get(0);
    }
    var face = new Face(file, name);
    if (!look) return face;
    try (TrueTypeFont font = open(face)) {
      if (font instanceof OpenTypeFont open && open.isPostScript()) throw new IOException("须为 TrueType 轮廓的字体 / its outlines must be TrueType, these are CFF");
      return face;
    }
  }

  private static boolean collection(Path file) throws IOException {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(4), StandardCharsets.ISO_8859_1).equals("ttcf");
    }
  }

  private static TrueTypeFont open(Face face) throws IOException {
    if (face.name() == null) return new TTFParser().parse(new RandomAccessReadBufferedFile(face.file().toFile()));
    return new TrueTypeCollection(face.file().toFile()).getFontByName(face.name());
  }

  /** Whether there is a font for Chinese at all. */
  public boolean chinese() {
    return chinese;
  }

  /** The files that they are in, in order. */
  public List<String> names() {
    return faces.stream().map(face -> face.file().toString()).toList();
  }

  int count() {
    return faces.size();
  }

  TrueTypeFont load(int index) throws IOException {
    return open(faces.get(index));
  }
}
