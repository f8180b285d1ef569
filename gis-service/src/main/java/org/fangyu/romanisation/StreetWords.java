package org.fangyu.romanisation;

import java.util.List;
import java.util.Optional;

/** The generic words of streets and roads, as far as spelling needs them; which a county allows is a matter of its rules. */
public final class StreetWords {

  /** Longest first, so that 大道 is found before 道. */
  private static final List<String> WORDS = List.of("高速公路", "快速路", "胡同", "大道", "大街", "公路", "高速", "马路", "环路",
      "环线", "支路", "支线", "干线", "辅路", "便道", "步道", "栈道", "隧道", "路", "街", "巷", "弄", "里", "条", "道", "线", "桥",
      "坊", "衖");

  private StreetWords() {}

  /** The generic word a street name ends with, if something stands before it: 大道 of 迎宾大道. */
  public static Optional<String> genericOf(String name) {
    return WORDS.stream().filter(word -> name.endsWith(word) && name.length() > word.length()).findFirst();
  }

  static boolean contains(String generic) {
    return WORDS.contains(generic);
  }
}
