package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A name that somebody would like to give to a road or a place.
 *
 * @param specific specific part (专名), not blank
 * @param generic generic word (通名); empty where a place has none
 * @param nameClass road, or the class of a place
 * @param place in metres of a projected CRS
 */
public record ProposedName(String specific, String generic, Reading reading, String nameClass, Geometry place) {

  /** Class of roads; every other class is one of places. */
  public static final String ROAD = "road";

  public ProposedName {
    Objects.requireNonNull(reading, "reading");
    Objects.requireNonNull(nameClass, "nameClass");
    Objects.requireNonNull(place, "place");
    if (specific.isBlank() || isRoad(nameClass) && generic.isBlank()) {
      throw new IllegalArgumentException("a name has a specific part, that of a road a generic word too, were '" + specific + "' and '" + generic + "'");
    }
  }

  public String name() {
    return specific + generic;
  }

  public boolean isRoad() {
    return isRoad(nameClass);
  }

  private static boolean isRoad(String nameClass) {
    return nameClass.equals(ROAD);
  }
}
