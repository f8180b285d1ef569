/** Plans for centrelines: what a drawn, extended, split or merged road is, joins, crosses and changes, told before a case is opened. Stores nothing. */
package org.fangyu.placenames.roads;
