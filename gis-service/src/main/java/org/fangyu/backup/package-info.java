/**
 * The whole database into one file and back: {@code backup}, {@code restore} and backups by the clock. A backup is a
 * zip of {@code database.dump} (pg_dump, custom format), {@code manifest.json} and the manifest's own checksum, in
 * that order: what was cut off has no manifest.
 */
package org.fangyu.backup;
