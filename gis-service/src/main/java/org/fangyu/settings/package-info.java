/** Where secrets may come from: the environment, or files that only their owner can read. */
package org.fangyu.settings;
