/** Rules as rows: their values by place and day, each with its legal basis; the days of the law; and what a check found. */
package org.fangyu.rules;
