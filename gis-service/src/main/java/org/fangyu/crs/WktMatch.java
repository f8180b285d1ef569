package org.fangyu.crs;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.parameter.ParameterValueGroup;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.operation.MathTransform;
import org.geotools.api.referencing.operation.TransformException;
import org.geotools.referencing.CRS;

/**
 * Finds the EPSG code of a .prj: the code it names itself, else the candidates that its datum, central
 * meridian and false easting allow, each accepted only if it projects to the same millimetre.
 */
final class WktMatch {

  private static final double SAME_METRES = 0.001;
  private static final double SAME_DEGREES = 1e-8;

  /** Codes of one datum: geographic; first of the zones 13.. and CM 75.. of 6°, zones 25.. and CM 75.. of 3°. */
  private enum Datum {
    CGCS2000(4490, 4491, 4502, 4513, 4534),
    XIAN_1980(4610, 2327, 2338, 2349, 2370),
    BEIJING_1954(4214, 21413, 21453, 2401, 2422),
    WGS84(4326, 0, 0, 0, 0);

    final int geographic;
    final int sixDegreeZone;
    final int sixDegreeMeridian;
    final int threeDegreeZone;
    final int threeDegreeMeridian;

    Datum(int geographic, int sixDegreeZone, int sixDegreeMeridian, int threeDegreeZone, int threeDegreeMeridian) {
      this.geographic = geographic;
      this.sixDegreeZone = sixDegreeZone;
      this.sixDegreeMeridian = sixDegreeMeridian;
      this.threeDegreeZone = threeDegreeZone;
      this.threeDegreeMeridian = threeDegreeMeridian;
    }
  }

  private WktMatch() {}

  static Crs find(String wkt) {
    CoordinateReferenceSystem system;
    try {
      system = CRS.parseWKT(wkt);
    } catch (FactoryException unreadable) {
      throw new CrsFault("无法读取 .prj 中的坐标系 / the coordinate system text cannot be read: "
          + unreadable.getMessage(), unreadable);
    }
    return candidates(system).stream().map(Crs::of).filter(crs -> agree(system, crs)).findFirst()
        .orElseThrow(() -> new CrsFault(("坐标系 %s 没有对应的 EPSG 代码：请用 --crs 指明"
            + " / no EPSG code matches; name one with --crs").formatted(system.getName().getCode())));
  }

  private static List<Integer> candidates(CoordinateReferenceSystem system) {
    List<Integer> codes = new ArrayList<>();
    for (ReferenceIdentifier id : system.getIdentifiers()) {
      if ("EPSG".equalsIgnoreCase(id.getCodeSpace()) && id.getCode().matches("\\d{4,6}")) {
        codes.add(Integer.parseInt(id.getCode()));
      }
    }
    if (system instanceof GeographicCRS geographic) {
      codes.add(datumOf(geographic).geographic);
    } else if (system instanceof ProjectedCRS projected) {
      codes.addAll(projectedCandidates(projected));
    }
    return codes;
  }

  private static List<Integer> projectedCandidates(ProjectedCRS crs) {
    Datum datum = datumOf((GeographicCRS) crs.getBaseCRS());
    ParameterValueGroup values = crs.getConversionFromBase().getParameterValues();
    double meridian = parameter(values, "central_meridian");
    double falseEasting = parameter(values, "false_easting");
    if (datum == Datum.WGS84) {
      int zone = (int) Math.round((meridian + 183) / 6);
      return zone < 1 || zone > 60 ? List.of(Crs.WEB_MERCATOR)
          : List.of(32600 + zone, 32700 + zone, Crs.WEB_MERCATOR);
    }
    int prefix = (int) Math.floor(falseEasting / 1_000_000);
    if (prefix >= 13 && prefix <= 23) {
      return List.of(datum.sixDegreeZone + prefix - 13);
    }
    if (prefix >= 25 && prefix <= 45) {
      return List.of(datum.threeDegreeZone + prefix - 25);
    }
    int step = (int) Math.round((meridian - 75) / 3);
    // A 6° meridian is also a 3° meridian, with the same numbers; the 3° code is the usual one.
    return step < 0 || step > 20 ? List.of()
        : List.of(datum.threeDegreeMeridian + step, datum.sixDegreeMeridian + step / 2);
  }

  private static Datum datumOf(GeographicCRS crs) {
    double flattening = crs.getDatum().getEllipsoid().getInverseFlattening();
    if (crs.getDatum().getName().getCode().contains("2000")) {
      return Datum.CGCS2000;
    }
    double semiMajor = crs.getDatum().getEllipsoid().getSemiMajorAxis();
    if (Math.abs(flattening - 298.257) < 1e-6 && Math.abs(semiMajor - 6_378_140) < 1) {
      return Datum.XIAN_1980;
    }
    return Math.abs(flattening - 298.3) < 1e-6 ? Datum.BEIJING_1954 : Datum.WGS84;
  }

  private static double parameter(ParameterValueGroup values, String name) {
    try {
      return values.parameter(name).doubleValue();
    } catch (RuntimeException absent) { // GeoTools: ParameterNotFoundException and unit errors share no narrower parent
      return Double.NaN;
    }
  }

  /** Whether both systems give a place of the candidate's area the same numbers, on the same kind of datum. */
  private static boolean agree(CoordinateReferenceSystem system, Crs candidate) {
    boolean degrees = system instanceof GeographicCRS;
    GeographicCRS base = degrees ? (GeographicCRS) system : (GeographicCRS) ((ProjectedCRS) system).getBaseCRS();
    if (degrees != candidate.degrees() || datumOf(base) != datumOf(candidate.geographic())) {
      return false;
    }
    var area = candidate.areaOfUse().orElseThrow(() -> new CrsFault(candidate + " has no area of use"));
    double[] place = {area.getMinX() + 0.7 * area.getWidth(), area.getMinY() + 0.6 * area.getHeight()};
    try {
      double[] one = project(base, system, place);
      double[] other = project(candidate.geographic(), candidate.system(), place);
      double bound = degrees ? SAME_DEGREES : SAME_METRES;
      return Math.abs(one[0] - other[0]) < bound && Math.abs(one[1] - other[1]) < bound;
    } catch (FactoryException | TransformException outside) {
      return false;
    }
  }

  private static double[] project(GeographicCRS base, CoordinateReferenceSystem system, double[] place)
      throws FactoryException, TransformException {
    MathTransform transform = CRS.findMathTransform(base, system, true);
    double[] result = new double[2];
    transform.transform(place, 0, result, 0, 1);
    return result;
  }
}
