package org.fangyu.geometry.sight;

/** What a sight line over terrain is known to do. */
public enum Visibility {
  /** No known height on the line rises above it, and no height on it is missing. */
  VISIBLE,
  /** Some known height on the line rises above it: true whatever the missing heights are. */
  BLOCKED,
  /** Nothing known blocks the line, but heights on it, or under one of its ends, are missing. */
  UNKNOWN
}
