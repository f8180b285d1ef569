/**
 * The sources of the elevation: files are registered with datum, error and secrecy, brought onto the store's grid, and
 * taken back. The register ({@code register.elevation_source}) says which count; the store's list follows it.
 */
package org.fangyu.terrain.sources;
