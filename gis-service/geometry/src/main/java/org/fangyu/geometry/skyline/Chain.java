package org.fangyu.geometry.skyline;

import java.util.Arrays;

/** Vertices by rising direction m with their rises s, joined by straight pieces; see {@link Horizon}. */
final class Chain {

  double[] m = new double[64];
  double[] s = new double[64];
  /** Rise per direction of the piece that begins at the vertex. */
  double[] k = new double[64];
  int size;

  /** Empties it and makes room for so many vertices. */
  void clear(int most) {
    if (m.length <= most) { // one more than vertices: the end
      m = new double[2 * most];
      s = new double[2 * most];
      k = new double[2 * most];
    }
    size = 0;
  }

  void add(double direction, double rise) {
    join(direction, rise);
    m[size] = direction;
    s[size++] = rise;
  }

  void add(Chain other, int first, int count) {
    join(other.m[first], other.s[first]);
    System.arraycopy(other.m, first, m, size, count);
    System.arraycopy(other.s, first, s, size, count);
    System.arraycopy(other.k, first, k, size, count);
    size += count;
  }

  private void join(double direction, double rise) {
    if (size > 0) {
      double length = direction - m[size - 1];
      k[size - 1] = length > 0 ? (rise - s[size - 1]) / length : 0;
    }
  }

  /** Says that nothing more is added: whoever walks along the pieces finds an end. */
  void close() {
    m[size] = Double.POSITIVE_INFINITY;
    k[size - 1] = 0;
  }

  /** The piece below a direction. */
  int piece(double direction) {
    int found = Arrays.binarySearch(m, 0, size, direction);
    return found >= 0 ? found : Math.max(0, -found - 2);
  }

  /** Rise of a piece in a direction. */
  double at(int piece, double direction) {
    return s[piece] + (direction - m[piece]) * k[piece];
  }
}
