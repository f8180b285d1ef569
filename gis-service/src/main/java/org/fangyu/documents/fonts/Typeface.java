package org.fangyu.documents.fonts;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** The fonts of one document. Every character finds a glyph: in the first font that has it, or else 〓 in its place, which a reader cannot miss. */
public final class Typeface {
  private static final List<String> SUBSTITUTES = List.of("〓", "□", "?", " ");
  /** Height of letters above their base line, in parts of their size: CJK fonts agree on it. */
  public static final double ASCENT = 0.86;

  private final PDDocument document;
  private final PaperFonts files;
  private final List<PDType0Font> loaded = new ArrayList<>();
  private final Map<Integer, Glyph> glyphs = new HashMap<>();
  private final Set<String> missing = new TreeSet<>();

  public Typeface(PDDocument document, PaperFonts files) {
    this.document = document;
    this.files = files;
  }

  /** @param width in thousandths of the size */
  private record Glyph(PDFont font, String text, double width) {}

  /** Text that one font sets. */
  public record Run(PDFont font, String text) {}

  /** Those that no font has, as U+20BB7. */
  public Set<String> missing() {
    return missing;
  }

  public double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> glyph(c).width()).sum() * size / 1000;
  }

  public List<Run> runs(String text) {
    var runs = new ArrayList<Run>();
    text.codePoints().mapToObj(this::glyph).forEach(glyph -> {
      Run last = runs.isEmpty() ? null : runs.get(runs.size() - 1);
      if (last != null && last.font() == glyph.font()) runs.set(runs.size() - 1, new Run(glyph.font(), last.text() + glyph.text()));
      else runs.add(new Run(glyph.font(), glyph.text()));
    });
    return runs;
  }

  private Glyph glyph(int character) {
    return glyphs.computeIfAbsent(character, this::find);
  }

  private Glyph find(int character) {
    if (invisible(character)) return new Glyph(font(0), "", 0);
    String text = Character.toString(character == 0xa0 || character == 0x2007 || character == 0x202f ? ' ' : character == 0x2011 ? '-' : character);
    Glyph found = inSome(text);
    if (found != null) return found;
    missing.add(String.format("U+%04X", character));
    return SUBSTITUTES.stream().map(this::inSome).filter(glyph -> glyph != null).findFirst().orElse(new Glyph(font(0), "", 0));
  }

  private static boolean invisible(int character) {
    int type = Character.getType(character);
    return type == Character.CONTROL || type == Character.FORMAT || type == Character.NON_SPACING_MARK && character >= 0xfe00 && character <= 0xfe0f || character >= 0xe0100 && character <= 0xe01ef;
  }

  private Glyph inSome(String text) {
    for (int i = 0; i < files.count(); i++) {
      PDType0Font font = font(i);
      try {
        return new Glyph(font, text, font.getStringWidth(text));
      } catch (IllegalArgumentException none) {
        continue;   // that is how a font says that it has no such glyph
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
    return null;
  }

  private PDType0Font font(int index) {
    try {
      while (loaded.size() <= index) loaded.add(PDType0Font.load(document, files.load(loaded.size()), true));
      return loaded.get(index);
    } catch (IOException e) {
      throw new IllegalStateException(e);   // it was read before
    }
  }
}
