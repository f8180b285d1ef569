/**
 * What stands on the ground: a raster of the heights of trees and buildings above it, from the setting of the service or
 * from an option of a command, brought onto the elevation's grid by the highest value in each cell.
 */
package org.fangyu.terrain.obstacles;
