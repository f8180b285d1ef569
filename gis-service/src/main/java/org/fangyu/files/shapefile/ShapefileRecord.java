package org.fangyu.files.shapefile;

import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/**
 * One record: its number from 1, its attributes, and its geometry (null for a null shape) or the part and the
 * reason why one of both cannot be read.
 */
public record ShapefileRecord(
    long number, Map<String, Object> values, Geometry geometry, String faultyPart, String fault, String offender) {}
