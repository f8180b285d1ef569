/** Brings the posts of files onto the store's grid: sheets joined to one raster, looked up cell by cell, tile by tile. */
package org.fangyu.terrain.warp;
