package org.fangyu.placenames.roads;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;

/**
 * What comes of it.
 *
 * @param geometry the whole centreline as it will be, joined to the net; of a split road the part from chainage 0
 * @param rest of a split road the part after the cut
 * @param generics words that fit width, length and class
 * @param townships that it crosses, longest part first @param builtUpAreas the same
 * @param outside what lies beyond the county, or beyond every built-up area
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RoadPlan(String act, Map<String, Object> geometry, Map<String, Object> rest, double lengthMetres, Double restMetres, Double widthMetres, String roadClass, List<String> generics,
    List<Crossed> townships, List<Crossed> builtUpAreas, List<Outside> outside, List<Join> joins, List<Beside> overlaps, Chainage chainage) {

  record Crossed(String code, String name, double lengthMetres, double share) {}

  /** @param of county or built-up-area */
  record Outside(String of, String name, double lengthMetres, Map<String, Object> where) {}

  /** @param place start, end or along */
  record Join(String code, String name, String place, double movedMetres, double[] at) {}

  /** A named road that it runs along. */
  record Beside(String code, String name, double lengthMetres, Map<String, Object> where) {}

  /**
   * What happens to distances along the road.
   *
   * @param shiftMetres by which every place of the old road moves on; 0 where chainage 0 is kept
   * @param changes plates whose road or chainage changes
   */
  record Chainage(boolean keepsZero, double shiftMetres, int count, List<Change> changes) {}

  /** @param fromRoad null where the road stays @param before metres @param after metres */
  record Change(String code, String label, String fromRoad, String toRoad, double before, double after) {}
}
