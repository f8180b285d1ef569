/** What the naming check reads: rules of the place, areas round about, names borne and proposed, what the case holds. */
package org.fangyu.placenames.sources;
