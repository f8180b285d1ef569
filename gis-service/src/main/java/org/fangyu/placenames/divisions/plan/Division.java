package org.fangyu.placenames.divisions.plan;

import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/**
 * A division as it stands on the day of the change, before the change.
 *
 * @param level as the register writes it: county, township, village, or one above
 * @param laterFrom first day of a version that begins after it; null if none does
 * @param geometry longitude, latitude in degrees (EPSG:4490)
 */
public record Division(long id, String code, String name, String level, String parentCode, String pinyin, LocalDate validFrom, LocalDate laterFrom, Geometry geometry) {}
