/** The map of the four bounds: what surrounds a name, and how it is drawn on a sheet. */
package org.fangyu.placenames.papers.sheet;
