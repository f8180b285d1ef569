/** Names collected on the spot: what is to be visited, what was told there, what may be the same, and the batch case that comes of it. */
package org.fangyu.placenames.collection;
