package org.fangyu.placenames.divisions.plan;

import org.locationtech.jts.geom.Geometry;

/**
 * What is to be said against a change.
 *
 * @param forbids whether the change cannot be adopted so; else it is for a person to weigh
 * @param ordinal of the item that it is about; null if it is about the whole
 * @param where place in degrees (EPSG:4490), or null
 */
public record Fault(String rule, boolean forbids, Integer ordinal, String message, String offender, Geometry where) {

  static Fault error(String rule, Integer ordinal, String message, String offender) {
    return new Fault(rule, true, ordinal, message, offender, null);
  }

  static Fault warning(String rule, Integer ordinal, String message, String offender) {
    return new Fault(rule, false, ordinal, message, offender, null);
  }

  Fault at(Geometry place) {
    return new Fault(rule, forbids, ordinal, message, offender, place);
  }
}
