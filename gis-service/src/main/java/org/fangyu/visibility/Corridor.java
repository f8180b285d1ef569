package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.visibility.Eyes;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.linearref.LengthIndexedLine;

/**
 * From where one looks: roads, or one observer. Coordinates are metres in the elevation's system. A road of
 * several parts is measured through: the second part starts where the first ends.
 */
final class Corridor {

  private final List<Part> parts;
  private final Coordinate observer;

  /** A stretch of a road without gap: its road's index and name, and its start's distance along the road. */
  private record Part(int road, String name, double startMetres, LineString line) {}

  private Corridor(List<Part> parts, Coordinate observer) {
    this.parts = List.copyOf(parts);
    this.observer = observer;
  }

  /** @throws Problem 400 if a road is not made of lines */
  static Corridor along(List<Thing> roads, String field) {
    List<Part> parts = new ArrayList<>();
    for (int road = 0; road < roads.size(); road++) {
      Geometry lines = roads.get(road).geometry();
      if (lines.getDimension() != 1) {
        throw Problem.badBody(field, "线 / LineString or MultiLineString", lines.getGeometryType());
      }
      double start = 0;
      for (int i = 0; i < lines.getNumGeometries(); i++) {
        var line = (LineString) lines.getGeometryN(i);
        parts.add(new Part(road, roads.get(road).name(), start, line));
        start += line.getLength();
      }
    }
    if (parts.isEmpty()) {
      throw Problem.badBody(field, "至少一条线 / at least one line", "0");
    }
    return new Corridor(parts, null);
  }

  static Corridor from(Coordinate observer) {
    return new Corridor(List.of(), observer);
  }

  boolean singleObserver() {
    return observer != null;
  }

  /** At most so many eyes would be placed. */
  double eyeCount(double stepMetres) {
    return singleObserver() ? 1 : Eyes.count(lines(), stepMetres);
  }

  List<Eye> eyes(double stepMetres) {
    return singleObserver() ? List.of(Eye.single(observer.x, observer.y)) : Eyes.along(lines(), stepMetres);
  }

  /** Around the roads, or the observer. */
  Envelope envelope() {
    if (singleObserver()) {
      return new Envelope(observer);
    }
    Envelope all = new Envelope();
    parts.forEach(part -> all.expandToInclude(part.line().getEnvelopeInternal()));
    return all;
  }

  private List<LineString> lines() {
    return parts.stream().map(Part::line).toList();
  }

  /** Index of the road in the question. */
  int roadOf(Stretch stretch) {
    return parts.get(stretch.line()).road();
  }

  /** Name of the road as people know it; without one, which line of the question it is. */
  String name(Stretch stretch) {
    Part part = parts.get(stretch.line());
    boolean only = parts.stream().allMatch(other -> other.road() == part.road());
    return part.name() != null ? part.name() : only ? "所给路线" : "第 " + (part.road() + 1) + " 条路线";
  }

  double fromMetres(Stretch stretch) {
    return parts.get(stretch.line()).startMetres() + stretch.fromMetres();
  }

  double toMetres(Stretch stretch) {
    return parts.get(stretch.line()).startMetres() + stretch.toMetres();
  }

  /** The stretch as a line. */
  Geometry line(Stretch stretch) {
    return new LengthIndexedLine(parts.get(stretch.line()).line()).extractLine(stretch.fromMetres(), stretch.toMetres());
  }

  /** As written on the stones of a road: K3+200–K3+750. */
  String stakes(Stretch stretch) {
    return stake(fromMetres(stretch)) + "–" + stake(toMetres(stretch));
  }

  private static String stake(double metres) {
    long whole = Math.round(metres);
    return String.format(Locale.ROOT, "K%d+%03d", whole / 1000, whole % 1000);
  }
}
