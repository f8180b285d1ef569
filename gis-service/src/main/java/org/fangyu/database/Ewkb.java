package org.fangyu.database;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;

/**
 * JTS geometry to and from PostGIS as EWKB bytes, which PostgreSQL casts to geometry by itself. Faster than
 * postgis-jdbc's objects, and unlike them right for empty geometries. Coordinates are x = east or longitude,
 * y = north or latitude, in the CRS that the geometry's SRID names (0 = not said).
 */
public final class Ewkb {
  private Ewkb() {}

  public static byte[] write(Geometry geometry) {
    return writer(geometry).write(geometry);
  }

  /** As hexadecimal text, the form of a geometry in COPY. */
  public static String hex(Geometry geometry) {
    return WKBWriter.toHex(write(geometry));
  }

  /** @return null for null. @throws IllegalArgumentException for bytes that are no geometry */
  public static Geometry read(byte[] bytes) {
    if (bytes == null) return null;
    try {
      return new WKBReader().read(bytes);
    } catch (ParseException e) {
      throw new IllegalArgumentException("not EWKB: " + e.getMessage(), e);
    }
  }

  private static WKBWriter writer(Geometry geometry) {
    Coordinate first = geometry.getCoordinate();
    int dimension = first == null || Double.isNaN(first.getZ()) ? 2 : 3;
    return new WKBWriter(dimension, ByteOrderValues.LITTLE_ENDIAN, geometry.getSRID() != 0);
  }
}
