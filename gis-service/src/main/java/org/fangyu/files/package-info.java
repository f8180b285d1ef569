/**
 * Files of features, as streams of rows: GeoJSON, GeoPackage, zipped Shapefile and CSV are read, GeoJSON,
 * GeoPackage and CSV written, each in a package of its own. Knows formats, encodings and geometry, not what the
 * columns mean. No file is held in memory: a reader keeps one row, so a file of 2 GB is read like one of 2 KB.
 */
package org.fangyu.files;
