/**
 * The papers of a naming case, drafted from what the register knows: application, map of the four bounds, decision, filing
 * form, announcement; from templates that each division may make its own. Writes nothing but templates.
 */
package org.fangyu.placenames.papers;
