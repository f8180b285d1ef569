package org.fangyu.geometry.skyline;

/**
 * Posts at the same forward distance from an eye within an octant, as the eye sees them; see {@link Horizon}.
 * The first stands straight ahead, where ground is interpolated if there is no post.
 */
final class Ring {

  /** Directions: lateral over forward distance. */
  final double[] m;
  /** Rises: metres over the eye per cell of forward distance. */
  final double[] s;
  int size;
  /** One over the forward distance in cells. */
  double inverse;
  /** Whether some rise is {@code NaN}. */
  boolean missing;

  Ring(int mostPosts) {
    m = new double[mostPosts];
    s = new double[mostPosts];
  }
}
