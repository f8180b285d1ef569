package org.fangyu.terrain.warp;

import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.terrain.Posts;
import org.fangyu.terrain.tiles.Cells;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.terrain.tiles.TileSetWriter;
import org.locationtech.jts.geom.Envelope;

/**
 * Where cells of the grid lie in a source. Every {@value #STEP}th is transformed exactly, those between are interpolated:
 * with cells of 30 m within 5 mm, and of any size within 0.0001 of a cell for each 30 m of it, for that is how far
 * projections bend.
 */
final class Lookup {
  static final int STEP = 16;
  static final int STEPS = TileSetWriter.SIDE / STEP;

  private final TileGrid grid;
  private final Posts posts;
  private final CrsTransform transform;
  private double postsInACell = 1;

  /** @param transform from the grid's system to the source's; null when they are one */
  Lookup(TileGrid grid, Posts posts, CrsTransform transform) {
    this.grid = grid;
    this.posts = posts;
    this.transform = transform;
  }

  /** Places of a tile in the source, counted in posts: 0 is the westernmost column, the northernmost row. */
  final class Tile {
    private final double[] nodes;

    private Tile(double[] nodes) {
      this.nodes = nodes;
    }

    /** @param x column and @param y row of a cell within the tile; between cells too */
    double u(double x, double y) {
      return at(x, y, 0);
    }

    double v(double x, double y) {
      return at(x, y, 1);
    }

    private double at(double x, double y, int ordinate) {
      int column = (int) Math.max(0, x / STEP);
      int row = (int) Math.max(0, y / STEP);
      double across = x / STEP - column;
      double down = y / STEP - row;
      int i = 2 * (row * (STEPS + 1) + column) + ordinate;
      int below = i + 2 * (STEPS + 1);
      double upper = nodes[i] + across * (nodes[i + 2] - nodes[i]);
      double lower = nodes[below] + across * (nodes[below + 2] - nodes[below]);
      return upper + down * (lower - upper);
    }

    /** Around the places of some rows of nodes. */
    Envelope box(int fromStep, int toStep) {
      var box = new Envelope();
      for (int i = 2 * fromStep * (STEPS + 1); i < 2 * (toStep + 1) * (STEPS + 1); i += 2) box.expandToInclude(nodes[i], nodes[i + 1]);
      return box;
    }
  }

  /** @param west first column and @param north first row of the tile */
  Tile tile(int west, int north) {
    GridFrame frame = grid.frame(new Cells(west, north, TileSetWriter.SIDE + 1, TileSetWriter.SIDE + 1), 0);
    double[] nodes = new double[2 * (STEPS + 1) * (STEPS + 1)];
    for (int i = 0; i < nodes.length / 2; i++) {
      nodes[2 * i] = frame.centreX(i % (STEPS + 1) * STEP);
      nodes[2 * i + 1] = frame.centreY(i / (STEPS + 1) * STEP);
    }
    if (transform != null) transform.apply(nodes, nodes.length / 2);
    for (int i = 0; i < nodes.length; i += 2) {
      nodes[i] = (nodes[i] - posts.west()) / posts.cellWidth() - 0.5;
      nodes[i + 1] = (posts.north() - nodes[i + 1]) / posts.cellHeight() - 0.5;
    }
    postsInACell = Math.max(Math.hypot(nodes[2] - nodes[0], nodes[3] - nodes[1]), Math.hypot(nodes[2 * STEPS + 2] - nodes[0], nodes[2 * STEPS + 3] - nodes[1])) / STEP;
    return new Tile(nodes);
  }

  /** In how many places each way a cell is looked up, so that no post of a finer source is left out. */
  int split(int most) {
    return (int) Math.max(1, Math.min(most, Math.rint(postsInACell)));
  }
}
