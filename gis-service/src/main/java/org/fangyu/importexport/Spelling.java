package org.fangyu.importexport;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.romanisation.Draft;
import org.fangyu.romanisation.Romanisation;

/** Fills the columns of romanised spelling that a file leaves empty. */
final class Spelling {

  /** Generic words of division names, longest first; written apart from the name (黑龙江省 Hēilóngjiāng Shěng). */
  private static final List<String> DIVISION_WORDS = List.of("特别行政区", "自治区", "自治州", "自治县", "自治旗",
      "街道", "地区", "社区", "省", "市", "县", "区", "镇", "乡", "盟", "旗");
  /** Names of villages and towns are one word (1984 rules, 3). */
  private static final Set<String> ONE_WORD = Set.of("settlement", "committee");

  private Spelling() {}

  /** Sets pinyin, its source, and the forms for search, if the kind has them and the row a name. */
  static void fill(Kind kind, Map<String, Object> row) {
    if (!kind.has("pinyin_source")) {
      return;
    }
    String name = (String) row.get("name");
    String given = (String) row.get("pinyin");
    if (given == null && name == null) {
      row.put("pinyin_source", null);
      return;
    }
    if (given == null) {
      Draft draft = Romanisation.draft(name, generic(kind, row, name));
      row.put("pinyin", draft.toned());
      row.put("pinyin_source", "auto");
      row.put("pinyin_plain", draft.plain());
      row.put("pinyin_initials", draft.initials());
      return;
    }
    row.putIfAbsent("pinyin_source", "reviewed");
    row.put("pinyin_plain", Romanisation.plain(given));
    row.put("pinyin_initials", Romanisation.initials(given));
  }

  private static String generic(Kind kind, Map<String, Object> row, String name) {
    if (kind.word().equals("divisions")) {
      return DIVISION_WORDS.stream().filter(name::endsWith).findFirst().orElse(null);
    }
    boolean oneWord = row.get("place_class") instanceof String placeClass && ONE_WORD.contains(placeClass);
    return oneWord ? null : (String) row.get("generic");
  }
}
