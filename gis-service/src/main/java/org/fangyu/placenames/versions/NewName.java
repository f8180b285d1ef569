package org.fangyu.placenames.versions;

import java.time.LocalDate;
import org.locationtech.jts.geom.Geometry;

/**
 * A name as it is announced.
 *
 * @param act name, rename, extend, split, merge or cancel
 * @param target road or place
 * @param recordCode of the record that gets a new version; null for a new record, whose code is issued
 * @param divisionCode that a new record belongs to
 * @param geometry longitude, latitude in degrees (EPSG:4490); null to keep the record's; of a split road the part with the new name, of
 *     merged roads the whole
 * @param intoCode of the road that a merged one goes into
 * @param rest what a split road keeps
 */
public record NewName(String act, String target, String recordCode, String divisionCode, Wording wording, Kind kind, Told told, Geometry geometry, String intoCode,
    Geometry rest, Papers papers) {

  /** @param pinyin with tones, confirmed by a person */
  public record Wording(String specific, String generic, String pinyin, String pinyinPlain, String pinyinInitials) {
    String name() {
      return (specific == null ? "" : specific) + (generic == null ? "" : generic);
    }
  }

  /** @param categoryCode five digits of GB/T 18521; null for the row that the class has */
  public record Kind(String placeClass, String roadClass, String categoryCode, Double widthMetres) {}

  /** What is told of it. */
  public record Told(String startText, String endText, String origin, String meaning, String history) {}

  /** By which decision it holds. @param announcedOn the first day of the new version, unless the last one began then */
  public record Papers(String caseCode, LocalDate decidedOn, String decisionNumber, String approvingBody, LocalDate filedOn, LocalDate announcedOn) {}

  /** The same decision about another record of the register. */
  NewName about(String act, String recordCode, Geometry geometry) {
    return new NewName(act, target, recordCode, divisionCode, wording, kind, new Told(null, null, null, null, null), geometry, null, null, papers);
  }

  boolean bringsName() {
    return act.equals("name") || act.equals("rename") || act.equals("split");
  }

  boolean road() {
    return target.equals("road");
  }
}
