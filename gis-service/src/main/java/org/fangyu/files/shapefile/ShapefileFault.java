package org.fangyu.files.shapefile;

/** A Shapefile, or a part of it, that is not as its description says. */
public final class ShapefileFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String part;
  private final String bound;
  private final String offender;

  ShapefileFault(String part, String bound, Object offender) {
    super("%s: %s, found %s".formatted(part, bound, offender));
    this.part = part;
    this.bound = bound;
    this.offender = String.valueOf(offender);
  }

  public String part() {
    return part;
  }

  public String bound() {
    return bound;
  }

  public String offender() {
    return offender;
  }
}
