/**
 * Zipped Shapefiles (ESRI Shapefile Technical Description, July 1998; dBASE III+ tables), read as a stream out
 * of the archive: nothing is unpacked to disk, so no path in the archive is ever used and a bomb fills nothing.
 */
package org.fangyu.files.shapefile;
