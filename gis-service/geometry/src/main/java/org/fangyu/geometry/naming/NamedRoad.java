package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Geometry;

/**
 * A name that a road bears or bore.
 *
 * @param id code of the road
 * @param name the whole name compared
 * @param specific its specific part (专名)
 * @param sound toneless syllables of the whole name without spaces, such as {@code yingbindadao}
 * @param specificSound the same of the specific part
 * @param bearer what the road is called now; differs from the name for aliases and former names
 * @param line in metres of a projected CRS
 */
public record NamedRoad(String id, String name, String specific, String sound, String specificSound, Standing standing,
    String bearer, Geometry line) {

  public NamedRoad {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(standing, "standing");
    Objects.requireNonNull(line, "line");
    if (!name.startsWith(specific)) {
      throw new IllegalArgumentException("the name must begin with its specific part, were " + name + " and " + specific);
    }
  }
}
