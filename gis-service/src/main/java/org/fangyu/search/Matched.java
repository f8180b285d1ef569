package org.fangyu.search;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;

/**
 * Why a result is in the list.
 *
 * @param field what answered: name, alias, former_name, short_name, minority_name, dialect_name, abbreviation, pinyin, initials, code, address
 * @param how exact, prefix, substring, sound or similar
 * @param text the name or code that answered
 * @param from first character of the text that matched, counted in UTF-16 units; null if the whole is only alike
 * @param to behind its last
 * @param sentence the same for people
 */
record Matched(String field, String how, String text, Integer from, Integer to, String sentence) {

  private static final Map<String, String> FIELDS = Map.of("name", "名称", "alias", "别名", "former_name", "曾用名", "short_name",
      "简称", "minority_name", "少数民族语名", "dialect_name", "方言名", "abbreviation", "简称", "code", "代码", "address", "门牌");

  static Matched of(NameRow row, Query query) {
    return switch (row.how()) {
      case EXACT, PREFIX, SUBSTRING -> byLetters(row, query);
      case SOUND, SOUND_PREFIX -> bySound(row, query, "pinyin");
      case HOMOPHONE -> bySound(row, query, "sound");
      case INITIALS, INITIALS_PREFIX -> byInitials(row, query);
      case SIMILAR -> similar(row, query);
    };
  }

  private static Matched byLetters(NameRow row, Query query) {
    String what = FIELDS.get(row.field());
    String shown = row.field().equals("name") || row.field().equals("code") ? what : what + "“" + row.text() + "”";
    String sentence = switch (row.how()) {
      case EXACT -> shown + "一致";
      case PREFIX -> shown + "以“" + query.text() + "”开头";
      default -> shown + "含“" + query.text() + "”";
    };
    int[] range = inText(row.text(), query.folded());
    return new Matched(row.field(), row.how().word(), row.text(), range == null ? null : range[0], range == null ? null : range[1], sentence);
  }

  private static int[] inText(String text, Folded wanted) {
    Folded folded = Folded.of(text);
    int at = folded.text().indexOf(wanted.text());
    return at < 0 ? null : folded.inOriginal(at, at + wanted.text().length());
  }

  private static Matched bySound(NameRow row, Query query, String how) {
    boolean ownName = row.field().equals("name");
    // The spelling of the row is that of the standard name, which is not what answered where another name did.
    String spelled = row.pinyin() == null || !ownName ? query.sound() : row.pinyin();
    String sentence = !ownName ? FIELDS.get(row.field()) + "“" + row.text() + "”读音相合" : switch (row.how()) {
      case SOUND -> "拼音 " + spelled + " 一致";
      case SOUND_PREFIX -> "拼音 " + spelled + " 以 " + query.text() + " 开头";
      default -> "与“" + query.text() + "”同音(" + spelled + ")";
    };
    int to = heard(row, query.sound());
    return new Matched("pinyin", row.how().word(), row.text(), 0, to, sentence);
  }

  /** How far into the text the sound reaches; a syllable begun counts as a character. */
  private static int heard(NameRow row, String sound) {
    Optional<List<Syllable>> syllables = row.pinyin() == null || !row.field().equals("name") ? Optional.empty() : Romanisation.segment(row.text(), row.pinyin());
    int letters = 0;
    int at = 0;
    for (Syllable syllable : syllables.orElseGet(() -> Romanisation.draft(row.text(), null).syllables())) {
      if (letters >= sound.length()) {
        break;
      }
      letters += Query.lookup(Romanisation.sound(syllable.reading())).length();
      at += syllable.text().length();
    }
    return Math.min(at, row.text().length());
  }

  private static Matched byInitials(NameRow row, Query query) {
    String rest = row.how() == How.INITIALS ? " 一致" : " 以 " + query.text() + " 开头";
    int characters = Math.min(query.initials().length(), row.text().codePointCount(0, row.text().length()));
    return new Matched("initials", row.how().word(), row.text(), 0, row.text().offsetByCodePoints(0, characters),
        "首字母 " + row.initials() + rest);
  }

  private static Matched similar(NameRow row, Query query) {
    if (row.field().equals("address")) {
      return new Matched("address", row.how().word(), row.text(), null, null, "没有“" + query.text() + "”,这是相近的门牌");
    }
    String sentence = query.han() ? "与“" + query.text() + "”差一个字" : "读音与“" + query.text() + "”相近";
    return new Matched(query.han() ? row.field() : "pinyin", row.how().word(), row.text(), null, null, sentence);
  }
}
