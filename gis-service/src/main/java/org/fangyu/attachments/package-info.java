/**
 * Photos and papers of records. A row of {@code register.attachment} says what was handed in, for which record and for
 * which side; the content lies in {@link org.fangyu.attachments.content.ContentStore}. Content is on the disk before its
 * row is committed, and the row before anybody is told.
 */
package org.fangyu.attachments;
