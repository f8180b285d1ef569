package org.fangyu.search;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A text as names are compared: half-width, lower case, without spaces and brackets; the same as the database's
 * {@code folded()}. Remembers where each character stood, so that a match can be shown in the text as written.
 */
final class Folded {

  private static final String LEFT_OUT = "·•・‧'’\"“”()（）[]【】–—-";

  private final String text;
  /** For each character of the text its place in the original, and the original's length at the end. */
  private final int[] origin;

  private Folded(String text, int[] origin) {
    this.text = text;
    this.origin = origin;
  }

  static Folded of(String original) {
    StringBuilder folded = new StringBuilder();
    int[] origin = new int[original.length() * 4 + 1];
    int at = 0;
    while (at < original.length()) {
      int next = original.offsetByCodePoints(at, 1);
      String piece = Normalizer.normalize(original.substring(at, next), Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
      for (char c : piece.toCharArray()) {
        if (!Character.isWhitespace(c) && LEFT_OUT.indexOf(c) < 0) {
          if (folded.length() + 2 >= origin.length) {
            origin = Arrays.copyOf(origin, origin.length * 2);
          }
          origin[folded.length()] = at;
          folded.append(c);
        }
      }
      at = next;
    }
    origin[folded.length()] = original.length();
    return new Folded(folded.toString(), origin);
  }

  String text() {
    return text;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  int codePoints() {
    return text.codePointCount(0, text.length());
  }

  /** Where the stretch of the folded text from..to stands in the original: start, end. */
  int[] inOriginal(int from, int to) {
    return new int[] {origin[from], origin[to]};
  }

  /** Pairs of neighbouring characters, or the character if there is but one. */
  String[] grams() {
    int[] characters = text.codePoints().toArray();
    var grams = new TreeSet<String>();
    for (int i = 0; i + 1 < characters.length; i++) {
      grams.add(new String(characters, i, 2));
    }
    if (characters.length == 1) {
      grams.add(text);
    }
    return grams.toArray(String[]::new);
  }
}
