package org.fangyu.geometry.roads;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A road of the net.
 *
 * @param id that the caller knows it by
 * @param name null for one that has none
 * @param line metres, lineal
 */
public record Road(String id, String name, Geometry line) {
  public Road {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(line, "line");
  }
}
