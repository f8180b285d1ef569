/**
 * Naming cases: a name, or many, on the way from application to announcement (地名管理条例 Arts 9–14). What is on its way
 * lies in the case; the registers learn of it on the day of the announcement, so every step before can be undone.
 */
package org.fangyu.placenames.cases;
