package org.fangyu.catalogue;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.fangyu.accounts.Sight;

/**
 * What an officer reads: the office's rows of their divisions, and of all others what is published. One union, so that a
 * draft of another division is nowhere to be found, and PostgreSQL still uses the indexes of both sides. The prefixes are
 * digits by {@link Sight}'s rule; they stand in the text, so that another set of divisions is another content to every
 * cache and tag.
 */
final class Portion {
  private static final List<String> GEOMETRY = List.of("geom", "geom_3857");

  private Portion() {}

  /** The layer as seen so; nothing where its rows belong to no division and none is published. @param published null if there is none */
  static Optional<Layer> of(Layer office, Layer published, Sight sight) {
    if (office.property(divisionColumn(office.view())).isEmpty()) return Optional.ofNullable(published);
    String own = select(office, office) + " where " + inside(office.view(), sight);
    String rows = published == null ? own : own + " union all " + select(office, published) + " where (" + inside(office.view(), sight) + ") is not true";
    var registers = new TreeSet<>(office.registers());
    if (published != null) registers.addAll(published.registers());
    if (office.view().equals("boundary_markers")) registers.add("boundary_line");
    return Optional.of(office.with("(" + rows + ") as " + office.view(), List.copyOf(registers), office.definition() + (published == null ? "" : published.definition())));
  }

  /** The names that may be searched, seen so. */
  static String names(Sight sight) {
    String inside = "(" + under("division_code", sight) + " or kind = 'boundary-lines' and code in " + sharedLines(sight) + ")";
    return "(select * from office.search_names where " + inside + " union all select * from published.search_names where " + inside + " is not true) as search_names";
  }

  private static String select(Layer columnsOf, Layer rowsOf) {
    String columns = columnsOf.columns().stream().map(column -> has(rowsOf, column.name()) ? column.name() : "null as " + column.name()).collect(Collectors.joining(", "));
    if (columnsOf.hasGeometry()) columns += GEOMETRY.stream().map(name -> rowsOf.hasGeometry() ? ", " + name : ", null as " + name).collect(Collectors.joining());
    return "select " + columns + " from " + rowsOf.schema() + "." + rowsOf.view();
  }

  private static boolean has(Layer layer, String name) {
    return layer.columns().stream().anyMatch(column -> column.name().equals(name));
  }

  private static String divisionColumn(String view) {
    return switch (view) {
      case "divisions" -> "code";
      case "burial_zones" -> "jurisdiction";
      case "boundary_markers" -> "managing_division_code";
      case "boundary_lines" -> "left_division_code";
      default -> "division_code";
    };
  }

  /** Both counties see a line that they share, and its markers. */
  private static String inside(String view, Sight sight) {
    String own = under(divisionColumn(view), sight);
    return switch (view) {
      case "boundary_lines" -> own + " or " + under("right_division_code", sight);
      case "boundary_markers" -> own + " or line_code in " + sharedLines(sight);
      default -> own;
    };
  }

  private static String sharedLines(Sight sight) {
    return "(select l.code from office.boundary_lines l where " + under("l.left_division_code", sight) + " or " + under("l.right_division_code", sight) + ")";
  }

  private static String under(String column, Sight sight) {
    return sight.prefixes().stream().map(prefix -> "starts_with(" + column + ", '" + prefix + "')").collect(Collectors.joining(" or ", "(", ")"));
  }
}
