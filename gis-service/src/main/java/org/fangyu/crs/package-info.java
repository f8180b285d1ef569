/**
 * Coordinate reference systems by EPSG code; the only package that uses GeoTools referencing.
 *
 * <p><b>Order.</b> Coordinates are always longitude latitude or easting northing, as in GeoJSON, PostGIS and
 * GeoTIFF. EPSG itself puts latitude, or northing, first for most Chinese systems (4490 and 4549 alike), so
 * every code is decoded here, with longitude first forced.
 *
 * <p><b>Datum.</b> CGCS2000 and WGS 84 count as equal (they differ by centimetres). Between CGCS2000 and the
 * older national datums, Beijing 1954 and Xi'an 1980, the parameters are not public and differ from place to
 * place by tens of metres; GeoTools would silently take one regional set or none. Such a change is refused
 * unless the caller brings the {@link org.fangyu.crs.SevenParameters} of the place.
 */
package org.fangyu.crs;
