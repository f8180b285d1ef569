package org.fangyu.geometry.sightzone;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;

/**
 * Few straight lines through the gates of an outline, in one walk: from each vertex as far as a straight line goes
 * through every gate; there, in the last gate it reaches, the next vertex. Coordinates are lattice coordinates.
 */
final class Straight {

  /**
   * How far from its ends a gate is crossed, in cells. The line stays within 0.4 cells of the middle of every gate, and
   * the centres off the line, so that moving the vertices into another CRS, where straight lines bend a little, changes no cell.
   */
  static final double CLEAR = 0.1;

  /** Gates that one line may cross: a bound on how much a long line can bend in another CRS. */
  static final int MOST_GATES = 128;

  private final Gates gates;
  private final View view = new View();
  private final List<Coordinate> vertices = new ArrayList<>();

  private Straight(Gates gates) {
    this.gates = gates;
  }

  /** A closed ring, its first place repeated at the end. */
  static List<Coordinate> ring(Gates gates) {
    var straight = new Straight(gates);
    straight.standAt(0, 0.5);
    int first = straight.nextVertex(0, gates.count()); // where a vertex is needed anyway the ring begins, not on a straight line
    straight.walk(first, first + gates.count());
    return straight.vertices;
  }

  private void walk(int first, int end) {
    add();
    int at = first;
    while (at < end) {
      at = nextVertex(at, end);
      if (at < end) {
        add();
      }
    }
    vertices.add(new Coordinate(vertices.get(0)));
  }

  /** Stands at the next vertex and says in which gate; says the end when a line reaches the ring's first vertex there. */
  private int nextVertex(int from, int end) {
    if (from + 1 == end) {
      return end;
    }
    view.open(gates, from + 1, CLEAR);
    for (int gate = from + 2; gate < end; gate++) {
      if (gate - from > MOST_GATES || !view.narrow(gates, gate, CLEAR)) {
        return turnIn(gate - 1);
      }
    }
    boolean closes = !vertices.isEmpty() && end - from <= MOST_GATES && view.holds(vertices.get(0).x, vertices.get(0).y);
    return closes ? end : turnIn(end - 1);
  }

  /** Stands in the gate, at the place in view that is nearest to its middle. */
  private int turnIn(int gate) {
    double least = Math.max(CLEAR, view.leftShare(gates, gate));
    double most = Math.min(1 - CLEAR, view.rightShare(gates, gate));
    standAt(gate, Math.max(least, Math.min(most, 0.5)));
    return gate;
  }

  private void standAt(int gate, double share) {
    view.standAt(gates.u(gate, share), gates.v(gate, share));
  }

  private void add() {
    vertices.add(new Coordinate(view.u(), view.v()));
  }
}
