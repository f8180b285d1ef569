/** What records hold about living persons: masked to who reads the office's data, in full with a reason that is journalled. */
package org.fangyu.personal;
