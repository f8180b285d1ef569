/**
 * The journal that the database keeps: events that are no change of a row are recorded here, and its chain of hashes is
 * walked here.
 */
package org.fangyu.journal;
