package org.fangyu.placenames.announced;

import java.time.LocalDate;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/**
 * A standard name with all that the public is told of it: the whitelist of the national service (domain rules §1.6).
 *
 * @param placeCode twenty digits; null for a road that has none yet
 * @param code of the record @param layer in which the record is shown
 * @param inUse whether it is a standard name today
 * @param announcement that made it, if it was made by a case
 * @param geometry longitude, latitude in degrees (EPSG:4490), of places rounded to the public precision
 * @param link of its page
 */
public record StandardName(String placeCode, String layer, String code, String name, String specific, String generic, String pinyin, String status, boolean inUse, String kind,
    String categoryCode, String divisionCode, String division, String location, String origin, String meaning, String history, LocalDate namedOn, String approvalNumber,
    String approvingBody, LocalDate filedOn, LocalDate announcedOn, Announced announcement, List<OtherName> otherNames, List<Version> versions, Geometry geometry, String link) {

  public record Announced(String code, String number, String link) {}

  /** @param kind former, alias, short, minority or dialect @param source null where the record does not say on what it rests */
  public record OtherName(String kind, String name, String language, String pinyin, String periodFrom, String periodTo, String source) {}

  /** What it was called from when to when; validTo is the first day no longer. */
  public record Version(String name, String pinyin, String status, LocalDate validFrom, LocalDate validTo, Announced announcement) {}
}
