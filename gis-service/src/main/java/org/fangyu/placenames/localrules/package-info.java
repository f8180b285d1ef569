/**
 * What a place adds to the rules of naming, or weighs otherwise: severities, near sounds of its dialect, words of the lists,
 * generic words with their widths, protected names. Each is a row from a day on, with its legal basis; what stood before stays.
 */
package org.fangyu.placenames.localrules;
