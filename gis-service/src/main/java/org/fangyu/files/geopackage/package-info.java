/** GeoPackage files (OGC 12-128r18) through SQLite. */
package org.fangyu.files.geopackage;
