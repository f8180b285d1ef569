/** Rules as rows: their values by place and day, each with its legal basis; and what a check found. */
package org.fangyu.rules;
