/**
 * Whether one place sees another over terrain: the exact sight line, its profile, its first ridge.
 *
 * <p><b>Frame.</b> x and y are metres in the projected CRS of the {@link
 * org.fangyu.geometry.terrain.HeightGrid}, heights metres above its datum. Missing heights are never
 * transparent and never opaque: they make an answer {@link
 * org.fangyu.geometry.sight.Visibility#UNKNOWN}, unless known ground blocks the line anyway.
 *
 * <p><b>The exact sight line, R3.</b> Between an eye and a target the straight line of the map crosses the
 * grid lines, which join neighbouring posts. At every crossing the ground is interpolated linearly between
 * the two posts, and the line of sight must not be below it there; touching is seeing. This is algorithm R3
 * of W. R. Franklin, C. K. Ray and S. Mehta, <i>Geometric Algorithms for Siting of Air Defense Missile
 * Batteries</i>, Battelle, 1994: the reference that faster ones (R2, XDraw, sweeps) approximate. Here eye and
 * target stand at their true x and y, on bilinear ground, which agrees with R3 wherever it meets a grid
 * line; snapping an eye to its cell's centre would change several per cent of what it sees.
 *
 * <p><b>The curved earth.</b> Ground at distance d from the eye drops by c·d², c = (1 − k) / (2R), with
 * R = 6,378,137 m and k the share that refraction undoes. Put into the frame of the ground, the straight
 * line from z₀ to z₁ over the length D sags instead:
 * <pre>   sight(t) = z₀ + t·(z₁ − z₀) − c·D²·t·(1 − t),   t = share of the way, 0..1</pre>
 * which is the same seen from either end. So sight is <em>symmetric</em>: who sees is seen, when the heights
 * above ground go along. The code keeps that to the last bit by always walking a line from the same end.
 *
 * <p><b>Clearance</b> is the smallest sight(t) − ground over all crossings: negative when blocked. The
 * <b>margin</b> leaves out the crossings within a cell of either end, where ground and end rest on the same
 * posts and share their error; a margin smaller than the vertical error of the heights is
 * {@linkplain org.fangyu.geometry.sight.Verdict#DOUBTFUL doubtful}.
 */
package org.fangyu.geometry.sight;
