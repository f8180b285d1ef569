package org.fangyu.documents;

import java.util.List;
import java.util.Map;
import org.fangyu.documents.drawing.Drawing;

/** What a paper says. Values are plain text; a line break in one is a line break on paper. A field without a value is left empty. */
public record Content(Map<String, String> fields, List<Entry> entries) {
  public Content {
    fields = Map.copyOf(fields);
    entries = List.copyOf(entries);
  }

  /** One of what there may be several of. */
  public record Entry(Map<String, String> fields, Map<String, Picture> pictures) {
    public Entry {
      fields = Map.copyOf(fields);
      pictures = Map.copyOf(pictures);
    }
  }

  /** A drawing that is made for the place it stands in, and so never scaled: what it measures is true on paper. */
  @FunctionalInterface
  public interface Picture {
    /** @param widthMm at most, as is the height */
    Drawing drawn(double widthMm, double heightMm);
  }
}
