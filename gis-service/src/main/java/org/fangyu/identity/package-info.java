/** What is about living persons: which columns hold it, how it is masked, how identity numbers are checked. Pure. */
package org.fangyu.identity;
