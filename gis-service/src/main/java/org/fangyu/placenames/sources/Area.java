package org.fangyu.placenames.sources;

import java.util.function.Predicate;
import org.fangyu.geometry.naming.ScopeArea;
import org.locationtech.jts.geom.Geometry;

/**
 * A built-up area or a division.
 *
 * @param level built-up-area, or the level of a division
 * @param division code of the division whose it is; of a division its own
 * @param metres the same in a Gauss–Krüger zone, indexed
 * @param degrees longitude, latitude (EPSG:4490)
 */
public record Area(String level, String code, String name, String division, ScopeArea metres, Geometry degrees) {

  /** Divisions are everybody's; a built-up area is shown to who reads its division. */
  public boolean shownTo(Predicate<String> reads) {
    return !level.equals("built-up-area") || reads.test(division);
  }
}
