/** Permanent addresses of names, announcements and consultations, their Atom feeds and the site map. */
package org.fangyu.placenames.pages;
