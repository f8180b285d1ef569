package org.fangyu.geometry.naming;

import java.util.List;

/**
 * How a name sounds: toneless syllables, ü as v, one a character.
 *
 * @param specific those of the specific part
 * @param generic those of the generic word; empty where there is none
 */
public record Reading(List<String> specific, List<String> generic) {

  public Reading {
    specific = List.copyOf(specific);
    generic = List.copyOf(generic);
  }

  /** Both parts from words with spaces between the syllables: {@code of("ying bin", "da dao")}. */
  public static Reading of(String specific, String generic) {
    return new Reading(syllables(specific), syllables(generic));
  }

  private static List<String> syllables(String words) {
    return words.isBlank() ? List.of() : List.of(words.strip().split(" +"));
  }

  /** The whole name without spaces, such as {@code yingbindadao}. */
  public String whole() {
    return part() + String.join("", generic);
  }

  /** The specific part without spaces. */
  public String part() {
    return String.join("", specific);
  }
}
