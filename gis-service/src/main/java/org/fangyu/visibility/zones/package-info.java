/**
 * Sight zones: what is seen from whole corridors, kept with the version of every input and computed anew when one of them
 * changes. {@link org.fangyu.visibility.zones.ZoneRuns} computes one at a time in the background,
 * {@link org.fangyu.visibility.zones.ZoneWatch} compares versions by the clock,
 * {@link org.fangyu.visibility.zones.ZoneRegister} keeps the records: none is overwritten (decision 0023).
 */
package org.fangyu.visibility.zones;
