/**
 * The third check: is a cemetery or grave seen from a road over the terrain, from which stretch, how near, and
 * how high must planting be. The geometry is {@link org.fangyu.geometry.visibility}; here are its questions
 * and answers: over HTTP in longitude and latitude, on the command line in the elevation's own system.
 */
package org.fangyu.visibility;
