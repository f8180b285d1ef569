package org.fangyu.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One view that may be read: a collection of {@code features} and a layer of {@code tiles}.
 *
 * @param schema {@code published} or {@code office}
 * @param view the view's name, an SQL identifier in lower case
 * @param geometryType as PostGIS names it, e.g. "MultiPolygon"; null for a layer whose places are not told
 * @param columns everything but the geometry, in the order of the view; always with code, valid_from and valid_to
 * @param registers the tables it is made of, as {@code data_version} names them
 * @param definition hash of the view's text: another view is another content
 * @param rows what to write after "from": the view, or a part of it
 */
public record Layer(String schema, String view, String title, String titleEn, String description, String geometryType,
    List<Column> columns, List<String> registers, String definition, String rows) {
  static final String PUBLISHED = "published";
  static final String OFFICE = "office";
  private static final Pattern IDENTIFIER = Pattern.compile("[a-z][a-z0-9_]*");

  public Layer {
    requireIdentifier(schema);
    requireIdentifier(view);
    columns = List.copyOf(columns);
    registers = List.copyOf(registers);
  }

  /** The name in addresses: "door-plates" for the view door_plates. */
  public String id() {
    return view.replace('_', '-');
  }

  /** A whole view. Both parts of its name are identifiers of the catalogue, never a caller's words. */
  static Layer whole(String schema, String view, String title, String titleEn, String description, String geometryType,
      List<Column> columns, List<String> registers, String definition) {
    return new Layer(schema, view, title, titleEn, description, geometryType, columns, registers, definition, schema + "." + view);
  }

  /** The same layer with other rows, which depend on these registers and views. */
  Layer with(String otherRows, List<String> otherRegisters, String otherDefinition) {
    return new Layer(schema, view, title, titleEn, description, geometryType, columns, otherRegisters, otherDefinition, otherRows);
  }

  /** What to write after "from". */
  public String from() {
    return rows;
  }

  /** Whether only officers may see it. */
  public boolean office() {
    return schema.equals(OFFICE);
  }

  public boolean hasGeometry() {
    return geometryType != null;
  }

  /** The attributes of a feature: all columns but the number that tiles and paging use. */
  public List<Column> properties() {
    return columns.stream().filter(column -> !column.name().equals("fid")).toList();
  }

  public Optional<Column> property(String name) {
    return properties().stream().filter(column -> column.name().equals(name)).findFirst();
  }

  static void requireIdentifier(String name) {
    if (!IDENTIFIER.matcher(name).matches()) throw new IllegalArgumentException("not a plain SQL identifier: " + name);
  }
}
