/** The life of a case, pure: its states and steps, who may take them, what holds them up, and the clocks that run meanwhile. */
package org.fangyu.placenames.cases.life;
