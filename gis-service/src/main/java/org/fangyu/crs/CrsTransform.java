package org.fangyu.crs;

import java.util.Map;
import java.util.Set;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.geotools.referencing.datum.BursaWolfParameters;
import org.geotools.referencing.datum.DefaultGeodeticDatum;
import org.geotools.referencing.operation.DefaultMathTransformFactory;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/** A change of coordinates from one system to another, for reuse; safe for use by many threads. */
public final class CrsTransform {

  /** Datums whose relation to the others is not public: Beijing 1954, New Beijing, Xi'an 1980 (EPSG datum codes). */
  private static final Set<String> CLASSIFIED = Set.of("6214", "1045", "6610");

  private final Crs from;
  private final Crs to;
  private final MathTransform transform;

  private CrsTransform(Crs from, Crs to, MathTransform transform) {
    this.from = from;
    this.to = to;
    this.transform = transform;
  }

  /**
   * The change between two systems.
   *
   * @throws CrsFault if it would change from or to an old national datum, whose parameters must be given
   */
  public static CrsTransform between(Crs from, Crs to) {
    if (classified(from) != classified(to) || classified(from) && !sameDatum(from, to)) {
      throw new CrsFault(("%s 与 %s 的基准不同，转换参数不公开且因地而异：请提供本地七参数，或先用测绘部门的成果转换"
          + " / the datums of %s and %s differ and no public parameters exist: give the seven parameters of the place")
          .formatted(from, to, from.code(), to.code()));
    }
    try {
      return new CrsTransform(from, to, CRS.findMathTransform(from.system(), to.system(), true));
    } catch (FactoryException none) {
      throw new CrsFault("无法从 %s 转换到 %s / no transformation".formatted(from, to), none);
    }
  }

  /** The change between two systems of different datum by the parameters of the place (from's datum to to's). */
  public static CrsTransform between(Crs from, Crs to, SevenParameters parameters) {
    try {
      GeographicCRS shifted = withParameters(from, to.datum(), parameters);
      var join = new DefaultMathTransformFactory();
      MathTransform toDegrees = CRS.findMathTransform(from.system(), from.geographic(), true);
      MathTransform shift = CRS.findMathTransform(shifted, to.geographic(), false);
      MathTransform fromDegrees = CRS.findMathTransform(to.geographic(), to.system(), true);
      return new CrsTransform(from, to, join.createConcatenatedTransform(
          join.createConcatenatedTransform(toDegrees, shift), fromDegrees));
    } catch (FactoryException none) {
      throw new CrsFault("无法从 %s 转换到 %s / no transformation".formatted(from, to), none);
    }
  }

  public Crs from() {
    return from;
  }

  public Crs to() {
    return to;
  }

  /** A copy of the geometry in the target system, with its SRID; z values are kept as they are. */
  public Geometry apply(Geometry geometry) {
    Geometry moved = geometry.copy();
    moved.apply(new EachCoordinate());
    moved.setSRID(to.epsg());
    return moved;
  }

  /** One position: longitude latitude or easting northing in the units of each system. */
  public Coordinate apply(double x, double y) {
    double[] xy = {x, y};
    apply(xy, 1);
    return new Coordinate(xy[0], xy[1]);
  }

  /** The first positions of an array x0, y0, x1, y1, … in place; much faster than one by one. */
  public void apply(double[] xy, int positions) {
    try {
      transform.transform(xy, 0, xy, 0, positions);
    } catch (TransformException | IllegalArgumentException outside) { // the latter: GeoTools fails to word the former
      throw new CrsFault("坐标 %s, %s 等超出 %s 与 %s 的适用范围 / coordinates outside the systems' use"
          .formatted(xy[0], xy[1], from.code(), to.code()), outside);
    }
  }

  private static boolean classified(Crs crs) {
    return crs.datum().getIdentifiers().stream().anyMatch(id -> CLASSIFIED.contains(id.getCode()));
  }

  private static boolean sameDatum(Crs a, Crs b) {
    return CRS.equalsIgnoreMetadata(a.datum(), b.datum());
  }

  private static GeographicCRS withParameters(Crs from, GeodeticDatum target, SevenParameters p) {
    var wolf = new BursaWolfParameters(target);
    wolf.dx = p.dx();
    wolf.dy = p.dy();
    wolf.dz = p.dz();
    wolf.ex = p.rx();
    wolf.ey = p.ry();
    wolf.ez = p.rz();
    wolf.ppm = p.ppm();
    GeodeticDatum old = from.datum();
    var datum = new DefaultGeodeticDatum(
        Map.of("name", old.getName().getCode() + " with local parameters",
            DefaultGeodeticDatum.BURSA_WOLF_KEY, wolf),
        old.getEllipsoid(), old.getPrimeMeridian());
    return new DefaultGeographicCRS(
        "geographic", datum, from.geographic().getCoordinateSystem());
  }

  private final class EachCoordinate implements CoordinateSequenceFilter {
    @Override
    public void filter(CoordinateSequence sequence, int i) {
      double[] xy = {sequence.getX(i), sequence.getY(i)};
      CrsTransform.this.apply(xy, 1);
      sequence.setOrdinate(i, CoordinateSequence.X, xy[0]);
      sequence.setOrdinate(i, CoordinateSequence.Y, xy[1]);
    }

    @Override
    public boolean isDone() {
      return false;
    }

    @Override
    public boolean isGeometryChanged() {
      return true;
    }
  }
}
