package org.fangyu.documents.pdf;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.documents.fonts.Typeface;
import org.fangyu.documents.pdf.ParagraphReader.Paragraph;
import org.fangyu.documents.styles.ParagraphLook;

/**
 * Breaks a paragraph into lines: between any two Chinese characters and after spaces, but no closing mark begins a line and
 * no opening mark ends one (GB/T 15834). A word that is longer than a line is broken where the line ends.
 */
final class Lines {
  private static final String NOT_FIRST = "，。、；：？！）》」』】〕〉’”…—～·,.;:?!)]}%‰℃％．〗﹞々ー";
  private static final String NOT_LAST = "（《「『【〔〈‘“([{〖﹝￥$№";
  private static final double DEFAULT_TAB = 21;

  private final Typeface typeface;
  private final double width;

  Lines(Typeface typeface, double width) {
    this.typeface = typeface;
    this.width = width;
  }

  /** One piece of a line at its place. @param x from the left of the column */
  record Piece(double x, double width, Inline what) {}

  /** @param pageAfter whether a page break ends it */
  record Line(List<Piece> pieces, double height, double size, boolean pageAfter) {}

  /** What is not broken. @param breaks whether a line may begin with it */
  private record Atom(Inline what, double width, boolean breaks) {}

  List<Line> of(Paragraph paragraph) {
    var lines = new ArrayList<Line>();
    ParagraphLook look = paragraph.look();
    List<Atom> atoms = atoms(paragraph.content());
    int from = 0;
    do {
      double indent = look.left() + (lines.isEmpty() ? look.firstIndent(paragraph.size()) : 0);
      int to = end(atoms, from, width - indent - look.right());
      Inline last = to > from ? atoms.get(to - 1).what() : null;
      lines.add(line(paragraph, atoms.subList(from, to), indent, last instanceof Inline.Break b && b.page()));
      from = to;
    } while (from < atoms.size());
    return lines;
  }

  /** Where the line that begins with an atom ends. */
  private int end(List<Atom> atoms, int from, double room) {
    double used = 0;
    int legal = -1;
    for (int i = from; i < atoms.size(); i++) {
      Atom atom = atoms.get(i);
      if (atom.what() instanceof Inline.Break) return i + 1;
      if (i > from && atom.breaks()) legal = i;
      boolean space = atom.what() instanceof Inline.Text t && t.text().equals(" ");
      used += atom.width();
      if (used > room + 0.01 && i > from && !space) return legal > from ? legal : i;
    }
    return atoms.size();
  }

  private List<Atom> atoms(List<Inline> content) {
    var atoms = new ArrayList<Atom>();
    int before = ' ';
    for (Inline inline : content) {
      if (inline instanceof Inline.Text text) {
        before = letters(text, before, atoms);
      } else {
        atoms.add(new Atom(inline, widthOf(inline), true));
        before = ' ';
      }
    }
    return atoms;
  }

  private int letters(Inline.Text text, int previous, List<Atom> atoms) {
    int before = previous;
    for (int c : text.text().codePoints().toArray()) {
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
      String letter = Character.toString(c);
      atoms.add(new Atom(new Inline.Text(letter, text.look()), typeface.width(letter, text.look().size()), breaks(before, c)));
      before = c;
    }
    return before;
  }

  static boolean breaks(int before, int c) {
    if (NOT_FIRST.indexOf(c) >= 0 || NOT_LAST.indexOf(before) >= 0) return false;
    return before == ' ' || wide(before) || wide(c);
  }

  /** Chinese characters and full-width signs stand alone; letters, digits and their signs hold together. */
  private static boolean wide(int c) {
    return c >= 0x2e80 || c == '〓' || c == '…' || c == '—' || c >= 0x2460 && c < 0x2600;
  }

  private double widthOf(Inline inline) {
    if (inline instanceof Inline.Picture picture) return picture.width();
    if (inline instanceof Inline.PageNumber number) return typeface.width("00", number.look().size());
    return inline instanceof Inline.Tab ? 1 : 0;
  }

  private Line line(Paragraph paragraph, List<Atom> atoms, double indent, boolean pageAfter) {
    var pieces = new ArrayList<Piece>();
    double x = indent;
    for (int i = 0; i < atoms.size(); i++) {
      Inline what = atoms.get(i).what();
      if (what instanceof Inline.Tab) {
        x = tab(paragraph.look(), x, atoms.subList(i + 1, atoms.size()));
      } else if (!(what instanceof Inline.Break)) {
        add(pieces, new Piece(x, atoms.get(i).width(), what));
        x += atoms.get(i).width();
      }
    }
    double size = atoms.stream().mapToDouble(a -> a.what() instanceof Inline.Text t ? t.look().size() : 0).max().orElse(0);
    double picture = atoms.stream().mapToDouble(a -> a.what() instanceof Inline.Picture p ? p.height() : 0).max().orElse(0);
    double high = size > 0 ? size : paragraph.size();
    return new Line(aligned(pieces, paragraph.look(), x), paragraph.look().lineHeight(high, picture, picture > 0), high, pageAfter);
  }

  /** Letters of one look that follow one another are one piece. */
  private static void add(List<Piece> pieces, Piece next) {
    Piece last = pieces.isEmpty() ? null : pieces.get(pieces.size() - 1);
    boolean joins = last != null && last.what() instanceof Inline.Text a && next.what() instanceof Inline.Text b && a.look().equals(b.look()) && Math.abs(last.x() + last.width() - next.x()) < 1e-6;
    if (!joins) {
      pieces.add(next);
      return;
    }
    var text = new Inline.Text(((Inline.Text) last.what()).text() + ((Inline.Text) next.what()).text(), ((Inline.Text) last.what()).look());
    pieces.set(pieces.size() - 1, new Piece(last.x(), last.width() + next.width(), text));
  }

  /** Where a line goes on after a tab: what follows up to the next one ends at a right stop, or has its middle there. */
  private double tab(ParagraphLook look, double x, List<Atom> following) {
    double after = 0;
    for (Atom atom : following) {
      if (atom.what() instanceof Inline.Tab) break;
      after += atom.width();
    }
    for (ParagraphLook.Tab stop : look.tabs()) {
      double to = stop.at() - (stop.align().equals("right") || stop.align().equals("end") ? after : stop.align().equals("center") ? after / 2 : 0);
      if (stop.at() > x + 0.01) return Math.max(x, to);
    }
    return (Math.floor(x / DEFAULT_TAB + 1e-6) + 1) * DEFAULT_TAB;
  }

  private List<Piece> aligned(List<Piece> pieces, ParagraphLook look, double end) {
    double trailing = trailing(pieces);
    double free = width - look.right() - end + trailing;
    double shift = switch (look.align()) {
      case "center" -> free / 2;
      case "right", "end" -> free;
      default -> 0;   // no justified text: Chinese set apart reads worse than a ragged edge
    };
    return shift == 0 ? pieces : pieces.stream().map(p -> new Piece(p.x() + shift, p.width(), p.what())).toList();
  }

  private double trailing(List<Piece> pieces) {
    if (pieces.isEmpty() || !(pieces.get(pieces.size() - 1).what() instanceof Inline.Text text)) return 0;
    String kept = text.text().stripTrailing();
    return typeface.width(text.text().substring(kept.length()), text.look().size());
  }
}
