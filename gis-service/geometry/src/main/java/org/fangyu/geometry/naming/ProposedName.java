package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A name that somebody would like to give to a road.
 *
 * @param specific specific part (专名), not blank
 * @param generic generic word (通名), not blank
 * @param sound toneless syllables of the whole name without spaces
 * @param specificSound the same of the specific part
 * @param road in metres of a projected CRS
 */
public record ProposedName(String specific, String generic, String sound, String specificSound, Geometry road) {

  public ProposedName {
    Objects.requireNonNull(road, "road");
    if (specific.isBlank() || generic.isBlank()) {
      throw new IllegalArgumentException("a road name has a specific and a generic part, were '" + specific + "' and '" + generic + "'");
    }
  }

  public String name() {
    return specific + generic;
  }
}
