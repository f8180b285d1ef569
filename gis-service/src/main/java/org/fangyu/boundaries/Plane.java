package org.fangyu.boundaries;

import java.util.List;
import java.util.stream.IntStream;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.boundary.WalkedShare.Fix;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/** The plane in which a place is measured: its 3-degree Gauss–Krüger zone of CGCS2000, metres. */
record Plane(Cgcs2000Zone zone, CrsTransform toMetres, CrsTransform toDegrees) {

  /**
   * The zone of the middle of a geometry in degrees.
   *
   * @throws CrsFault if it lies outside of the zones of China
   */
  static Plane about(Geometry degrees) {
    return of(Cgcs2000Zone.of(degrees.getEnvelopeInternal().centre().x));
  }

  static Plane of(Cgcs2000Zone zone) {
    Crs degrees = Crs.of(Crs.CGCS2000);
    Crs metres = Crs.of(zone.epsg());
    return new Plane(zone, CrsTransform.between(degrees, metres), CrsTransform.between(metres, degrees));
  }

  Geometry metres(Geometry degrees) {
    return toMetres.apply(degrees);
  }

  Geometry degrees(Geometry metres) {
    return toDegrees.apply(metres);
  }

  Coordinate metres(Coordinate degrees) {
    return toMetres.apply(degrees.x, degrees.y);
  }

  /** The track's fixes. WGS 84 and CGCS2000 differ by centimetres, far less than a walker's receiver. */
  List<List<Fix>> metres(GpxTrack track) {
    return track.segments().stream().map(this::metres).toList();
  }

  private List<Fix> metres(List<GpxTrack.Fix> segment) {
    double[] xy = new double[2 * segment.size()];
    for (int i = 0; i < segment.size(); i++) {
      xy[2 * i] = segment.get(i).longitude();
      xy[2 * i + 1] = segment.get(i).latitude();
    }
    toMetres.apply(xy, segment.size());
    return IntStream.range(0, segment.size())
        .mapToObj(i -> new Fix(xy[2 * i], xy[2 * i + 1], segment.get(i).seconds())).toList();
  }
}
