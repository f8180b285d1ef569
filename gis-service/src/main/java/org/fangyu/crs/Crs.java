package org.fangyu.crs;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.measure.Unit;
import org.geotools.api.metadata.extent.GeographicBoundingBox;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.datum.GeodeticDatum;
import org.geotools.referencing.CRS;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import si.uom.NonSI;
import si.uom.SI;

/**
 * A horizontal coordinate system of the EPSG register, geographic in degrees or projected in metres, always
 * with longitude or easting first. Instances are shared and immutable.
 */
public final class Crs {

  /** CGCS2000, longitude and latitude in degrees: what the database stores. */
  public static final int CGCS2000 = 4490;
  /** WGS 84, longitude and latitude in degrees: GNSS, GPX. */
  public static final int WGS84 = 4326;
  /** Spherical Web Mercator, metres: map tiles. */
  public static final int WEB_MERCATOR = 3857;

  private static final Map<Integer, Crs> KNOWN = new ConcurrentHashMap<>();
  private static final Pattern CODE =
      Pattern.compile("(?:(?:URN:OGC:DEF:CRS:)?EPSG:(?:[0-9.]*:)?|HTTPS?://WWW\\.OPENGIS\\.NET/DEF/CRS/EPSG/[0-9.]+/)?(\\d{4,6})");
  private static final Pattern CRS84 = Pattern.compile(".*[:/](?:OGC|CRS)[:/0-9.]*:?CRS84|CRS:?84|OGC:CRS84");

  private final int epsg;
  private final CoordinateReferenceSystem system;

  private Crs(int epsg, CoordinateReferenceSystem system) {
    this.epsg = epsg;
    this.system = system;
  }

  /**
   * The system of an EPSG code.
   *
   * @throws CrsFault if the register has no such code or it is not a horizontal system in degrees or metres
   */
  public static Crs of(int epsg) {
    Crs known = KNOWN.get(epsg);
    return known != null ? known : KNOWN.computeIfAbsent(epsg, Crs::decode);
  }

  /**
   * The system that a text names: {@code EPSG:4549}, {@code 4549}, {@code urn:ogc:def:crs:EPSG::4549}, an OGC
   * address, or CRS84 (read as 4326: this class has longitude first anyway).
   *
   * @throws CrsFault if the text names none, or one that is not known
   */
  public static Crs parse(String text) {
    String upper = text.strip().toUpperCase(Locale.ROOT);
    if (CRS84.matcher(upper).matches()) {
      return of(WGS84);
    }
    Matcher code = CODE.matcher(upper);
    if (!code.matches()) {
      throw new CrsFault("坐标系应写作 EPSG:4549 这样的代码，而不是 %s / expected a code such as EPSG:4549"
          .formatted(shortened(text)));
    }
    return of(Integer.parseInt(code.group(1)));
  }

  /**
   * The system that the WKT of a Shapefile's .prj describes. Compared by ellipsoid, datum and projection
   * with the systems that occur in China and with UTM, because a search of the whole register takes seconds.
   *
   * @throws CrsFault if it cannot be read, or is none of those
   */
  public static Crs ofWkt(String wkt) {
    return WktMatch.find(wkt);
  }

  /** Transforms a geometry; a new one with the target's SRID is returned, z is kept. */
  public static Geometry transform(Geometry geometry, int fromEpsg, int toEpsg) {
    return CrsTransform.between(of(fromEpsg), of(toEpsg)).apply(geometry);
  }

  public int epsg() {
    return epsg;
  }

  /** As people write it: {@code EPSG:4549}. */
  public String code() {
    return "EPSG:" + epsg;
  }

  /** The register's name, such as {@code CGCS2000 / 3-degree Gauss-Kruger CM 120E}. */
  public String name() {
    return system.getName().getCode();
  }

  /** Whether coordinates are eastings and northings in metres. */
  public boolean metres() {
    return system instanceof ProjectedCRS;
  }

  /** Whether coordinates are longitudes and latitudes in degrees. */
  public boolean degrees() {
    return system instanceof GeographicCRS;
  }

  /** Where the register says the system may be used: longitudes and latitudes in degrees. */
  public Optional<Envelope> areaOfUse() {
    GeographicBoundingBox box = CRS.getGeographicBoundingBox(system);
    return box == null ? Optional.empty() : Optional.of(new Envelope(box.getWestBoundLongitude(),
        box.getEastBoundLongitude(), box.getSouthBoundLatitude(), box.getNorthBoundLatitude()));
  }

  /** Well-known text (version 1), as a .prj file holds it. */
  public String wkt() {
    return system.toWKT();
  }

  @Override
  public String toString() {
    return code() + " (" + name() + ")";
  }

  CoordinateReferenceSystem system() {
    return system;
  }

  GeodeticDatum datum() {
    return geographic().getDatum();
  }

  /** The geographic system on which this one is built, or itself. */
  GeographicCRS geographic() {
    return system instanceof ProjectedCRS projected
        ? (GeographicCRS) projected.getBaseCRS() : (GeographicCRS) system;
  }

  private static Crs decode(int epsg) {
    CoordinateReferenceSystem system;
    try {
      system = CRS.decode("EPSG:" + epsg, true);
    } catch (FactoryException unknown) {
      throw new CrsFault("EPSG 登记中没有代码 %d / no EPSG code %d".formatted(epsg, epsg), unknown);
    }
    boolean horizontal = system instanceof GeographicCRS || system instanceof ProjectedCRS;
    if (!horizontal || system.getCoordinateSystem().getDimension() != 2) {
      throw new CrsFault("EPSG:%d（%s）不是平面坐标系 / not a horizontal coordinate system"
          .formatted(epsg, system.getName().getCode()));
    }
    Unit<?> unit = system.getCoordinateSystem().getAxis(0).getUnit();
    boolean usual = system instanceof GeographicCRS ? NonSI.DEGREE_ANGLE.equals(unit) : SI.METRE.equals(unit);
    if (!usual) {
      throw new CrsFault("EPSG:%d（%s）的单位是 %s，只支持度和米 / only degrees and metres are supported"
          .formatted(epsg, system.getName().getCode(), unit));
    }
    return new Crs(epsg, system);
  }

  private static String shortened(String text) {
    return text.length() <= 80 ? text : text.substring(0, 80) + "…";
  }
}
