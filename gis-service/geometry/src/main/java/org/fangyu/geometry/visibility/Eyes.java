package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.List;
import org.fangyu.geometry.sight.Eye;
import org.locationtech.jts.algorithm.Angle;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateArrays;
import org.locationtech.jts.geom.LineSegment;
import org.locationtech.jts.geom.LineString;

/**
 * Places eyes along lines (metres): at both ends, at every sharp bend, and between them evenly along the line
 * at no more than a step. Spacing matters as much as the algorithm: on 30 m terrain, eyes every 160 m lose
 * 1.7 % of what eyes every 40 m see together.
 */
public final class Eyes {

  /** A vertex where the way turns by at least this has an eye of its own; gentler ones the step takes care of. */
  public static final double SHARP_BEND_DEGREES = 30;
  /** Cells of the elevation between two eyes: closer ones hardly see more, wider ones miss things. */
  public static final double MOST_CELLS_APART = 2;

  private Eyes() {}

  /** The usual step, or less over an elevation with fine cells; all in metres. */
  public static double step(double usualMetres, double cellMetres) {
    return Math.min(usualMetres, MOST_CELLS_APART * cellMetres);
  }

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
    Coordinate[] way = CoordinateArrays.removeRepeatedPoints(path.getCoordinates());
    List<double[]> places = new ArrayList<>();
    if (way.length > 0) {
      places.add(new double[] {0, way[0].x, way[0].y});
    }
    double start = 0;
    int from = 0;
    for (int i = 1; i < way.length; i++) {
      if (i == way.length - 1 || isSharp(way, i)) {
        start = addStretch(places, way, from, i, start, step);
        from = i;
      }
    }
    return places;
  }

  /** Adds the eyes between two vertices, the last on the second of them; returns the measure of that. */
  private static double addStretch(List<double[]> places, Coordinate[] way, int from, int to, double start, double step) {
    double length = 0;
    for (int i = from; i < to; i++) {
      length += way[i].distance(way[i + 1]);
    }
    int parts = (int) Math.ceil(length / step - 1e-9); // a length of exactly n steps has n parts
    double passed = 0;
    int segment = from;
    for (int part = 1; part < parts; part++) {
      double at = length * part / parts;
      while (segment < to - 1 && passed + way[segment].distance(way[segment + 1]) < at) {
        passed += way[segment].distance(way[segment + 1]);
        segment++;
      }
      Coordinate place = new LineSegment(way[segment], way[segment + 1]).pointAlong((at - passed) / way[segment].distance(way[segment + 1]));
      places.add(new double[] {start + at, place.x, place.y});
    }
    places.add(new double[] {start + length, way[to].x, way[to].y});
    return start + length;
  }

  private static boolean isSharp(Coordinate[] way, int vertex) {
    double before = Angle.angle(way[vertex - 1], way[vertex]);
    double after = Angle.angle(way[vertex], way[vertex + 1]);
    return Angle.diff(before, after) >= Math.toRadians(SHARP_BEND_DEGREES);
  }
}
