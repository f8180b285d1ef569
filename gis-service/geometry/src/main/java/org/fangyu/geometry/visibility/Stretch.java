package org.fangyu.geometry.visibility;

/** A stretch of a line by distances from the line's start in metres along it. */
public record Stretch(int line, double fromMetres, double toMetres) {

  public Stretch {
    if (!(fromMetres >= 0 && toMetres >= fromMetres)) {
      throw new IllegalArgumentException("a stretch runs forward, was %s to %s m".formatted(fromMetres, toMetres));
    }
  }

  public double lengthMetres() {
    return toMetres - fromMetres;
  }
}
