package org.fangyu.geometry.naming;

import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Shapes of the tests, metres. */
final class Drawn {

  private Drawn() {}

  static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  /** A straight road from one point to another. */
  static Geometry road(double fromEast, double fromNorth, double toEast, double toNorth) {
    return wkt("LINESTRING (%s %s, %s %s)".formatted(fromEast, fromNorth, toEast, toNorth));
  }

  /** An upright rectangle of town. */
  static ScopeArea town(String name, double west, double south, double east, double north) {
    return area(name, name, ScopeArea.Kind.BUILT_UP, west, south, east, north);
  }

  static ScopeArea county(double west, double south, double east, double north) {
    return area("青禾县", "990121", ScopeArea.Kind.DIVISION, west, south, east, north);
  }

  private static ScopeArea area(String name, String code, ScopeArea.Kind kind, double west, double south, double east, double north) {
    return new ScopeArea(code, name, kind, wkt("POLYGON ((%1$s %2$s, %3$s %2$s, %3$s %4$s, %1$s %4$s, %1$s %2$s))"
        .formatted(west, south, east, north)));
  }
}
