/** A drawing of lines, areas and words in millimetres, the same on screen, in a DOCX and in a PDF: vectors everywhere. */
package org.fangyu.documents.drawing;
