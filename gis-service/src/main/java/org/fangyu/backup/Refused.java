package org.fangyu.backup;

/** A backup that will not be restored, or a place that it will not be restored into; the message is the whole reason. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }
}
