package org.fangyu.documents;

import java.util.Set;
import java.util.TreeSet;

/**
 * The placeholders that a template may hold.
 *
 * @param fields {@code {{案件号}}} and so on
 * @param entry word of what there may be several of: {@code {{地名.专名}}} repeats its table row, or else its paragraph, for each;
 *     all that stands between the paragraphs {@code {{#地名}}} and {@code {{/地名}}} is repeated as a whole
 * @param entryFields the names after the dot
 * @param pictures names after the dot that are drawn
 */
public record Vocabulary(Set<String> fields, String entry, Set<String> entryFields, Set<String> pictures) {

  boolean knows(String name) {
    if (marks(name)) return true;
    return isEntry(name) ? entryFields.contains(afterDot(name)) || isPicture(name) : fields.contains(name);
  }

  boolean isEntry(String name) {
    return name.startsWith(entry + ".");
  }

  boolean isPicture(String name) {
    return isEntry(name) && pictures.contains(afterDot(name));
  }

  boolean marks(String name) {
    return name.equals(begin()) || name.equals(end());
  }

  String begin() {
    return "#" + entry;
  }

  String end() {
    return "/" + entry;
  }

  String afterDot(String name) {
    return name.substring(entry.length() + 1);
  }

  /** Every placeholder as it is written, for who writes a template. */
  public Set<String> all() {
    var all = new TreeSet<>(fields);
    entryFields.forEach(name -> all.add(entry + "." + name));
    pictures.forEach(name -> all.add(entry + "." + name));
    return all;
  }
}
