/**
 * The package for the national base: names with all fields of the register, as JSON and as a sheet, the papers of their
 * cases, the announcements, and a manifest that tells each file's hash.
 */
package org.fangyu.placenames.exchange;
