package org.fangyu.geometry.boundary;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;

/** Width of a polygon in the unit of its coordinates: the diameter of the largest circle in it. */
final class Width {

  /** Relative error of the width; a report says tenths of a metre of widths of metres. */
  private static final double PRECISION = 0.01;

  private Width() {}

  /**
   * Halves the bracket between area ÷ perimeter and the radius of a disc of the same area, the bounds of any inscribed circle,
   * by asking whether anything is left of the polygon when it is eaten in from its edge. A search over cells, as for label
   * places, would need a million cells for a strip of 40 km by half a metre.
   */
  static double of(Polygon polygon) {
    double area = polygon.getArea();
    if (!(area > 0)) {
      return 0;
    }
    double fits = area / polygon.getLength();
    double tooMuch = Math.sqrt(area / Math.PI) * (1 + PRECISION);
    while (tooMuch - fits > PRECISION * fits) {
      double middle = Math.sqrt(fits * tooMuch);
      if (isEmptyWithin(polygon, middle)) {
        tooMuch = middle;
      } else {
        fits = middle;
      }
    }
    return fits + tooMuch;
  }

  private static boolean isEmptyWithin(Geometry polygon, double metres) {
    return polygon.buffer(-metres).isEmpty();
  }
}
