package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;

/** A run of straight segments in metres, measured by chainage from its first vertex. A chain of one vertex has no length. */
final class Chain {

  private final Coordinate[] vertices;
  private final double[] chainages;

  Chain(Coordinate[] vertices) {
    this.vertices = vertices;
    this.chainages = new double[vertices.length];
    for (int i = 1; i < vertices.length; i++) {
      chainages[i] = chainages[i - 1] + vertices[i - 1].distance(vertices[i]);
    }
  }

  double length() {
    return chainages[chainages.length - 1];
  }

  boolean isClosed() {
    return length() > 0 && vertices[0].equals2D(vertices[vertices.length - 1]);
  }

  /** This closed chain gone round two times. */
  Chain twice() {
    Coordinate[] round = Arrays.copyOf(vertices, 2 * vertices.length - 1);
    System.arraycopy(vertices, 1, round, vertices.length, vertices.length - 1);
    return new Chain(round);
  }

  int segments() {
    return vertices.length - 1;
  }

  Coordinate start(int segment) {
    return vertices[segment];
  }

  Coordinate end(int segment) {
    return vertices[segment + 1];
  }

  double chainageAtStart(int segment) {
    return chainages[segment];
  }

  double chainageAtEnd(int segment) {
    return chainages[segment + 1];
  }

  /** The part between two chainages, with every vertex that lies in between. */
  Chain between(Interval stretch) {
    List<Coordinate> part = new ArrayList<>();
    part.add(at(stretch.from()));
    for (int i = 0; i < vertices.length; i++) {
      if (chainages[i] > stretch.from() && chainages[i] < stretch.to()) {
        part.add(vertices[i]);
      }
    }
    part.add(at(stretch.to()));
    return new Chain(part.toArray(Coordinate[]::new));
  }

  LineString toLine(GeometryFactory factory) {
    return factory.createLineString(vertices);
  }

  private Coordinate at(double chainage) {
    int segment = Arrays.binarySearch(chainages, chainage);
    if (segment >= 0) {
      return vertices[segment];
    }
    int after = Math.min(-segment - 1, vertices.length - 1);
    int before = Math.max(after - 1, 0);
    double span = chainages[after] - chainages[before];
    double share = span == 0 ? 0 : (chainage - chainages[before]) / span;
    Coordinate a = vertices[before];
    Coordinate b = vertices[after];
    return new Coordinate(a.x + share * (b.x - a.x), a.y + share * (b.y - a.y));
  }
}
