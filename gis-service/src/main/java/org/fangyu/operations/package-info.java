/** What those who run the service look at: is it ready, how is it, and its orderly end. */
package org.fangyu.operations;
