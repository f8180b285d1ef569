/** New versions of roads and places: what a name that is announced does to the registers. Nothing is overwritten; each version follows the one before. */
package org.fangyu.placenames.versions;
