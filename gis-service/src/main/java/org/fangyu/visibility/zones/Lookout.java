package org.fangyu.visibility.zones;

import org.locationtech.jts.geom.Geometry;

/**
 * A corridor to look from: a road of the register, or a line that was drawn and named.
 *
 * @param code of its zone
 * @param name of its zone
 * @param corridor what people call the corridor
 * @param road code of the road; null for a drawn line
 * @param division that the zone belongs to
 * @param line in longitude and latitude (EPSG:4490), MultiLineString
 * @param version of the line
 */
record Lookout(String code, String name, String corridor, String road, String division, Geometry line, String version) {}
