package org.fangyu.geometry.bounds;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * Something with a name that may bound a subject: a road's line, the polygon of a division that the subject lies outside of.
 *
 * @param name as it is told; several neighbours may bear one
 * @param geometry metres
 */
public record Neighbour(String name, Kind kind, Geometry geometry) {
  /** Roads end and accompany other roads; divisions are only ever beside. */
  public enum Kind { ROAD, DIVISION }

  public Neighbour {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(geometry, "geometry");
  }
}
