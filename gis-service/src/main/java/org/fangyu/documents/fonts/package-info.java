/** The fonts of papers, and the promise that every character leaves something on the page. */
package org.fangyu.documents.fonts;
