/**
 * The content of attachments: a folder of files named by their hash, and what may lie in it. Nothing here knows the
 * database or the web; a refusal says why ({@link org.fangyu.attachments.content.Unacceptable}).
 */
package org.fangyu.attachments.content;
