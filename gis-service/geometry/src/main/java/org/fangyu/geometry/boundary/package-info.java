/**
 * Joint inspection (联检) of an agreed boundary, as pure geometry: how far a marker stands from its registered position
 * ({@link org.fangyu.geometry.boundary.MarkerOffset}), which part of the line a track has walked
 * ({@link org.fangyu.geometry.boundary.WalkedShare}), and where two sides' areas part or overlap
 * ({@link org.fangyu.geometry.boundary.CoverageFaults}).
 *
 * <p>All coordinates are x = east, y = north in metres of one projected reference system, normally the 3-degree
 * Gauss–Krüger zone of the place. <em>Chainage</em> (里程) is the distance along a line from its first vertex, in metres.
 * Nothing here knows a rule: every tolerance is a parameter. Faults in the data are results with a place; only a misuse of
 * these classes throws {@link java.lang.IllegalArgumentException}.
 */
package org.fangyu.geometry.boundary;
