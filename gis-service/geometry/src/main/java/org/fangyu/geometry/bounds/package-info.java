/**
 * What a map of the four bounds needs: what lies to the east, south, west and north of a road or place, which of the
 * fixed scales shows it, how long a scale bar is, where labels stand. Ground coordinates are metres in a projected CRS
 * with y to the north; on the sheet x and y are millimetres from the frame's upper left corner with y downwards.
 */
package org.fangyu.geometry.bounds;
