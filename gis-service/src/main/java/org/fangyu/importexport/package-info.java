/**
 * Files into the registers and out of them. {@link org.fangyu.importexport.kinds.Kind} says what each kind of record
 * may hold; {@link org.fangyu.importexport.Importer} reads a file in one pass (rows are checked one by one and
 * go by COPY into a temporary table), then checks the set as a whole in SQL, then inserts: all rows or none.
 * {@link org.fangyu.importexport.Exporter} writes what imports again unchanged.
 */
package org.fangyu.importexport;
