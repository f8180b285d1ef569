package org.fangyu.placenames.divisions.plan;

import org.locationtech.jts.geom.Geometry;

/** Ground that changes hands. @param from code before the change @param to code after it @param geometry degrees (EPSG:4490) */
public record Piece(String from, String to, double areaSquareMetres, Geometry geometry) {}
