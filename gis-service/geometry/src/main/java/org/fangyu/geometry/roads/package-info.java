/**
 * Centrelines of roads in metres of a projected CRS: joining a drawn one to the net, extending, splitting and merging them,
 * and what of a road runs along another. A road has a first point, chainage 0, and chainage grows along it; whoever
 * lengthens a road keeps its first point where that can be done, because numbers and marks count from there.
 */
package org.fangyu.geometry.roads;
