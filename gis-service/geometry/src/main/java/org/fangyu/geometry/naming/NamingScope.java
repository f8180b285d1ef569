package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/**
 * The areas a drawn road lies in, longest part first; lengths in metres.
 *
 * @param parts built-up areas with the length inside each; the division alone if the road lies in no built-up area;
 *     empty if it lies in neither
 * @param lengthMetres length of the road
 * @param outside what of the road lies in none of the parts' areas; empty geometry if nothing
 */
public record NamingScope(List<Part> parts, double lengthMetres, Geometry outside) {

  /** A road that enters an area for less than this, in metres, does not lie in it: maps agree no better. */
  public static final double TOUCH_METRES = 1.0;

  /** One area and how much of the road lies in it. */
  public record Part(ScopeArea area, double lengthMetres, double share) {}

  public NamingScope {
    parts = List.copyOf(parts);
  }

  /**
   * Finds the scope of a road.
   *
   * @param road line or lines of positive length
   * @param builtUp built-up areas to look at; those the road does not enter are left out
   * @param division stands in where the road enters no built-up area; may be null
   */
  public static NamingScope of(Geometry road, List<ScopeArea> builtUp, ScopeArea division) {
    Objects.requireNonNull(road, "road");
    double length = road.getLength();
    if (!(length > 0)) {
      throw new IllegalArgumentException("a road must have a length, was " + length + " m");
    }
    List<Part> parts = entered(road, builtUp);
    if (parts.isEmpty() && division != null) {
      parts = entered(road, List.of(division));
    }
    Geometry outside = road;
    for (Part part : parts) {
      outside = outside.difference(part.area().polygon());
    }
    return new NamingScope(parts, length, outside);
  }

  private static List<Part> entered(Geometry road, List<ScopeArea> areas) {
    List<Part> parts = new ArrayList<>();
    for (ScopeArea area : areas) {
      double inside = lengthInside(road, area.polygon());
      // A road shorter than the tolerance lies where it lies.
      if (inside > Math.min(TOUCH_METRES, road.getLength() / 2)) {
        parts.add(new Part(area, inside, inside / road.getLength()));
      }
    }
    parts.sort(Comparator.comparingDouble(Part::lengthMetres).reversed().thenComparing(part -> part.area().id()));
    return parts;
  }

  /** True where the law's own scope does not apply and a division stands in for it. */
  public boolean byDivision() {
    return !parts.isEmpty() && parts.get(0).area().kind() == ScopeArea.Kind.DIVISION;
  }

  /** The area of the scope that a line lies in, the one with most of this road first. */
  Optional<ScopeArea> areaOf(Geometry line) {
    return parts.stream().map(Part::area)
        .filter(area -> lengthInside(line, area.polygon()) > Math.min(TOUCH_METRES, line.getLength() / 2))
        .findFirst();
  }

  private static double lengthInside(Geometry line, Geometry polygon) {
    if (!line.getEnvelopeInternal().intersects(polygon.getEnvelopeInternal())) {
      return 0;
    }
    return polygon.intersection(line).getLength();
  }
}
