package org.fangyu.importexport;

import java.math.BigDecimal;
import java.util.Optional;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.importexport.kinds.Kind.Shape;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.MultiPoint;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;

/**
 * Brings the geometry of a row from the coordinate system of its file to CGCS2000 longitude and latitude, or
 * says why not: wrong shape, broken ring, swapped axes, wrong zone, outside China. Which numbers belong to which
 * system: 3-degree Gauss–Krüger eastings have six digits, or eight with the zone number 25..45 in front.
 */
final class Placement {

  /** Where a geometry lies: as delivered (with the SRID of its system) and in EPSG:4490. */
  record Placed(Geometry source, Geometry geometry) {}

  /** A geometry that is not taken; the message is the rest of a sentence that begins with the geometry. */
  static final class Refused extends Exception {
    private static final long serialVersionUID = 1;
    private final String offender;

    Refused(String reason, String offender) {
      super(reason, null, false, false);
      this.offender = offender;
    }

    String offender() {
      return offender;
    }
  }

  /** China with its seas, longitude and latitude in degrees. */
  private static final Envelope CHINA = new Envelope(73, 136, 3, 54);
  /** Six-digit eastings of a zone 3 or 6 degrees wide, metres, with a whole zone to spare on either side. */
  private static final double LEAST_EASTING = 100_000;
  private static final double MOST_EASTING = 900_000;
  private static final double LEAST_NORTHING = 300_000;
  private static final double MOST_NORTHING = 6_100_000;
  private static final double MILLION = 1_000_000;
  /** Data is often kept in the neighbouring zone: half a zone beyond the register's area is no fault. */
  private static final double ZONE_OVERLAP_DEGREES = 1.5;

  private final Crs crs;
  private final CrsTransform toStored;
  private final Shape shape;
  private final Envelope use;
  private final int prefix;

  /** @throws CrsFault if there is no way from the system to CGCS2000 */
  Placement(Crs crs, Shape shape) {
    this.crs = crs;
    this.shape = shape;
    // WGS 84 and CGCS2000 agree to centimetres and no transformation between them is published: same numbers.
    this.toStored = crs.epsg() == Crs.CGCS2000 || crs.epsg() == Crs.WGS84 ? null
        : CrsTransform.between(crs, Crs.of(Crs.CGCS2000));
    this.use = crs.areaOfUse().map(Placement::widened).orElse(CHINA);
    this.prefix = prefix(crs.epsg());
  }

  private static Envelope widened(Envelope area) {
    Envelope wide = new Envelope(area);
    wide.expandBy(ZONE_OVERLAP_DEGREES);
    return wide;
  }

  /** The zone number in front of eastings of a CGCS2000 zone; 0 if it has none; -1 if the system is no such zone. */
  private static int prefix(int epsg) {
    if (epsg >= 4513 && epsg <= 4533) {
      return epsg - 4488; // 3-degree zones 25..45
    }
    if (epsg >= 4491 && epsg <= 4501) {
      return epsg - 4478; // 6-degree zones 13..23
    }
    return epsg >= 4502 && epsg <= 4512 || epsg >= 4534 && epsg <= 4554 ? 0 : -1;
  }

  Crs crs() {
    return crs;
  }

  Placed place(Geometry delivered) throws Refused {
    Geometry source = ofShape(delivered);
    source.setSRID(crs.epsg());
    checkNumbers(source);
    checkAxes(source.getEnvelopeInternal());
    Geometry geometry = toStored == null ? source.copy() : transformed(source);
    geometry.setSRID(Crs.CGCS2000);
    checkArea(geometry.getEnvelopeInternal(), source);
    if (shape != Shape.POINT) {
      checkValid(source, source);
      if (toStored != null) {
        checkValid(geometry, source);
      }
    }
    return new Placed(source, geometry);
  }

  private Geometry ofShape(Geometry delivered) throws Refused {
    if (delivered.isEmpty()) {
      throw new Refused("must not be empty", delivered.getGeometryType());
    }
    Geometry shaped = switch (shape) {
      case POINT -> delivered instanceof MultiPoint points && points.getNumGeometries() == 1
          ? points.getGeometryN(0) : delivered;
      case LINES -> delivered instanceof LineString line
          ? line.getFactory().createMultiLineString(new LineString[] {line}) : delivered;
      case POLYGONS -> delivered instanceof Polygon polygon
          ? polygon.getFactory().createMultiPolygon(new Polygon[] {polygon}) : delivered;
    };
    if (!shaped.getGeometryType().equals(shape.typeName())) {
      throw new Refused("must be a " + shape.typeName(), delivered.getGeometryType());
    }
    return flat(shaped);
  }

  /** Without heights: registers keep those in columns with a unit and a datum. */
  private static Geometry flat(Geometry geometry) {
    Geometry copy = geometry.copy();
    copy.apply((Coordinate c) -> {
      if (!Double.isNaN(c.getZ())) {
        c.setZ(Double.NaN);
      }
    });
    return copy;
  }

  private static void checkNumbers(Geometry geometry) throws Refused {
    FirstInfinite search = new FirstInfinite();
    geometry.apply(search);
    if (search.found != null) {
      throw new Refused("must have finite coordinates", search.found);
    }
  }

  private void checkAxes(Envelope box) throws Refused {
    String position = position(box.getMinX(), box.getMinY());
    if (crs.degrees()) {
      if (Math.abs(box.getMaxX()) > 360 || Math.abs(box.getMaxY()) > 360) {
        throw new Refused("must be longitude and latitude in degrees as %s has them; these look like metres: give the right --crs"
            .formatted(crs.code()), position);
      }
      if (!CHINA.contains(box) && CHINA.contains(swapped(box))) {
        throw new Refused("axes look swapped: longitude comes first", "lon %s lat %s".formatted(box.getMinX(), box.getMinY()));
      }
      return;
    }
    if (CHINA.contains(box) || CHINA.contains(swapped(box))) {
      throw new Refused("must be metres as %s has them; these look like degrees: give --crs EPSG:4490".formatted(crs), position);
    }
    if (prefix >= 0) {
      checkZone(box, position);
    }
  }

  private void checkZone(Envelope box, String position) throws Refused {
    if (!eastingNorthing(box) && eastingNorthing(swapped(box))) {
      throw new Refused("axes look swapped: easting (横坐标 Y) comes first, northing (纵坐标 X) second", position);
    }
    int found = (int) Math.floor(box.getMinX() / MILLION);
    if (prefix == 0 && found > 0) {
      throw new Refused("easting begins with zone number %d, but %s has eastings without%s".formatted(
          found, crs, found >= 25 && found <= 45 ? ": use EPSG:" + new Cgcs2000Zone(found).epsgWithPrefix() : ""), position);
    }
    if (prefix > 0 && found != prefix) {
      throw new Refused(found == 0 ? "easting has no zone number, but %s puts %d in front%s".formatted(crs, prefix, withoutPrefix())
          : "easting begins with zone number %d, but %s has %d".formatted(found, crs, prefix), position);
    }
  }

  private String withoutPrefix() {
    return prefix >= 25 ? ": use EPSG:" + new Cgcs2000Zone(prefix).epsg() : "";
  }

  private static boolean eastingNorthing(Envelope box) {
    double zone = Math.floor(box.getMinX() / MILLION);
    boolean known = zone == 0 || zone >= 13 && zone <= 45;
    double least = zone * MILLION;
    return known && box.getMinX() >= least + LEAST_EASTING && box.getMaxX() <= least + MOST_EASTING
        && box.getMinY() >= LEAST_NORTHING && box.getMaxY() <= MOST_NORTHING;
  }

  private Geometry transformed(Geometry source) throws Refused {
    try {
      return toStored.apply(source);
    } catch (CrsFault outside) {
      throw new Refused("must lie where %s can be used".formatted(crs), position(source));
    }
  }

  private void checkArea(Envelope box, Geometry source) throws Refused {
    if (!(box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -90 && box.getMaxY() <= 90)) {
      throw new Refused("must lie where %s can be used".formatted(crs), position(source));
    }
    if (!CHINA.contains(box)) {
      throw new Refused("must lie in China, 73 to 136 degrees east, 3 to 54 north, not at %.5f, %.5f"
          .formatted(box.getMinX(), box.getMinY()), position(source));
    }
    if (!use.contains(box)) {
      throw new Refused("must lie where %s is used, longitude %.1f to %.1f, not at %.5f, %.5f: wrong zone?".formatted(
          crs, use.getMinX() + ZONE_OVERLAP_DEGREES, use.getMaxX() - ZONE_OVERLAP_DEGREES, box.getMinX(), box.getMinY()), position(source));
    }
  }

  private static void checkValid(Geometry geometry, Geometry source) throws Refused {
    TopologyValidationError error = new IsValidOp(geometry).getValidationError();
    if (error == null) {
      return;
    }
    Coordinate at = error.getCoordinate();
    String where = at == null ? "" : " at " + position(at.x, at.y);
    throw new Refused("must be valid: %s%s%s".formatted(error.getMessage(), where,
        geometry == source ? "" : " (after transformation to longitude and latitude)"), position(source));
  }

  private static Envelope swapped(Envelope box) {
    return new Envelope(box.getMinY(), box.getMaxY(), box.getMinX(), box.getMaxX());
  }

  private static String position(Geometry geometry) {
    Coordinate first = geometry.getCoordinate();
    return position(first.x, first.y);
  }

  private static String position(double x, double y) {
    return plain(x) + ", " + plain(y);
  }

  /** As a person writes it: eastings without an exponent. */
  private static String plain(double value) {
    return Double.isFinite(value) && Math.abs(value) < 1e12 ? new BigDecimal(Double.toString(value)).toPlainString() : Double.toString(value);
  }

  /** The zone of CGCS2000 whose eastings, written as this system's are, fit a longitude; empty if this is no such zone. */
  Optional<Integer> codeFor(double longitude) {
    if (prefix < 0 || longitude < 73.5 || longitude >= 136.5) {
      return Optional.empty();
    }
    Cgcs2000Zone zone = Cgcs2000Zone.of(longitude);
    return Optional.of(prefix > 0 ? zone.epsgWithPrefix() : zone.epsg());
  }

  private static final class FirstInfinite implements CoordinateSequenceFilter {
    private String found;

    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double x = sequence.getX(i);
      double y = sequence.getY(i);
      if (!Double.isFinite(x) || !Double.isFinite(y)) {
        found = position(x, y);
      }
    }

    @Override
    public boolean isDone() {
      return found != null;
    }

    @Override
    public boolean isGeometryChanged() {
      return false;
    }
  }
}
