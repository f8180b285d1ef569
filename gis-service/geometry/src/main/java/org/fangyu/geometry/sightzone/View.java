package org.fangyu.geometry.sightzone;

/**
 * The directions in which a straight line from a place goes through a row of gates. Lattice coordinates, v growing
 * south; left and right as seen on the map. Gates come in the order of their outline: a line through all before enters
 * the square that the next belongs to, so what is left and right of what lies within a half turn.
 */
final class View {

  private double u;
  private double v;
  private double leftU;
  private double leftV;
  private double rightU;
  private double rightV;

  void standAt(double u, double v) {
    this.u = u;
    this.v = v;
  }

  double u() {
    return u;
  }

  double v() {
    return v;
  }

  /** Looks through a gate but for its ends. @param clear length of an end */
  void open(Gates gates, int gate, double clear) {
    leftU = gates.u(gate, clear) - u;
    leftV = gates.v(gate, clear) - v;
    rightU = gates.u(gate, 1 - clear) - u;
    rightV = gates.v(gate, 1 - clear) - v;
  }

  /** Looks through one more gate, or, when no line goes through all, leaves the view as it was and says false. */
  boolean narrow(Gates gates, int gate, double clear) {
    double u1 = gates.u(gate, clear) - u;
    double v1 = gates.v(gate, clear) - v;
    double u2 = gates.u(gate, 1 - clear) - u;
    double v2 = gates.v(gate, 1 - clear) - v;
    boolean left = turn(leftU, leftV, u1, v1) <= 0;
    boolean right = turn(rightU, rightV, u2, v2) >= 0;
    if (turn(right ? u2 : rightU, right ? v2 : rightV, left ? u1 : leftU, left ? v1 : leftV) <= 0) {
      return false;
    }
    leftU = left ? u1 : leftU;
    leftV = left ? v1 : leftV;
    rightU = right ? u2 : rightU;
    rightV = right ? v2 : rightV;
    return true;
  }

  boolean holds(double toU, double toV) {
    return turn(leftU, leftV, toU - u, toV - v) <= 0 && turn(rightU, rightV, toU - u, toV - v) >= 0;
  }

  /** Where in a gate, as a share from its seen end, the view begins. */
  double leftShare(Gates gates, int gate) {
    return gates.share(gate, u, v, leftU, leftV);
  }

  double rightShare(Gates gates, int gate) {
    return gates.share(gate, u, v, rightU, rightV);
  }

  /** Above 0 when the second direction is to the left of the first. */
  private static double turn(double u1, double v1, double u2, double v2) {
    return v1 * u2 - u1 * v2;
  }
}
