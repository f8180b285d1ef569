package org.fangyu.terrain.sources;

import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.terrain.Posts;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Sizes of what is delivered in degrees. */
final class Metres {
  /** Length of a degree of a meridian in the middle latitudes, GRS80. */
  private static final double A_DEGREE = 111_130;

  private Metres() {}

  /** Longer side of a cell, metres. */
  static double longerSide(Posts posts, Crs crs, Envelope degrees) {
    return crs.metres() ? Math.max(posts.cellWidth(), posts.cellHeight()) : Math.max(east(posts, degrees), posts.cellHeight() * A_DEGREE);
  }

  /** Shorter side of a cell in degrees, metres. */
  static double shorterSide(Posts posts, Envelope degrees) {
    return Math.min(east(posts, degrees), posts.cellHeight() * A_DEGREE);
  }

  /** Around an outline in another system. */
  static Envelope box(Geometry outline, Crs from, Crs to) {
    Envelope box = outline.getEnvelopeInternal();
    return CrsTransform.between(from, to).apply(Densifier.densify(outline, Math.max(box.getWidth(), box.getHeight()) / 64)).getEnvelopeInternal();
  }

  private static double east(Posts posts, Envelope degrees) {
    return posts.cellWidth() * A_DEGREE * Math.cos(Math.toRadians(degrees.centre().y));
  }
}
