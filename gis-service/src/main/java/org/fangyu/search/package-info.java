/**
 * The one search box: names, former names, readings, addresses and codes. Reads the published views only, or the
 * office views while the desk is open.
 */
package org.fangyu.search;
