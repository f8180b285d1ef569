package org.fangyu.files.csv;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import org.fangyu.files.rows.FeatureRow;
import org.fangyu.files.rows.FileCrs;
import org.fangyu.files.rows.FileFault;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/**
 * Where a CSV file keeps its coordinates: longitude and latitude, easting and northing, x and y, or WKT.
 *
 * <p>In Chinese surveying 纵坐标 X is the northing and 横坐标 Y the easting, against the x and y of every GIS.
 * So 纵坐标 and 横坐标 are read by their meaning, whatever letter stands beside them; bare x and y are read as a
 * GIS does, and the importer tells from the numbers when they were meant the other way.
 */
final class CsvPlace {

  private static final Set<String> LONGITUDE = Set.of("lon", "lng", "long", "longitude", "经度", "经度(度)");
  private static final Set<String> LATITUDE = Set.of("lat", "latitude", "纬度", "纬度(度)");
  private static final Set<String> EASTING = Set.of("easting", "east", "东坐标", "横坐标", "横坐标y", "y横坐标",
      "横坐标(y)", "y(横坐标)", "东坐标y", "y(东)", "东坐标(y)");
  private static final Set<String> NORTHING = Set.of("northing", "north", "北坐标", "纵坐标", "纵坐标x", "x纵坐标",
      "纵坐标(x)", "x(纵坐标)", "北坐标x", "x(北)", "北坐标(x)");
  private static final Set<String> X = Set.of("x", "x坐标", "坐标x");
  private static final Set<String> Y = Set.of("y", "y坐标", "坐标y");
  private static final Set<String> WKT = Set.of("wkt", "geometrywkt", "几何");

  private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");
  private static final int DEEPEST_WKT = 8;

  private final GeometryFactory factory = new GeometryFactory();
  private final WKTReader wkt = new WKTReader(factory);
  private final List<String> names;
  private final int[] cells;
  private final FileCrs crs;

  private CsvPlace(List<String> header, int[] cells, FileCrs crs) {
    this.names = java.util.Arrays.stream(cells).mapToObj(header::get).toList();
    this.cells = cells;
    this.crs = crs;
  }

  static CsvPlace in(List<String> header) {
    List<CsvPlace> found = new ArrayList<>();
    add(found, header, FileCrs.implied("EPSG:4490", "the columns of longitude and latitude"), LONGITUDE, LATITUDE);
    add(found, header, FileCrs.none("the header"), EASTING, NORTHING);
    add(found, header, FileCrs.none("the header"), X, Y);
    add(found, header, FileCrs.implied("EPSG:4490", "the WKT column"), WKT);
    if (found.size() != 1) {
      throw new FileFault("line 1", "one of: lon and lat (经度, 纬度); easting and northing (横坐标, 纵坐标); x and y; wkt",
          found.isEmpty() ? "none of them in " + header : found.stream().map(p -> p.names).toList());
    }
    return found.get(0);
  }

  @SafeVarargs
  private static void add(List<CsvPlace> found, List<String> header, FileCrs crs, Set<String>... wanted) {
    int[] cells = new int[wanted.length];
    for (int i = 0; i < wanted.length; i++) {
      cells[i] = position(header, wanted[i]);
      if (cells[i] < 0) {
        return;
      }
    }
    found.add(new CsvPlace(header, cells, crs));
  }

  private static int position(List<String> header, Set<String> wanted) {
    for (int i = 0; i < header.size(); i++) {
      if (wanted.contains(plain(header.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replace('（', '(').replace('）', ')').replaceAll("[\\s_]+", "");
  }

  boolean uses(String column) {
    return names.contains(column);
  }

  FileCrs crs() {
    return crs;
  }

  /** The geometry of a row; null if its cells are empty. */
  Geometry read(IntFunction<String> cell) throws Unreadable {
    return cells.length == 1 ? wkt(cell.apply(cells[0]).strip()) : point(cell);
  }

  private Geometry point(IntFunction<String> cell) throws Unreadable {
    String x = cell.apply(cells[0]).strip();
    String y = cell.apply(cells[1]).strip();
    if (x.isEmpty() && y.isEmpty()) {
      return null;
    }
    return factory.createPoint(new Coordinate(number(names.get(0), x), number(names.get(1), y)));
  }

  private static double number(String column, String text) throws Unreadable {
    if (!NUMBER.matcher(text).matches()) {
      throw new Unreadable(column, "must be a number with a decimal point", text);
    }
    return Double.parseDouble(text);
  }

  private Geometry wkt(String text) throws Unreadable {
    if (text.isEmpty()) {
      return null;
    }
    if (depth(text) > DEEPEST_WKT) {
      throw new Unreadable(names.get(0), "must not nest deeper than %d brackets".formatted(DEEPEST_WKT), text);
    }
    try {
      return wkt.read(text);
    } catch (ParseException | IllegalArgumentException broken) {
      throw new Unreadable(names.get(0), "must be WKT: " + broken.getMessage(), text);
    }
  }

  private static int depth(String text) {
    int depth = 0;
    int deepest = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      deepest = Math.max(deepest, depth);
    }
    return deepest;
  }

  /** Cells that are no coordinates. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;
    private final transient FeatureRow.Trouble trouble;

    Unreadable(String column, String reason, String offender) {
      super(reason, null, false, false);
      trouble = new FeatureRow.Trouble(column, reason, offender);
    }

    FeatureRow.Trouble trouble() {
      return trouble;
    }
  }
}
