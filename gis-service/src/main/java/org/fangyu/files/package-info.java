/**
 * Files of features, as streams of rows: GeoJSON, GeoPackage, zipped Shapefile and CSV are read, GeoJSON,
 * GeoPackage and CSV written. Knows formats, encodings and geometry, not what the columns mean. No file is
 * held in memory: a reader keeps one row, so a file of 2 GB is read like one of 2 KB.
 *
 * <p>x is easting or longitude, y northing or latitude, in every row and every format, whatever the axis order
 * of the coordinate system's authority.
 *
 * <p>Two kinds of fault are kept apart. {@link org.fangyu.files.FileFault}: the file as a whole cannot be read,
 * reading ends. {@link org.fangyu.files.FeatureRow#trouble()}: a part of one row cannot be read, the next
 * row can.
 */
package org.fangyu.files;
