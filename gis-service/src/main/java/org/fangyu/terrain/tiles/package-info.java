/**
 * The elevation as it lies on the disk: for each source a file a level of square tiles of 32-bit floats, on one metric
 * grid, read by memory mapping; and a list that says which sources count and in which order.
 *
 * <p>Level 0 has the grid's own cells; a cell of level n is the mean of those cells under it that have a height, 2ⁿ a
 * side. {@code NaN} is missing data. Cells and tiles are counted from the grid's corner, columns east and rows south,
 * and may be negative. Nothing here knows a file format of others, the database or the web.
 */
package org.fangyu.terrain.tiles;
