/**
 * What one request, one sender and all of them together may cost: a body's size and time, how often, how many at once.
 * {@link org.fangyu.web.limits.Routes} is the table; a new route is a line there, or falls under the last ones.
 */
package org.fangyu.web.limits;
