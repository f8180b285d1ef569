package org.fangyu.geometry.sight;

import org.locationtech.jts.geom.Coordinate;

/**
 * A place on a line from which one looks; it stands for the stretch of the line that is nearer to it than to
 * the eyes before and after.
 *
 * @param line index of the line in the list it was sampled from
 * @param atMetres distance of the eye from the line's start, along the line
 * @param fromMetres start of its stretch
 * @param toMetres end of its stretch
 * @param x easting in metres
 * @param y northing in metres
 */
public record Eye(int line, double atMetres, double fromMetres, double toMetres, double x, double y) {

  /** An observer that stands alone, on no line: its stretch is empty. */
  public static Eye single(double x, double y) {
    return new Eye(0, 0, 0, 0, x, y);
  }

  public double lengthMetres() {
    return toMetres - fromMetres;
  }

  /** Square of the distance on the map. */
  public double squareTo(Coordinate point) {
    return (point.x - x) * (point.x - x) + (point.y - y) * (point.y - y);
  }
}
