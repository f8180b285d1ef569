package org.fangyu.geometry.visibility;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;

/**
 * Something to be seen: it counts as seen when any of its points (x, y in metres) is. A grave is one point; a
 * site is sampled.
 */
public record SightTarget(List<Coordinate> points) {

  public SightTarget {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a target needs at least one point");
    }
  }

  /**
   * The points of a geometry: of points themselves; of lines and outlines the vertices and places between them
   * no more than the spacing apart; of areas also a square raster of that spacing inside.
   *
   * @throws IllegalArgumentException if the geometry is empty or would need more than the stated points
   */
  public static SightTarget of(Geometry geometry, double spacingMetres, int maxPoints) {
    if (geometry.isEmpty()) {
      throw new IllegalArgumentException("a target must not be empty");
    }
    Envelope box = geometry.getEnvelopeInternal();
    double raster = geometry.getDimension() < 2 ? 0 : box.getArea() / (spacingMetres * spacingMetres);
    double points = raster + geometry.getLength() / spacingMetres + geometry.getNumPoints();
    if (points > maxPoints) {
      throw new IllegalArgumentException("a target may need at most %d points at %s m, needs about %.0f"
          .formatted(maxPoints, spacingMetres, points));
    }
    Geometry outline = geometry.getDimension() < 1 ? geometry : Densifier.densify(geometry, spacingMetres);
    Set<Coordinate> all = new LinkedHashSet<>(List.of(outline.getCoordinates()));
    if (geometry.getDimension() == 2) {
      addInside(all, geometry, box, spacingMetres);
    }
    return new SightTarget(new ArrayList<>(all));
  }

  private static void addInside(Set<Coordinate> all, Geometry area, Envelope box, double spacing) {
    var locator = new IndexedPointInAreaLocator(area);
    for (double y = box.getMinY() + spacing / 2; y < box.getMaxY(); y += spacing) {
      for (double x = box.getMinX() + spacing / 2; x < box.getMaxX(); x += spacing) {
        var point = new Coordinate(x, y);
        if (locator.locate(point) == Location.INTERIOR) {
          all.add(point);
        }
      }
    }
  }
}
