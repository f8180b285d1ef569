package org.fangyu.geometry.roads;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;

/** Stretches in which a road runs along another one, as two records of the same road do. Pure; metres. */
public final class RoadOverlap {
  private RoadOverlap() {}

  /** @param metres of the road that lie beside the other @param where those stretches, lineal */
  public record Stretch(Road other, double metres, Geometry where) {}

  /**
   * @param nearMetres roads closer than this run along one another
   * @param leastMetres what is shorter is a crossing or a joint; more than twice the nearness
   */
  public static List<Stretch> find(Geometry road, Collection<Road> others, double nearMetres, double leastMetres) {
    if (!(nearMetres > 0) || !(leastMetres > 2 * nearMetres)) {
      throw new IllegalArgumentException("nearness must be above 0 and the least stretch above twice that, was " + nearMetres + ", " + leastMetres);
    }
    List<Stretch> found = new ArrayList<>();
    for (Road other : others) {
      if (!other.line().getEnvelopeInternal().intersects(road.buffer(nearMetres).getEnvelopeInternal())) {
        continue;
      }
      Geometry beside = road.intersection(other.line().buffer(nearMetres));
      List<LineString> stretches = new ArrayList<>();
      for (int i = 0; i < beside.getNumGeometries(); i++) {
        if (beside.getGeometryN(i) instanceof LineString part && part.getLength() >= leastMetres) {
          stretches.add(part);
        }
      }
      if (!stretches.isEmpty()) {
        Geometry where = road.getFactory().buildGeometry(stretches);
        found.add(new Stretch(other, where.getLength(), where));
      }
    }
    return found;
  }
}
