/**
 * Changes of divisions (区划调整): drafted as items, previewed on every register, adopted in one transaction as versions that
 * begin on the day the change takes effect. Nothing is overwritten, and place-name codes stay what they are.
 */
package org.fangyu.placenames.divisions;
