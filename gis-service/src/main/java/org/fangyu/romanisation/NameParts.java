package org.fangyu.romanisation;

import java.util.Set;

/**
 * A name in its two parts, and whether they are written as one word.
 *
 * @param specific may be empty where the name has a generic part only
 * @param generic empty where the name has none
 * @param oneWord names of villages and towns do not tell specific from generic (1984 rules, 3)
 */
public record NameParts(String specific, String generic, boolean oneWord) {
  /** Classes of the national survey whose names are one word. */
  private static final Set<String> ONE_WORD = Set.of("settlement", "committee");
  /** Generic words that stand apart where nobody has said what the thing is: divisions, nature, works. */
  private static final Set<String> APART = Set.of("省", "市", "县", "区", "旗", "乡", "镇", "街道", "山", "岭", "峰", "江", "河", "湖", "海", "溪", "港",
      "岛", "水库", "桥", "大桥", "隧道", "公园", "广场", "小区", "大厦", "花园", "渠", "运河", "高地");

  public NameParts {
    if (specific.isBlank() && generic.isBlank()) {
      throw new IllegalArgumentException("a name to be spelled must not be blank");
    }
  }

  /**
   * @param specific null for none @param generic null for none
   * @param road whether it is a road's name; others are one word if they are villages or towns
   * @param placeClass class of the national survey; null while nobody has said
   */
  public static NameParts of(String specific, String generic, boolean road, String placeClass) {
    String last = generic == null ? "" : generic;
    boolean oneWord = !road && (placeClass == null ? !APART.contains(last) && !StreetWords.contains(last) : ONE_WORD.contains(placeClass));
    return new NameParts(specific == null ? "" : specific, last, oneWord);
  }

  public String whole() {
    return specific + generic;
  }

  /** Whether a space stands between the parts. */
  boolean apart() {
    return !oneWord && !specific.isEmpty() && !generic.isEmpty();
  }
}
