/** Names of a record beside its standard name: former, alias, short, in a minority script, in the dialect; each with period and source. */
package org.fangyu.placenames.othernames;
