/**
 * What a change of divisions comes to: which codes, names, parents and polygons hold afterwards, which ground changes hands,
 * and what forbids the change. Pure: no Spring, SQL or clock. Polygons are longitude, latitude in degrees (EPSG:4490);
 * areas and widths are taken in metres of a plane that the caller gives.
 */
package org.fangyu.placenames.divisions.plan;
