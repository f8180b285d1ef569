/**
 * The register of boundary lines and markers and its checks at a joint inspection (联检): markers against their registered
 * positions, the walked share of a line, and gaps and overlaps between the sides. The checks store nothing. They take
 * longitude and latitude in degrees, compute in the 3-degree Gauss–Krüger zone of the place and answer in degrees.
 */
package org.fangyu.boundaries;
