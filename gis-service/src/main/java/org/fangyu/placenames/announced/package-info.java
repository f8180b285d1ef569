/** What the public is told of announcements and standard names, read with the public reader's rights and nothing else. */
package org.fangyu.placenames.announced;
