/** What the commands share: beans on demand and progress. */
package org.fangyu.commandline;
