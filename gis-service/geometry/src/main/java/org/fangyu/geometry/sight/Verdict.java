package org.fangyu.geometry.sight;

/** 可见, 不可见 or 需现场核实. */
public enum Verdict {
  /** Some eye sees it by more than the error of the heights. */
  VISIBLE,
  /** Every eye in range is blocked by more than the error of the heights, or none is in range. */
  HIDDEN,
  /** Heights are missing, or their error could turn the answer: somebody has to look. */
  DOUBTFUL
}
