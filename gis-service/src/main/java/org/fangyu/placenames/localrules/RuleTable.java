package org.fangyu.placenames.localrules;

import static org.fangyu.placenames.localrules.Column.choice;
import static org.fangyu.placenames.localrules.Column.flag;
import static org.fangyu.placenames.localrules.Column.letters;
import static org.fangyu.placenames.localrules.Column.number;
import static org.fangyu.placenames.localrules.Column.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fangyu.accounts.Act;

/** The tables of naming rules that a place may add to. Rules of the law are weighed anew by whoever approves, lists are kept by whoever writes names. */
enum RuleTable {
  RULES("naming_rule", Act.APPROVE, List.of(text("rule", 3, true), text("name", 40, true), choice("nameClass", Classes.WITH_ANY)),
      List.of(choice("severity", "error", "warning", "unknown", "info", "off"), number("number")), List.of("unit", "overridable", "adjustable")),
  NEAR_SOUNDS("near_sound", Act.WRITE_NAMES, List.of(choice("part", "onset", "rime", "syllable"), letters("one"), letters("other")), List.of(flag("active")), List.of()),
  WORDS("naming_word", Act.WRITE_NAMES, List.of(choice("list", "banned", "doubtful", "leader", "person", "foreign", "company", "grand", "famous-feature", "added"), text("word", 50, true), choice("match", "contains", "whole", "begins", "ends")),
      List.of(text("note", 200, false)), List.of()),
  GENERIC_WORDS("generic_word", Act.WRITE_NAMES, List.of(choice("nameClass", Classes.OF_PLACES_AND_ROADS), text("generic", 10, true)),
      List.of(number("minWidthMetres"), number("maxWidthMetres"), number("minLengthMetres"), number("maxLengthMetres")), List.of("road_classes")),
  PROTECTED_NAMES("protected_name", Act.WRITE_NAMES, List.of(choice("kind", "protected", "historic"), text("name", 100, true)), List.of(text("listTitle", 200, true)), List.of("record_code"));

  static final String ALL = Arrays.stream(values()).map(RuleTable::key).collect(Collectors.joining(", "));

  private final String table;
  private final Act act;
  private final List<Column> keys;
  private final List<Column> content;
  private final List<String> inherited;

  /** @param inherited columns that a place's row takes over from the row that it stands before */
  RuleTable(String table, Act act, List<Column> keys, List<Column> content, List<String> inherited) {
    this.table = table;
    this.act = act;
    this.keys = keys;
    this.content = content;
    this.inherited = inherited;
  }

  /** In addresses. */
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<RuleTable> find(String key) {
    return Arrays.stream(values()).filter(table -> table.key().equals(key)).findFirst();
  }

  String table() {
    return table;
  }

  /** What somebody must be allowed to do. */
  Act act() {
    return act;
  }

  /** Which say what a row is about: of one key one row holds. */
  List<Column> keys() {
    return keys;
  }

  /** Which say what holds. */
  List<Column> content() {
    return content;
  }

  List<String> inherited() {
    return inherited;
  }

  /** Those of them that are told. */
  List<String> told() {
    return inherited.stream().filter(column -> !column.equals("road_classes") && !column.equals("record_code")).toList();
  }

  Stream<Column> columns() {
    return Stream.concat(keys.stream(), content.stream());
  }

  private static final class Classes {
    static final String[] OF_PLACES_AND_ROADS = {"road", "sea", "water", "relief", "division", "committee", "area", "settlement", "transport", "utility", "memorial", "building"};
    static final String[] WITH_ANY = {"", "road", "sea", "water", "relief", "division", "committee", "area", "settlement", "transport", "utility", "memorial", "building", "organisation"};
  }
}
