/**
 * Elevation: files read into a {@link org.fangyu.geometry.terrain.HeightGrid}, rasters written on its frame,
 * and the hillshade drawn from it. The only package that uses GeoTools coverage.
 *
 * <p>Heights are used in the file's own projected system. A file in degrees is refused for sight lines: the
 * grid of {@code geometry} is metric, and degrees read as metres are the commonest wrong answer of other
 * tools.
 */
package org.fangyu.terrain;
