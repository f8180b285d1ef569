package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.fangyu.geometry.visibility.Screening;
import org.fangyu.geometry.visibility.Screening.Step;

/**
 * Writes what a screen before a target hides. Heights are metres above the screen's ground, rounded <em>up</em> to
 * the centimetre: a screen of the stated height does what is stated.
 */
final class ScreeningAnswer {

  private ScreeningAnswer() {}

  /**
   * The JSON object.
   *
   * @param share share (0..1) of the eyes, and of the length, that somebody wants hidden, or null
   * @param steps whether the whole step function is told: behind a screen of {@code height} or more, so much is left
   */
  static Map<String, Object> json(Screening screening, Double share, boolean steps) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("distance", screening.distanceMetres());
    json.put("heightForAll", up(screening.heightForAll()));
    if (share != null) {
      json.put("share", share);
      json.put("heightForShareOfEyes", up(screening.heightForShareOfEyes(share)));
      json.put("heightForShareOfLength", up(screening.heightForShareOfLength(share)));
    }
    json.put("seeingEyes", screening.seeingEyes());
    json.put("eyesNoScreenHides", screening.eyesNoScreenHides());
    if (steps) {
      json.put("steps", steps(screening));
    }
    return json;
  }

  /** Steps that round to one height are one: the last of them is what a screen of that height leaves. */
  private static List<Map<String, Object>> steps(Screening screening) {
    List<Map<String, Object>> rows = new ArrayList<>();
    Double before = null;
    for (Step step : screening.steps()) {
      Double height = up(OptionalDouble.of(step.aboveMetres()));
      if (height.equals(before)) {
        rows.remove(rows.size() - 1);
      }
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("height", height);
      row.put("visibleLengthMetres", SightAnswer.rounded(step.visibleLengthMetres()));
      row.put("eyes", step.eyes());
      rows.add(row);
      before = height;
    }
    return rows;
  }

  /** Rounding errors of a line on level ground do not make it a centimetre more, nor minus nothing. */
  static Double up(OptionalDouble metres) {
    return metres.isPresent() ? Math.ceil(metres.getAsDouble() * 100 - 1e-7) / 100 + 0.0 : null;
  }
}
