package org.fangyu.importexport.kinds;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A kind of record that can be imported and exported: its columns, the shape of its geometry and the rules
 * within one row. The kinds are listed in {@link Kinds}.
 */
public final class Kind {

  /** The geometry that a register holds; a single line or polygon is accepted for a register of many. */
  public enum Shape {
    POINT("Point"), LINES("MultiLineString"), POLYGONS("MultiPolygon");

    private final String typeName;

    Shape(String typeName) {
      this.typeName = typeName;
    }

    public String typeName() {
      return typeName;
    }
  }

  /** A rule over several columns of one row: the column to name and why the row breaks it, or empty. */
  public record RowRule(String column, Function<Map<String, Object>, Optional<String>> whyNot) {}

  private static final int SHORT_NAME = 10;

  private final String word;
  private final String table;
  private final String title;
  private final Shape shape;
  private final List<Column> columns;
  private final List<RowRule> rules;
  private final Map<String, Column> byName = new HashMap<>();
  private final Map<String, String> shortNames;

  Kind(String word, String table, String title, Shape shape, List<Column> columns, List<RowRule> rules) {
    this.word = word;
    this.table = table;
    this.title = title;
    this.shape = shape;
    this.columns = List.copyOf(columns);
    this.rules = List.copyOf(rules);
    this.shortNames = shortNames(columns);
    columns.forEach(this::addNames);
  }

  private void addNames(Column column) {
    byName.put(column.name(), column);
    byName.put(column.title(), column);
    Optional.ofNullable(shortNames.get(column.name())).ifPresent(name -> byName.put(name, column));
  }

  /**
   * The first ten characters of a name, as Shapefiles cut it; where several names begin so, the second and further
   * ones as ogr2ogr tells them apart: eight characters, underscore, number.
   */
  private static Map<String, String> shortNames(List<Column> columns) {
    Map<String, List<Column>> groups = columns.stream()
        .collect(Collectors.groupingBy(c -> cut(c.name(), SHORT_NAME), LinkedHashMap::new, Collectors.toList()));
    Map<String, String> names = new HashMap<>();
    groups.forEach((name, group) -> {
      for (int i = 0; i < group.size(); i++) {
        String shortName = i == 0 ? name : cut(name, SHORT_NAME - 2) + "_" + i;
        if (!group.get(i).name().equals(shortName)) {
          names.put(group.get(i).name(), shortName);
        }
      }
    });
    return names;
  }

  private static String cut(String name, int length) {
    return name.length() <= length ? name : name.substring(0, length);
  }

  /** The kind of a word of the contract, such as {@code door-plates}. */
  public static Optional<Kind> of(String word) {
    return all().stream().filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** Every kind, in the order in which their references to each other allow importing them. */
  public static List<Kind> all() {
    return Kinds.ALL;
  }

  /** As on the command line: {@code door-plates}. */
  public String word() {
    return word;
  }

  /** Chinese name of what is counted. */
  public String title() {
    return title;
  }

  /** Name of the table, without schema. */
  public String table() {
    return table;
  }

  public Shape shape() {
    return shape;
  }

  public List<Column> columns() {
    return columns;
  }

  public List<RowRule> rules() {
    return rules;
  }

  public Optional<String> shortName(Column column) {
    return Optional.ofNullable(shortNames.get(column.name()));
  }

  public boolean has(String column) {
    return columns.stream().anyMatch(c -> c.name().equals(column));
  }

  /**
   * The column that a file means by a name: the name itself, its short form or its Chinese title. A short form that
   * several columns share is taken only if the file has them all, for alone it could mean either.
   *
   * @param beside all names of the file
   */
  public Optional<Column> column(String name, Collection<String> beside) {
    Optional<Column> column = Optional.ofNullable(byName.get(name.strip().toLowerCase(Locale.ROOT)));
    return column.filter(c -> !name.strip().equalsIgnoreCase(shortNames.get(c.name())) || beside.containsAll(sharers(c)));
  }

  /** The short names of all columns whose names begin like this one's. */
  private List<String> sharers(Column column) {
    return columns.stream().map(Column::name).filter(name -> cut(name, SHORT_NAME).equals(cut(column.name(), SHORT_NAME)))
        .map(name -> shortNames.getOrDefault(name, name)).toList();
  }

  @Override
  public String toString() {
    return word;
  }
}
