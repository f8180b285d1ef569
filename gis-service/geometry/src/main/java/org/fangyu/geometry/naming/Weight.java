package org.fangyu.geometry.naming;

/** How grave a finding is. */
public enum Weight {
  /** Against the rule: blocks. */
  ERROR,
  /** To be avoided: a reason is required. */
  WARNING,
  /** Worth knowing. */
  INFO,
  /** Could not be checked for want of a value. */
  UNKNOWN,
  /** Looked at and in order. */
  PASSED
}
