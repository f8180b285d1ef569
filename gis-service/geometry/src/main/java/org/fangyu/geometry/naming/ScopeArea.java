package org.fangyu.geometry.naming;

import java.util.Objects;
import org.locationtech.jts.geom.Dimension;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygonal;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/**
 * An area inside which names must differ. Safe for use by many threads. Its polygon is in metres of a projected CRS and
 * indexed once, so that the many names of a case are held against it cheaply.
 */
public final class ScopeArea {

  /** What sort of area it is. A built-up area is known by its polygon, divisions by their code. */
  public enum Kind { BUILT_UP, DIVISION, NATION }

  private final String code;
  private final String name;
  private final Kind kind;
  private final Geometry polygon;
  private final PreparedGeometry prepared;

  /**
   * @param code in the register; for a division the beginning of the codes of all that lies in it; empty for the nation
   * @param name as it is written in findings
   * @param polygon valid polygon or multipolygon; may be null for divisions and is for the nation
   */
  public ScopeArea(String code, String name, Kind kind, Geometry polygon) {
    this.code = Objects.requireNonNull(code, "code");
    this.name = Objects.requireNonNull(name, "name");
    this.kind = Objects.requireNonNull(kind, "kind");
    if (polygon == null ? kind == Kind.BUILT_UP : !(polygon instanceof Polygonal) || polygon.isEmpty()) {
      throw new IllegalArgumentException("the scope " + code + " must be a polygon that is not empty, was "
          + (polygon == null ? null : polygon.getGeometryType()));
    }
    this.polygon = polygon;
    this.prepared = polygon == null ? null : PreparedGeometryFactory.prepare(polygon);
  }

  public String code() {
    return code;
  }

  public String name() {
    return name;
  }

  public Kind kind() {
    return kind;
  }

  /** Null where only the code is known. */
  public Geometry polygon() {
    return polygon;
  }

  /** Whether a name counts as borne in the area. */
  boolean holds(BorneName rival) {
    if (kind != Kind.BUILT_UP) {
      return rival.division().startsWith(code);
    }
    return rival.place() != null && enteredBy(rival.place());
  }

  /** Whether a road lies in the area by more than the tolerance, or a point at all. */
  boolean enteredBy(Geometry place) {
    if (place.getDimension() == Dimension.P) {
      return prepared.intersects(place);
    }
    // A road shorter than the tolerance lies where it lies.
    return lengthInside(place) > Math.min(NamingScope.TOUCH_METRES, place.getLength() / 2);
  }

  /** Metres of a line that lie in the polygon. */
  public double lengthInside(Geometry line) {
    if (!prepared.intersects(line)) {
      return 0;
    }
    return prepared.covers(line) ? line.getLength() : polygon.intersection(line).getLength();
  }

  /** What of a line or a point lies outside the polygon. */
  public Geometry outside(Geometry place) {
    return prepared.covers(place) ? place.getFactory().createEmpty(place.getDimension()) : place.difference(polygon);
  }

  @Override
  public String toString() {
    return kind + " " + code + " " + name;
  }
}
