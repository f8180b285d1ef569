/**
 * Measures a proposed name against the names round about and against the size of what it names: which areas it lies in,
 * which names clash with it there and how, whether its generic word fits. Coordinates are metres in a projected CRS.
 * What a finding weighs is for the rules that use this: 地名管理条例 (2022) art. 9 and its implementing measures (2024).
 */
package org.fangyu.geometry.naming;
