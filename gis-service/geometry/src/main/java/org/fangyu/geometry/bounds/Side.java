package org.fangyu.geometry.bounds;

/** One of the four sides, in the order in which bounds are told (东南西北), with the step towards it on the ground. */
public enum Side {
  EAST(1, 0), SOUTH(0, -1), WEST(-1, 0), NORTH(0, 1);

  final double dx;
  final double dy;

  Side(double dx, double dy) {
    this.dx = dx;
    this.dy = dy;
  }

  boolean eastOrWest() {
    return dy == 0;
  }
}
