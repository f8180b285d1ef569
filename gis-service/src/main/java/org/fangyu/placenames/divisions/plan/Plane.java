package org.fangyu.placenames.divisions.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.geom.util.PolygonExtracter;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** The plane in which ground is measured: from degrees (EPSG:4490) into metres and back. */
public record Plane(UnaryOperator<Geometry> toMetres, UnaryOperator<Geometry> toDegrees) {

  /** In metres, and valid: a ring that touches itself may cross itself by a hair once it is projected. */
  Geometry metres(Geometry degrees) {
    Geometry metres = toMetres.apply(degrees);
    return metres.isValid() ? metres : GeometryFixer.fix(metres);
  }

  double area(Geometry degrees) {
    return degrees.isEmpty() ? 0 : metres(degrees).getArea();
  }

  /** The parts of one that lie outside another and are wider than the tolerance somewhere, in degrees; empty if there are none. */
  Geometry beyond(Geometry one, Geometry other, double toleranceMetres) {
    Geometry rest = OverlayNGRobust.overlay(one, other, OverlayNG.DIFFERENCE);
    List<Polygon> wide = new ArrayList<>();
    for (Object part : PolygonExtracter.getPolygons(rest)) {
      if (!metres((Polygon) part).buffer(-toleranceMetres / 2).isEmpty()) {
        wide.add((Polygon) part);
      }
    }
    return rest.getFactory().createMultiPolygon(wide.toArray(Polygon[]::new));
  }
}
