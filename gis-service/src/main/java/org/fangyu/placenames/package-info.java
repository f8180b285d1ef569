/** Place names: the check of a proposed road name against the register and the rules of the place. */
package org.fangyu.placenames;
