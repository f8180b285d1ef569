/** What a page must know before it draws anything: which county this is, whether it is the demo; and the demo's files. */
package org.fangyu.status;
