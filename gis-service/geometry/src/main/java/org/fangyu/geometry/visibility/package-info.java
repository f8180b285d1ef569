/**
 * What is seen from a road, from which stretches, how near, and how high a screen must be. Eyes are placed along the
 * road ({@link org.fangyu.geometry.visibility.Eyes}), and eyes and targets are brought together in the cheapest exact way ({@link
 * org.fangyu.geometry.visibility.SightPlan}): by single lines of {@link org.fangyu.geometry.sight} or by sweeps of {@link
 * org.fangyu.geometry.skyline}.
 */
package org.fangyu.geometry.visibility;
