package org.fangyu.placenames.divisions.plan;

import java.util.List;
import java.util.Map;

/**
 * What a change comes to.
 *
 * @param after every division that stands afterwards, those that stay as they are too
 * @param abolished those that end
 * @param codes from each code before the change to the one after it; that of an abolished division to that of its successor
 * @param pieces ground that changes hands
 */
public record Plan(List<After> after, List<Division> abolished, Map<String, String> codes, List<Piece> pieces, List<Fault> faults) {

  public boolean forbidden() {
    return faults.stream().anyMatch(Fault::forbids);
  }
}
