package org.fangyu.placenames.sources;

import java.text.Normalizer;
import java.util.Locale;

/** A name as it is compared: half-width, lower case, without spaces and brackets; as the database's {@code folded} does it. */
public final class Folding {

  private Folding() {}

  public static String folded(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("[\\s·•・‧'’\"“”()（）\\[\\]【】–—-]", "");
  }
}
