package org.fangyu.importexport;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.identity.Masking;
import org.fangyu.identity.PersonalField;
import org.fangyu.importexport.kinds.Cells;
import org.fangyu.importexport.kinds.Column;
import org.fangyu.importexport.kinds.Kind;
import org.fangyu.importexport.kinds.Kinds;
import org.fangyu.secrets.SecretBox;
import org.fangyu.secrets.Sealed;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Checks the columns of a file once and its rows one by one; turns a row into the values of the register. */
final class RowCheck {

  /** What can be stored of a row; what cannot is null and has been noted as a fault. */
  record Checked(Map<String, Object> values, Geometry geometry, Geometry source) {}

  /** Columns that programs add to every file; they are passed over. */
  private static final Set<String> OF_PROGRAMS = Set.of("fid", "ogc_fid", "gid", "objectid", "shape_leng", "shape_length",
      "shape_area", "shape__length", "shape__area");
  /** How far the given source coordinates may lie from the place of the row; degrees, about a centimetre. */
  private static final double SAME_PLACE_DEGREES = 1e-7;

  /** Of latitude, near enough for a message. */
  private static final double METRES_PER_DEGREE = 111_000;

  private final Kind kind;
  private final Placement placement;
  private final Faults faults;
  private final LocalDate today;
  private final Map<String, Column> columns = new LinkedHashMap<>();
  private final Map<Integer, Placement> sourcePlacements = new HashMap<>();
  private final Sealing sealing;

  /** @param boxes asked once for each encrypted column that the file has */
  RowCheck(Kind kind, List<String> fileColumns, Placement placement, Faults faults, LocalDate today, Function<Sealed, SecretBox> boxes) {
    this.kind = kind;
    this.placement = placement;
    this.faults = faults;
    this.today = today;
    Set<String> names = fileColumns.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    fileColumns.forEach(name -> match(name, names));
    Set<String> present = columns.values().stream().map(Column::name).collect(Collectors.toCollection(HashSet::new));
    this.sealing = new Sealing(kind, present, boxes, faults, today);
    kind.columns().stream().filter(column -> column.required() && !present.contains(column.name()))
        .forEach(column -> faults.add(0, column.name(), "must be a column of the file (%s)".formatted(column.title()), ""));
  }

  private void match(String fileColumn, Set<String> beside) {
    Optional<Column> column = kind.column(fileColumn, beside);
    if (column.isPresent()) {
      if (columns.containsValue(column.get())) {
        faults.add(0, fileColumn, "is column %s, which the file has already".formatted(column.get().name()), "");
      }
      columns.put(fileColumn, column.get());
    } else if (!OF_PROGRAMS.contains(fileColumn.toLowerCase(Locale.ROOT))) {
      faults.add(0, fileColumn, "is not a column of %s; known are %s".formatted(kind,
          kind.columns().stream().map(Column::name).collect(Collectors.joining(", "))), "");
    }
  }

  Checked check(FeatureRow row) {
    Map<String, Object> values = cells(row);
    if (row.trouble() != null) {
      faults.add(row.number(), row.trouble().column(), row.trouble().reason(), offender(row.trouble().column(), row.trouble().offender()));
    }
    values.computeIfAbsent("valid_from", name -> today);
    kind.rules().forEach(rule -> rule.whyNot().apply(values).ifPresent(reason -> {
      faults.add(row.number(), rule.column(), reason, offender(rule.column(), values.get(rule.column())));
      values.remove(rule.column().equals("valid_to") ? "valid_to" : "");
    }));
    sealing.apply(row.number(), values);
    Kinds.DEFAULTS.forEach((name, value) -> values.computeIfAbsent(name, n -> value));
    Spelling.fill(kind, values);
    return placed(row, values);
  }

  private Map<String, Object> cells(FeatureRow row) {
    Map<String, Object> values = new HashMap<>();
    columns.forEach((fileColumn, column) -> {
      Object cell = row.values().get(fileColumn);
      try {
        values.put(column.name(), row.trouble() != null && cell == null ? null : Cells.read(column, cell));
      } catch (Cells.Refused refused) {
        faults.add(row.number(), column.name(), refused.getMessage(), offender(column.name(), cell));
      }
    });
    return values;
  }

  /** What stands there, for the list of faults; what is about a living person masked. */
  private String offender(String column, Object value) {
    if (value == null) return "";
    if (column == null) return PersonalField.of(kind.table()).isEmpty() ? value.toString() : "";   // a whole row
    return PersonalField.find(column).map(field -> field.mask(value.toString())).orElseGet(() -> Masking.hideNumbers(value.toString()));
  }

  private Checked placed(FeatureRow row, Map<String, Object> values) {
    if (row.trouble() != null) {
      return new Checked(values, null, null);
    }
    if (row.geometry() == null) {
      faults.add(row.number(), "geometry", "must not be empty", "");
      return new Checked(values, null, null);
    }
    try {
      Placement.Placed placed = placement.place(row.geometry());
      Geometry source = values.get(Kinds.SOURCE_WKT) == null || values.get(Kinds.SOURCE_CRS) == null
          ? placed.source() : source(row, values, placed.geometry());
      return new Checked(values, placed.geometry(), source);
    } catch (Placement.Refused refused) {
      faults.add(row.number(), "geometry", refused.getMessage(), refused.offender());
      return new Checked(values, null, null);
    }
  }

  /** The coordinates that an export of this register carried along; they must give the same place. */
  private Geometry source(FeatureRow row, Map<String, Object> values, Geometry geometry) {
    String wkt = (String) values.get(Kinds.SOURCE_WKT);
    if (wkt.toUpperCase(Locale.ROOT).contains("COLLECTION")) { // no register holds one, and nested ones exhaust the stack
      faults.add(row.number(), Kinds.SOURCE_WKT, "must be a " + kind.shape().typeName(), wkt);
      return null;
    }
    try {
      Placement own = sourcePlacements.computeIfAbsent(((Long) values.get(Kinds.SOURCE_CRS)).intValue(),
          code -> new Placement(Crs.of(code), kind.shape()));
      Placement.Placed placed = own.place(new WKTReader().read(wkt));
      if (!placed.geometry().equalsExact(geometry, SAME_PLACE_DEGREES)) {
        faults.add(row.number(), Kinds.SOURCE_WKT, "must be the place of the row, is %.3f m from it".formatted(
            placed.geometry().distance(geometry) * METRES_PER_DEGREE), wkt);
      }
      return placed.source();
    } catch (ParseException | IllegalArgumentException broken) { // JTS: too few points; CrsFault
      faults.add(row.number(), broken instanceof CrsFault ? Kinds.SOURCE_CRS : Kinds.SOURCE_WKT,
          "must be a usable code and WKT: " + broken.getMessage(), wkt);
    } catch (Placement.Refused refused) {
      faults.add(row.number(), Kinds.SOURCE_WKT, refused.getMessage(), refused.offender());
    }
    return null;
  }
}
