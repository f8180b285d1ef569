package org.fangyu.geometry.naming;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.locationtech.jts.geom.Dimension;
import org.locationtech.jts.geom.Geometry;

/**
 * The areas a proposed name must be the only one in, longest part first; lengths in metres.
 *
 * @param parts built-up areas with the length inside each; one division or the nation where that is the scope of the class;
 *     the division alone where the law means built-up areas and the name lies in none; empty if it lies in neither
 * @param statutory whether the law, or a rule of the place, sets this scope; in any other nothing is an error
 * @param lengthMetres length of the road; 0 for places
 * @param outside what of the road lies in none of the parts' areas; empty geometry if nothing
 */
public record NamingScope(List<Part> parts, boolean statutory, double lengthMetres, Geometry outside) {

  /** A road that enters an area for less than this, in metres, does not lie in it: maps agree no better. */
  public static final double TOUCH_METRES = 1.0;

  /** One area and how much of the road lies in it; a place has length 0 and share 1. */
  public record Part(ScopeArea area, double lengthMetres, double share) {}

  public NamingScope {
    parts = List.copyOf(parts);
  }

  /**
   * The scope where it is built-up areas.
   *
   * @param place line or lines of positive length, or points
   * @param builtUp built-up areas to look at; those the place does not enter are left out
   * @param fallback division that stands in where no built-up area is entered, with its polygon; may be null
   */
  public static NamingScope ofBuiltUpAreas(Geometry place, List<ScopeArea> builtUp, ScopeArea fallback) {
    double length = length(place);
    List<Part> parts = entered(place, builtUp);
    boolean statutory = !parts.isEmpty();
    if (!statutory && fallback != null) {
      parts = entered(place, List.of(fallback));
    }
    Geometry outside = place;
    for (Part part : parts) {
      outside = part.area().outside(outside);
    }
    return new NamingScope(parts, statutory, length, outside);
  }

  /** The scope where it is one division, or the nation; a name belongs to it by its code. */
  public static NamingScope ofDivision(Geometry place, ScopeArea division, boolean statutory) {
    double length = length(place);
    return new NamingScope(List.of(new Part(division, length, 1)), statutory, length, place.getFactory().createEmpty(place.getDimension()));
  }

  private static double length(Geometry place) {
    Objects.requireNonNull(place, "place");
    double length = place.getLength();
    if (place.getDimension() != Dimension.P && !(length > 0)) {
      throw new IllegalArgumentException("a road must have a length, was " + length + " m");
    }
    return length;
  }

  private static List<Part> entered(Geometry place, List<ScopeArea> areas) {
    List<Part> parts = new ArrayList<>();
    for (ScopeArea area : areas) {
      if (area.enteredBy(place)) {
        double inside = place.getDimension() == Dimension.P ? 0 : area.lengthInside(place);
        parts.add(new Part(area, inside, place.getDimension() == Dimension.P ? 1 : inside / place.getLength()));
      }
    }
    parts.sort(Comparator.comparingDouble(Part::lengthMetres).reversed().thenComparing(part -> part.area().code()));
    return parts;
  }

  /** True where the law means built-up areas and a division stands in for them. */
  public boolean standsIn() {
    return !parts.isEmpty() && !statutory;
  }

  /** The area of the scope that a name is borne in, the one with most of this road first. */
  Optional<ScopeArea> areaOf(BorneName rival) {
    return parts.stream().map(Part::area).filter(area -> area.holds(rival)).findFirst();
  }
}
