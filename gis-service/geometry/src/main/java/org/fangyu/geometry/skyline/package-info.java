/**
 * What an eye sees of everything around it, in one sweep outward: viewsheds, and many places at once. The answers
 * are those of {@link org.fangyu.geometry.sight}'s lines, to the last bit.
 *
 * <p><b>All cells at once.</b> A sight line a cell would cost the distance in cells for each. {@link
 * org.fangyu.geometry.skyline.OctantSweep} instead carries the skyline outward (horizon merging; compare
 * C. Stewart, <i>Fast Horizon Computation at All Points of a Terrain with Visibility and Shading
 * Applications</i>, IEEE TVCG 4(1), 1998, and arXiv 1810.01946). With a = forward and b = lateral distance from
 * the eye in cells, m = b/a and s = (ground − eye − c·d²)/a, a sight line is the point (m, s) of its target,
 * and it is blocked exactly where some edge between neighbouring posts nearer to the eye passes above that
 * point. Such an edge is straight in (m, s): along a ring a is constant and both m and s are linear in b; along
 * a line towards the eye b is constant and both are linear in 1/a. Only the earth's drop bends it, by less than
 * c·cell² (60 millionths of a metre per cell of distance at 30 m); posts within that of the skyline are decided
 * by their own sight line, so no answer differs. An octant's skyline is the upper envelope of segments, kept as
 * one chain; laying a ring behind it costs a few comparisons a post, because most of a ring is hidden.
 */
package org.fangyu.geometry.skyline;
