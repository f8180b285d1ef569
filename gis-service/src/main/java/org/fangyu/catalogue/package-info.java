/**
 * What there is to see. A layer is a view of schema {@code published} (anyone) or {@code office} (the open desk) with
 * the columns {@code code} and {@code fid}; its title and the meaning of its columns are the SQL comments, so a new
 * view is a new layer without a line of Java. {@code features} and {@code tiles} read layers and nothing else.
 */
package org.fangyu.catalogue;
