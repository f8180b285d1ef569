/**
 * Map tiles. One query a tile builds all its layers with ST_AsMVT from the stored Web Mercator column. The ETag comes
 * from the data version before the tile is built, so an unchanged tile costs no tile query; built tiles are kept
 * compressed in memory, and requests for the same missing tile wait for one building of it.
 */
package org.fangyu.tiles;
