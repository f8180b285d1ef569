package org.fangyu.geometry.bounds;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.util.AffineTransformation;

/**
 * The window of a map: from metres on the ground to millimetres on the sheet.
 *
 * @param centre of the window, metres
 * @param widthMm of the window on paper
 */
public record MapFrame(Coordinate centre, MapScale scale, double widthMm, double heightMm) {

  /** A window around a subject, in the largest fixed scale at which it takes up no more than a share of it. */
  public static MapFrame around(Envelope subject, double widthMm, double heightMm, double share) {
    if (subject.isNull()) throw new IllegalArgumentException("the subject is empty");
    return new MapFrame(subject.centre(), MapScale.fitting(subject, widthMm, heightMm, share), widthMm, heightMm);
  }

  /** What of the ground the window shows, metres. */
  public Envelope ground() {
    double halfWidth = scale.metres(widthMm) / 2;
    double halfHeight = scale.metres(heightMm) / 2;
    return new Envelope(centre.x - halfWidth, centre.x + halfWidth, centre.y - halfHeight, centre.y + halfHeight);
  }

  /** The same on the sheet, millimetres from the window's upper left corner; not cut off. */
  public Geometry toSheet(Geometry metres) {
    double k = scale.millimetres(1);
    return new AffineTransformation(k, 0, widthMm / 2 - k * centre.x, 0, -k, heightMm / 2 + k * centre.y).transform(metres);
  }
}
