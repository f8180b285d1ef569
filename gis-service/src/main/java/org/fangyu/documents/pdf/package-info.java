/**
 * Sets a filled paper as PDF: paragraphs, tables, pictures, numbering, heads and feet of WordprocessingML, in one typeface
 * with fallbacks, embedded as subsets. Lengths are points (1/72 inch); y runs downwards from the page's upper edge until
 * {@link org.fangyu.documents.pdf.Ink} turns it over.
 */
package org.fangyu.documents.pdf;
