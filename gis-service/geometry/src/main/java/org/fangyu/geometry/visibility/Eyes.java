package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.LineString;

/**
 * Places eyes along lines (metres): at both ends, at every vertex, and between them evenly at no more than a
 * step. Spacing matters as much as the algorithm: on 30 m terrain, eyes every 160 m lose 1.7 % of what eyes
 * every 40 m see together.
 */
public final class Eyes {

  private Eyes() {}

  /** Eyes along the lines, line after line, each from its start; a line without length has one eye. */
  public static List<Eye> along(List<LineString> lines, double stepMetres) {
    requireStep(stepMetres);
    List<Eye> eyes = new ArrayList<>();
    for (int line = 0; line < lines.size(); line++) {
      addLine(eyes, line, lines.get(line), stepMetres);
    }
    return List.copyOf(eyes);
  }

  /** How many eyes {@link #along} would place at most, without placing them: a bound to check first. */
  public static double count(List<LineString> lines, double stepMetres) {
    requireStep(stepMetres);
    double eyes = 0;
    for (LineString line : lines) {
      eyes += line.getNumPoints() + Math.floor(line.getLength() / stepMetres);
    }
    return eyes;
  }

  private static void requireStep(double stepMetres) {
    if (!(stepMetres > 0)) {
      throw new IllegalArgumentException("step between eyes must be above 0 m, was " + stepMetres);
    }
  }

  private static void addLine(List<Eye> eyes, int line, LineString path, double step) {
    List<double[]> places = places(path, step);
    double end = places.isEmpty() ? 0 : places.get(places.size() - 1)[0];
    double from = 0;
    for (int i = 0; i < places.size(); i++) {
      double[] place = places.get(i);
      double to = i + 1 < places.size() ? (place[0] + places.get(i + 1)[0]) / 2 : end;
      eyes.add(new Eye(line, place[0], from, to, place[1], place[2]));
      from = to;
    }
  }

  /** Measure, x and y of every eye of a line. */
  private static List<double[]> places(LineString path, double step) {
    List<double[]> places = new ArrayList<>();
    double start = 0;
    for (int i = 0; i < path.getNumPoints(); i++) {
      Coordinate to = path.getCoordinateN(i);
      if (i == 0) {
        places.add(new double[] {0, to.x, to.y});
        continue;
      }
      Coordinate from = path.getCoordinateN(i - 1);
      double length = from.distance(to);
      int parts = (int) Math.ceil(length / step - 1e-9); // a segment of exactly n steps has n parts
      for (int part = 1; part <= parts; part++) {
        double share = (double) part / parts;
        places.add(new double[] {start + share * length,
          from.x + share * (to.x - from.x), from.y + share * (to.y - from.y)});
      }
      start += length;
    }
    return places;
  }
}
