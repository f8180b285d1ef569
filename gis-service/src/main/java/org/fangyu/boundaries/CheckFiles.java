package org.fangyu.boundaries;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.OffsetCheck.Measured;
import org.fangyu.boundaries.OffsetCheck.Registered;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.files.FeatureFile;
import org.fangyu.files.rows.FeatureReader;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Lineal;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.Polygonal;

/**
 * Reads what the checks need from files of features, into degrees. A file that says its coordinate system is read in that;
 * one that does not, in the given one; one in which only the format implies degrees, in degrees if its numbers can be such.
 */
final class CheckFiles {

  private static final Envelope DEGREES = new Envelope(-180, 180, -90, 90);
  private static final List<String> NAMES = List.of("side", "name", "code", "名称", "代码", "adcode", "adname", "id");
  private static final List<String> CODES = List.of("code", "界桩编号", "编号", "代码");
  private static final List<String> SERIALS = List.of("serial", "序号", "界桩号");
  private static final List<String> TOLERANCES = List.of("tolerance_metres", "toleranceMetres", "tolerance_", "容差");
  private static final List<String> ACCURACIES = List.of("accuracy_metres", "accuracyMetres", "accuracy_m", "精度");

  private final Optional<Crs> given;

  CheckFiles(Optional<Crs> given) {
    this.given = given;
  }

  /** A row in degrees; the place is how faults name it. */
  private record Row(String place, Map<String, Object> values, Geometry degrees) {}

  /** Polygons; rows that cannot be read or are no polygons are told and left out. */
  List<Area> areas(Path file, Consumer<String> bad) {
    List<Area> areas = new ArrayList<>();
    for (Row row : rows(file, bad)) {
      if (row.degrees instanceof Polygonal) {
        areas.add(new Area(first(row, NAMES).map(Object::toString).orElse(row.place), row.degrees));
      } else {
        bad.accept("%s: %s: 应为面 / expected a polygon, found %s".formatted(file.getFileName(), row.place, row.degrees.getGeometryType()));
      }
    }
    if (areas.isEmpty()) {
      throw new FileFault(file.getFileName().toString(), "至少一个面 / at least one polygon", "none");
    }
    return areas;
  }

  /** All lines of the file as one, in the order of the file. */
  Geometry line(Path file) {
    List<LineString> parts = new ArrayList<>();
    for (Row row : rows(file, CheckFiles::refuse)) {
      if (!(row.degrees instanceof Lineal)) {
        throw new FileFault("%s %s".formatted(file.getFileName(), row.place), "线 / a line", row.degrees.getGeometryType());
      }
      for (int i = 0; i < row.degrees.getNumGeometries(); i++) {
        parts.add((LineString) row.degrees.getGeometryN(i));
      }
    }
    if (parts.stream().noneMatch(part -> part.getLength() > 0)) {
      throw new FileFault(file.getFileName().toString(), "至少一条有长度的线 / at least one line with a length", parts.size() + " lines");
    }
    return parts.get(0).getFactory().createMultiLineString(parts.toArray(LineString[]::new));
  }

  /** The markers of a register; a serial that is not given stands in the code after its four characters of the line. */
  List<Registered> registered(Path file) {
    List<Registered> markers = new ArrayList<>();
    for (Row row : rows(file, CheckFiles::refuse)) {
      String code = first(row, CODES).map(Object::toString)
          .orElseThrow(() -> new FileFault("%s %s".formatted(file.getFileName(), row.place), "界桩编号 / a code", row.values.keySet()));
      Integer serial = first(row, SERIALS).map(value -> (int) number(file, row, value))
          .orElseGet(() -> code.matches(".{4}\\d{3}.") ? Integer.valueOf(code.substring(4, 7)) : 0);
      Double tolerance = first(row, TOLERANCES).map(value -> positive(file, row, value)).orElse(null);
      markers.add(new Registered(code, serial, tolerance, point(file, row)));
    }
    if (markers.isEmpty()) {
      throw new FileFault(file.getFileName().toString(), "至少一个界桩 / at least one marker", "none");
    }
    return markers;
  }

  List<Measured> measured(Path file) {
    List<Measured> measured = new ArrayList<>();
    for (Row row : rows(file, CheckFiles::refuse)) {
      String code = first(row, CODES).map(Object::toString).orElse(null);
      Integer serial = first(row, SERIALS).map(value -> (int) number(file, row, value)).orElse(null);
      if (code == null && serial == null) {
        throw new FileFault("%s %s".formatted(file.getFileName(), row.place), "code 或 serial / code or serial", row.values.keySet());
      }
      Double accuracy = first(row, ACCURACIES).map(value -> number(file, row, value)).orElse(null);
      measured.add(new Measured(code, serial, accuracy, point(file, row), "%s %s".formatted(file.getFileName(), row.place)));
    }
    return measured;
  }

  /**
   * Of a register of several lines the markers of those lines that were measured. A line is the first four characters of a
   * code.
   *
   * @throws FileFault if a measured position gives only a serial, which each line has
   */
  static List<Registered> ofMeasuredLines(List<Registered> registered, List<Measured> measured) {
    if (registered.stream().map(marker -> line(marker.code())).distinct().count() == 1) {
      return registered;
    }
    Set<String> lines = new HashSet<>();
    for (Measured position : measured) {
      if (position.code() == null) {
        throw new FileFault(position.field(), "code,因登记册有多条界线 / a code, for the register has several lines", position.name());
      }
      lines.add(line(position.code()));
    }
    List<Registered> those = registered.stream().filter(marker -> lines.contains(line(marker.code()))).toList();
    return those.isEmpty() ? registered : those;
  }

  private static String line(String code) {
    return code.substring(0, Math.min(4, code.length()));
  }

  private List<Row> rows(Path file, Consumer<String> bad) {
    try (FeatureReader reader = FeatureFile.open(file, Optional.empty())) {
      List<FeatureRow> rows = new ArrayList<>();
      Envelope extent = new Envelope();
      for (FeatureRow row = reader.next(); row != null; row = reader.next()) {
        if (row.geometry() == null || row.geometry().isEmpty()) {
          bad.accept(trouble(file, reader, row));
          continue;
        }
        rows.add(row);
        extent.expandToInclude(row.geometry().getEnvelopeInternal());
      }
      Crs crs = crs(file, reader.crs(), extent);
      CrsTransform toDegrees = crs.degrees() && (crs.epsg() == Crs.CGCS2000 || crs.epsg() == Crs.WGS84) ? null
          : CrsTransform.between(crs, Crs.of(Crs.CGCS2000));
      return rows.stream().map(row -> new Row(reader.rowWord() + " " + row.number(), row.values(),
          toDegrees == null ? row.geometry() : toDegrees.apply(row.geometry()))).toList();
    }
  }

  private static String trouble(Path file, FeatureReader reader, FeatureRow row) {
    String reason = row.trouble() == null ? "没有图形 / no geometry"
        : "%s: %s, found %s".formatted(row.trouble().column(), row.trouble().reason(), row.trouble().offender());
    return "%s: %s %d: %s".formatted(file.getFileName(), reader.rowWord(), row.number(), reason);
  }

  private static void refuse(String row) {
    throw new FileFault("file", "rows that can all be read", row);
  }

  private Crs crs(Path file, FileCrs said, Envelope extent) {
    if (said.code() != null && !said.implied()) {
      return Crs.parse(said.code());
    }
    if (said.wkt() != null) {
      return Crs.ofWkt(said.wkt());
    }
    if (said.implied() && DEGREES.covers(extent)) {
      return Crs.parse(said.code());
    }
    return given.orElseThrow(() -> new FileFault(file.getFileName() + " coordinate system",
        "文件没有说明坐标系,请给出 / the file does not say it: give --crs EPSG:n", extent));
  }

  private static Point point(Path file, Row row) {
    if (row.degrees instanceof Point point) {
      return point;
    }
    throw new FileFault("%s %s".formatted(file.getFileName(), row.place), "点 / a point", row.degrees.getGeometryType());
  }

  private static Optional<Object> first(Row row, List<String> names) {
    return names.stream().map(row.values::get).filter(value -> value != null && !value.toString().isBlank()).findFirst();
  }

  private static double positive(Path file, Row row, Object value) {
    double number = number(file, row, value);
    if (number > 0) {
      return number;
    }
    throw new FileFault("%s %s".formatted(file.getFileName(), row.place), "容差大于 0 / a tolerance greater than 0", value);
  }

  private static double number(Path file, Row row, Object value) {
    try {
      double number = value instanceof Number given ? given.doubleValue() : Double.parseDouble(value.toString().strip());
      if (number >= 0 && Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException notOne) {
      // said below, with the offender
    }
    throw new FileFault("%s %s".formatted(file.getFileName(), row.place), "不小于 0 的数 / a number of 0 or more", value);
  }
}
