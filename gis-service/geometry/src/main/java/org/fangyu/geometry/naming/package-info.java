/**
 * Checks of a proposed road name against the names round about and against the measure of the road. Coordinates are
 * metres in a projected CRS. Rules: 地名管理条例 (2022) art. 9 and its implementing measures (2024).
 */
package org.fangyu.geometry.naming;
