/** CSV files (RFC 4180) with coordinates in columns or as WKT. */
package org.fangyu.files.csv;
