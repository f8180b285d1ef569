package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A name that a road or a place bears, bore or is about to bear.
 *
 * @param id code of the record, or of the name in its case
 * @param name the whole name compared
 * @param specific its specific part (专名)
 * @param nameClass road, or the class of a place
 * @param bearer what the record is called now; differs from the name for aliases and former names
 * @param division code of the division it lies in
 * @param place in metres of the CRS of the proposed name; null where it has none or lies too far for a plane
 * @param distanceMetres nearest distance to the proposed road or place; NaN if unknown
 */
public record BorneName(String id, String name, String specific, Reading reading, String nameClass, Standing standing, String bearer,
    String division, Geometry place, double distanceMetres) {

  public BorneName {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(division, "division");
    if (!name.startsWith(specific)) {
      throw new IllegalArgumentException("the name must begin with its specific part, were " + name + " and " + specific);
    }
  }
}
