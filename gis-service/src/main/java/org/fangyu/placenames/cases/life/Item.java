package org.fangyu.placenames.cases.life;

import java.time.OffsetDateTime;
import org.locationtech.jts.geom.Geometry;

/**
 * A name of a case.
 *
 * @param act name, rename, extend, split, merge or cancel
 * @param target road or place
 * @param recordCode of the record in the register; null for one that is not there yet
 * @param outcome open, approved, returned or withdrawn
 * @param placeCode twenty digits, once it is announced
 * @param geometry longitude, latitude in degrees (EPSG:4490); null while it is not drawn
 * @param intoCode of the road that a merged one goes into
 * @param restGeometry what a split road keeps
 */
public record Item(String code, String caseCode, int ordinal, String act, String target, String recordCode, String specific, String generic, String placeClass,
    String categoryCode, String roadClass, Double widthMetres, String startText, String endText, String origin, String meaning, String history,
    String pinyin, String pinyinPlain, String pinyinInitials, String readingConfirmedBy, OffsetDateTime readingConfirmedAt, String outcome, String outcomeReason,
    String placeCode, int version, Geometry geometry, String intoCode, Geometry restGeometry, OffsetDateTime changedAt, String changedBy) {

  /** The whole name; empty while nothing is written. */
  public String name() {
    return (specific == null ? "" : specific) + (generic == null ? "" : generic);
  }

  public boolean withdrawn() {
    return outcome.equals("withdrawn");
  }

  /** Whether it brings a name that people will read. */
  public boolean bringsName() {
    return act.equals("name") || act.equals("rename") || act.equals("split");
  }
}
