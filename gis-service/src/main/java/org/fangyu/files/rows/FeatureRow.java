package org.fangyu.files.rows;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One row of a file.
 *
 * @param number as a person finds it in the file: line of the sheet in CSV (the header is 1), position of the
 *     feature in GeoJSON and of the record in a Shapefile (from 1), fid in a GeoPackage
 * @param values by column name; text, numbers, booleans, or null where the file has no value
 * @param geometry in the coordinate system of the file, x = easting or longitude; null where the row has none
 * @param trouble what of this row cannot be read; null where all can
 */
public record FeatureRow(long number, Map<String, Object> values, Geometry geometry, Trouble trouble) {

  /** Why a part of a row cannot be read: the column, the reason and what stands there. */
  public record Trouble(String column, String reason, String offender) {}

  public FeatureRow {
    if (geometry != null && trouble != null) {
      throw new IllegalArgumentException("a row has a geometry or a trouble, not both: " + trouble);
    }
  }
}
