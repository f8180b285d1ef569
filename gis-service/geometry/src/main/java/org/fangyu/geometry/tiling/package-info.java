/**
 * Addresses of map tiles. The plane is EPSG:3857 (spherical Web Mercator, metres): at zoom z the square
 * of ±20,037,508.34 m is cut into 2^z × 2^z tiles; x counts from the west, y from the <em>north</em>.
 */
package org.fangyu.geometry.tiling;
