/**
 * Papers from templates that an office edits in its word processor: a DOCX with {@code {{placeholders}}}, filled as DOCX and
 * set as PDF. Knows nothing of what the papers are about; that is a {@link org.fangyu.documents.Vocabulary} and a
 * {@link org.fangyu.documents.Content}. Every part of a template that is not filled stays as it was, byte for byte (decision 0028).
 */
package org.fangyu.documents;
