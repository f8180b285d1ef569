package org.fangyu.visibility.zones;

import org.fangyu.visibility.CorridorZone;
import org.fangyu.visibility.VisibilityRules;

/** A zone that can be computed: what goes in, checked. */
record Computation(Lookout lookout, Inputs inputs, VisibilityRules.Values rule, CorridorZone zone) {}
