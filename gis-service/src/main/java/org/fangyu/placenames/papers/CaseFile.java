package org.fangyu.placenames.papers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * A case as its papers need it; what is not known is null.
 *
 * @param papers summaries of what was handed in, by kind
 */
record CaseFile(String code, String title, String division, String divisionName, String state, String applicant, String reason, Days days,
    String decisionNumber, String approvingBody, String filingNumber, String filedWith, String announcementNumber, List<Item> items, Map<String, String> papers) {

  /** Days of China's time. */
  record Days(LocalDate opened, LocalDate submitted, LocalDate decided, LocalDate filed, LocalDate announced, LocalDate consultationFrom, LocalDate consultationTo) {}

  /**
   * One name.
   *
   * @param oldName what the record bears today; null for a new one
   * @param geometry longitude, latitude (EPSG:4490); null if it was not drawn
   */
  record Item(int ordinal, String act, String target, String recordCode, String oldName, String specific, String generic, String placeClass, String roadClass,
      Double widthMetres, String start, String end, String origin, String meaning, String history, String pinyin, String outcome, String outcomeReason,
      String placeCode, Geometry geometry) {

    /** The name that is asked for; for an extension or a cancellation the one that the record bears. */
    String name() {
      String whole = (specific == null ? "" : specific) + (generic == null ? "" : generic);
      return whole.isEmpty() && oldName != null ? oldName : whole;
    }

    boolean road() {
      return target.equals("road");
    }
  }

  boolean decided() {
    return days.decided() != null;
  }

  /** The names that a paper is about. */
  List<Item> items(PaperKind kind) {
    return items.stream().filter(item -> kind.ofApproved() && decided() ? item.outcome().equals("approved") : !item.outcome().equals("withdrawn")).toList();
  }
}
