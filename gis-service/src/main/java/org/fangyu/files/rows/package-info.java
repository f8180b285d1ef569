/**
 * What every format of feature files has in common: rows with a number, values and a geometry, and faults.
 *
 * <p>x is easting or longitude, y northing or latitude, in every row and every format, whatever the axis order
 * of the coordinate system's authority.
 *
 * <p>Two kinds of fault are kept apart. {@link org.fangyu.files.rows.FileFault}: the file as a whole cannot be
 * read, reading ends. {@link org.fangyu.files.rows.FeatureRow#trouble()}: a part of one row cannot be read, the
 * next row can.
 */
package org.fangyu.files.rows;
