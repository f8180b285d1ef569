package org.fangyu.placenames.papers.sheet;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;

/** JTS geometry as the numbers of a drawing. */
final class Shapes {
  private Shapes() {}

  static List<double[]> lines(Geometry geometry) {
    var lines = new ArrayList<double[]>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      Geometry part = geometry.getGeometryN(i);
      if (part instanceof LineString line && !line.isEmpty()) lines.add(numbers(line));
      else if (part.getNumGeometries() > 1) lines.addAll(lines(part));
    }
    return lines;
  }

  /** Each polygon by its rings, the outer one first. */
  static List<List<double[]>> polygons(Geometry geometry) {
    var polygons = new ArrayList<List<double[]>>();
    for (int i = 0; i < geometry.getNumGeometries(); i++) {
      if (!(geometry.getGeometryN(i) instanceof Polygon polygon) || polygon.isEmpty()) continue;
      var rings = new ArrayList<double[]>();
      rings.add(numbers(polygon.getExteriorRing()));
      for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) rings.add(numbers(polygon.getInteriorRingN(hole)));
      polygons.add(rings);
    }
    return polygons;
  }

  private static double[] numbers(LineString line) {
    Coordinate[] all = line.getCoordinates();
    double[] numbers = new double[2 * all.length];
    for (int i = 0; i < all.length; i++) {
      numbers[2 * i] = all[i].x;
      numbers[2 * i + 1] = all[i].y;
    }
    return numbers;
  }
}
