package org.fangyu.files.rows;

import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** A file being written. Without {@link #finish()} the file is not complete. */
public interface FeatureWriter extends AutoCloseable {

  /** What a column holds, so that formats with types can say so. */
  enum Type { TEXT, INTEGER, DECIMAL, BOOLEAN, DATE }

  /** A column of the file to write. */
  record Column(String name, Type type) {}

  /** What is written: name of the layer, title for people, columns, geometry type as GeoPackage spells it, EPSG code. */
  record Layer(String name, String title, List<Column> columns, String geometryType, int epsg) {
    public Layer {
      columns = List.copyOf(columns);
    }
  }

  /** Adds a row: the values in the order of the layer's columns (String, Integer, Long, Double, Boolean, LocalDate or null). */
  void add(List<Object> values, Geometry geometry);

  /** Completes the file. */
  void finish();

  @Override
  void close();
}
