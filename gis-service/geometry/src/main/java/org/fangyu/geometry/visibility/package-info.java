/**
 * Who sees whom over terrain: sight lines, viewsheds, and what is seen from a road.
 *
 * <p><b>Frame.</b> x and y are metres in the projected CRS of the {@link
 * org.fangyu.geometry.terrain.HeightGrid}, heights metres above its datum. Missing heights are never
 * transparent and never opaque: they make an answer {@link
 * org.fangyu.geometry.visibility.Visibility#UNKNOWN}, unless known ground blocks the line anyway.
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
 * <p><b>All cells at once.</b> A sight line a cell would cost the distance in cells for each. {@link
 * org.fangyu.geometry.visibility.CellSweep} instead carries the skyline outward (horizon merging; compare
 * C. Stewart, <i>Fast Horizon Computation at All Points of a Terrain with Visibility and Shading
 * Applications</i>, IEEE TVCG 4(1), 1998, and arXiv 1810.01946). With a = forward and b = lateral distance from
 * the eye in cells, m = b/a and s = (ground − eye − c·d²)/a, a sight line is the point (m, s) of its target,
 * and it is blocked exactly where some edge between neighbouring posts nearer to the eye passes above that
 * point. Such an edge is straight in (m, s): along a ring a is constant and both m and s are linear in b; along
 * a line towards the eye b is constant and both are linear in 1/a. Only the earth's drop bends it, by less than
 * c·cell² (60 millionths of a metre per cell of distance at 30 m); posts within that of the skyline are decided
 * by their own sight line, so no answer differs. An octant's skyline is the upper envelope of segments, kept as
 * one chain; laying a ring behind it costs a few comparisons a post, because most of a ring is hidden.
 *
 * <p><b>Clearance</b> is the smallest sight(t) − ground over all crossings: negative when blocked. The
 * <b>margin</b> leaves out the crossings within a cell of either end, where ground and end rest on the same
 * posts and share their error; a margin smaller than the vertical error of the heights is
 * {@linkplain org.fangyu.geometry.visibility.TargetSight.Verdict#DOUBTFUL doubtful}.
 */
package org.fangyu.geometry.visibility;
