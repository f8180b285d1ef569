package org.fangyu.search;

import java.util.List;

/**
 * One thing found.
 *
 * @param id its code: the feature of that id in the collection {@code kind}
 * @param point longitude, latitude in degrees (EPSG:4490); null where the place is not public
 * @param bounds west, south, east, north in degrees; null for points
 */
record Result(String id, String kind, String name, String pinyin, String status, Division division, List<Double> point,
    List<Double> bounds, Matched matched) {

  record Division(String code, String name) {}

  static Result of(NameRow row, String divisionName, Matched matched) {
    Division division = row.division() == null ? null : new Division(row.division(), divisionName);
    List<Double> point = row.lon() == null ? null : List.of(row.lon(), row.lat());
    return new Result(row.code(), row.kind(), row.title(), row.pinyin(), row.status(), division, point, row.bounds(), matched);
  }
}
