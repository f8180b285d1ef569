package org.fangyu.geometry.sightzone;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.skyline.Viewshed;
import org.fangyu.geometry.terrain.GridFrame;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;

/**
 * The ground that is seen from a road, in metres of the heights' CRS. Of every cell it is true: its centre is inside
 * the polygons exactly if it is seen. The line stays within half a cell of the outline of the seen cells and, where that
 * passes between a seen and an unseen centre, crosses within 0.4 cells of it; steps become slopes. The polygons are valid, hang together where seen cells share a side or a corner, keep every hole,
 * and none is left out for being small.
 *
 * @param polygons the seen ground; empty when nothing is seen
 * @param seenCells cells that are seen
 * @param cellsInRange cells whose centre some eye is in range of
 * @param unansweredCells those of them that nothing can be said of, because heights are missing
 * @param cellSquareMetres area of a cell
 */
public record SightZone(MultiPolygon polygons, long seenCells, long cellsInRange, long unansweredCells, double cellSquareMetres) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /**
   * Draws the zone, in time and memory proportional to the grid.
   *
   * @param cells as {@link Viewshed#union} gives them
   * @param eyes and distance in metres that they were made with
   */
  public static SightZone of(GridFrame frame, byte[] cells, List<Eye> eyes, double maxDistanceMetres) {
    if (cells.length != frame.cells()) {
      throw new IllegalArgumentException("%d × %d cells, but %d values".formatted(frame.columns(), frame.rows(), cells.length));
    }
    var runs = new Runs(frame, cells, Viewshed.SEEN);
    long seen = 0;
    for (int run = 0; run < runs.count(); run++) {
      seen += runs.length(run);
    }
    var reach = new Reach(frame, eyes, maxDistanceMetres);
    reach.count(cells);
    return new SightZone(polygons(frame, cells, runs), seen, reach.inRange(), reach.unanswered(), frame.cellWidth() * frame.cellHeight());
  }

  public double seenSquareMetres() {
    return seenCells * cellSquareMetres;
  }

  public double unansweredSquareMetres() {
    return unansweredCells * cellSquareMetres;
  }

  /** Of the ground in range, 0 to 1. */
  public double unansweredShare() {
    return cellsInRange == 0 ? 0 : (double) unansweredCells / cellsInRange;
  }

  /** Seen cells that hang together have one outer ring; the first of their gates, in order of rows, is on it. */
  private static MultiPolygon polygons(GridFrame frame, byte[] cells, Runs runs) {
    var gates = new Gates(frame, cells, Viewshed.SEEN);
    var walked = new BitSet(frame.cells());
    Map<Integer, List<LinearRing>> rings = new LinkedHashMap<>();
    for (int run = 0; run < runs.count(); run++) {
      if (!walked.get(runs.cell(run))) {
        gates.walk(runs.cell(run));
        for (int gate = 0; gate < gates.count(); gate++) {
          if (gates.isWest(gate)) {
            walked.set(gates.cell(gate));
          }
        }
        rings.computeIfAbsent(runs.root(run), root -> new ArrayList<>()).add(ring(frame, gates));
      }
    }
    return FACTORY.createMultiPolygon(rings.values().stream().map(SightZone::polygon).toArray(Polygon[]::new));
  }

  private static LinearRing ring(GridFrame frame, Gates gates) {
    return FACTORY.createLinearRing(Straight.ring(gates).stream()
        .map(at -> new Coordinate(frame.west() + (at.x + 0.5) * frame.cellWidth(), frame.north() - (at.y + 0.5) * frame.cellHeight()))
        .toArray(Coordinate[]::new));
  }

  private static Polygon polygon(List<LinearRing> rings) {
    return FACTORY.createPolygon(rings.get(0), rings.subList(1, rings.size()).toArray(LinearRing[]::new));
  }
}
