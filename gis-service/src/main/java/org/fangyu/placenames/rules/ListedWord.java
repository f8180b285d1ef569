package org.fangyu.placenames.rules;

import java.util.Locale;

/**
 * A word of a list that names are held against.
 *
 * @param note what the word is, such as 外国地名; may be null
 */
public record ListedWord(Kind kind, String word, Match match, String note) {

  /** The lists, each with the rule it serves; those without serve other checks. */
  public enum Kind {
    BANNED("R02.banned_word"), DOUBTFUL("R02.doubtful_word"), LEADER("R05.leader_name"), PERSON("R05.person_name"), FOREIGN("R06.foreign_name"),
    COMPANY("R07.company_name"), GRAND("R11.grand_word"),
    /** Famous natural features and heritage of the nation. */
    FAMOUS_FEATURE(null),
    /** Words whose addition before a name does not make it another. */
    ADDED(null);

    private final String rule;

    Kind(String rule) {
      this.rule = rule;
    }

    /** Key of the rule, or null. */
    String rule() {
      return rule;
    }

    /** @param word as the table has it, such as {@code famous-feature} */
    public static Kind of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
  }

  /** How the word is held against the specific part. */
  public enum Match { CONTAINS, WHOLE, BEGINS, ENDS }

  public ListedWord {
    if (word.isBlank()) {
      throw new IllegalArgumentException("a list has no blank words");
    }
  }

  /** @param name the whole name: a word that must be whole may be the name as well as its specific part */
  boolean in(String specific, String name) {
    return switch (match) {
      case CONTAINS -> specific.contains(word);
      case WHOLE -> specific.equals(word) || name.equals(word);
      case BEGINS -> specific.startsWith(word);
      case ENDS -> specific.endsWith(word);
    };
  }
}
