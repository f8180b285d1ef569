/** How paragraphs and letters of WordprocessingML look, after all that styles, numbering and they themselves say. Lengths are points. */
package org.fangyu.documents.styles;
