package org.fangyu.placenames.papers.sheet;

import org.locationtech.jts.geom.Geometry;

/**
 * Something that surrounds a name.
 *
 * @param name null where it has none that counts
 * @param kind class of road, level of division, or built-up
 * @param caseCode of the case that gave it its name, or null
 */
record Thing(String name, String kind, String code, String caseCode, Geometry geometry) {}
