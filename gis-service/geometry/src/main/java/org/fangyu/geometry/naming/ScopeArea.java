package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;

/**
 * An area inside which road names must differ, in metres of a projected CRS.
 *
 * @param id code in the register
 * @param name as it is written in findings
 * @param kind what sort of area it is; the law speaks of built-up areas only
 * @param polygon valid polygon or multipolygon
 */
public record ScopeArea(String id, String name, Kind kind, Geometry polygon) {

  /** A built-up area (建成区) is the scope of the law; a division stands in where there is none. */
  public enum Kind { BUILT_UP, DIVISION }

  public ScopeArea {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    if (!(polygon instanceof Polygonal) || polygon.isEmpty()) {
      throw new IllegalArgumentException("the scope " + id + " must be a polygon that is not empty, was "
          + (polygon == null ? null : polygon.getGeometryType()));
    }
  }
}
