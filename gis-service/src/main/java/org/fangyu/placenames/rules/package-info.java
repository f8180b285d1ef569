/**
 * The rules of naming R01–R12 as pure functions: what is looked at stands in a {@link org.fangyu.placenames.rules.NamingContext},
 * what was found comes back as {@link org.fangyu.placenames.rules.NamingFault}s. No SQL, no clock, no sentences.
 */
package org.fangyu.placenames.rules;
