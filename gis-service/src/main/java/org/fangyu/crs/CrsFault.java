package org.fangyu.crs;

/** A coordinate system, or a change between two, that cannot be used; the message says which and why. */
public final class CrsFault extends IllegalArgumentException {

  private static final long serialVersionUID = 1;

  CrsFault(String message) {
    super(message);
  }

  CrsFault(String message, Throwable cause) {
    super(message, cause);
  }
}
