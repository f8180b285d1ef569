package org.fangyu.geometry.bounds;

/**
 * What bounds a subject on one side.
 *
 * @param distanceMetres to the nearest point of it that was met; 0 where the subject touches it
 * @param share of the subject's front to that side that faces it, in (0, 1]
 */
public record Bound(Side side, Neighbour neighbour, double distanceMetres, double share) {}
