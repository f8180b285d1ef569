/**
 * The quarterly self-check: eleven checks over the standing names of a county, each set-wise in SQL or a pure rule, with
 * what fails, how it is mended, and a score. No public list of the national assessment's indicators is known; weights are
 * rule rows, so a county can set its province's.
 */
package org.fangyu.placenames.quality;
