package org.fangyu.terrain;

/** An elevation file that cannot be used; the message names the file and the reason. */
public final class ElevationFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  public ElevationFault(String message) {
    super(message);
  }

  public ElevationFault(String message, Throwable cause) {
    super(message, cause);
  }
}
