package org.fangyu.geometry.naming;

/** In what sense a road bears a name. */
public enum Standing {
  /** Approved and in use. */
  STANDARD,
  /** Drafted or proposed, not decided. */
  PENDING,
  /** In use beside the standard name. */
  ALIAS,
  /** Once its name. */
  FORMER,
  /** Struck off the register. */
  CANCELLED
}
