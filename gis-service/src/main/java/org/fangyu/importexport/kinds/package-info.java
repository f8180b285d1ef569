/** The kinds of record that files bring and take: their columns, values and the rules within one row. No SQL, no files. */
package org.fangyu.importexport.kinds;
