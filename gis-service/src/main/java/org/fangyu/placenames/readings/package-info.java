/** Readings of place names: drafted with what was learnt where the name lies, confirmed syllable by syllable, and learnt from. */
package org.fangyu.placenames.readings;
