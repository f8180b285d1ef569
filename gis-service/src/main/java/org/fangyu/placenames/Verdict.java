package org.fangyu.placenames;

import java.util.List;
import org.fangyu.romanisation.Syllable;
import org.locationtech.jts.geom.Geometry;

/**
 * What the check of one proposed name came to.
 *
 * @param pinyin toned spelling
 * @param pinyinSource auto where it was drafted, given where it came with the proposal
 * @param findings gravest first
 * @param scope polygons in which the name must be the only one, longitude latitude; null where there are none: a nation, or nowhere
 * @param scopes the areas of the scope, each with how much of the road lies in it
 * @param lengthMetres of a road, in the Gauss–Krüger zone of the place; 0 for places
 * @param compared names in the scope; null where nobody counts them: in the nation, in a province
 * @param townships that the road crosses or the place lies in, longest part first
 * @param builtUpAreas the same of built-up areas
 * @param shareOutsideCounty of the road's length, 0 to 1; 1 for what lies in no registered county
 */
public record Verdict(String pinyin, String pinyinPlain, String pinyinSource, List<Syllable> syllables, List<NamingFinding> findings,
    Geometry scope, List<Part> scopes, double lengthMetres, Integer compared, List<Crossed> townships, List<Crossed> builtUpAreas,
    double shareOutsideCounty) {

  /** For answers about many names: the polygon of a scope is the same for most of them, and large. */
  public Verdict withoutScope() {
    return new Verdict(pinyin, pinyinPlain, pinyinSource, syllables, findings, null, scopes, lengthMetres, compared, townships, builtUpAreas, shareOutsideCounty);
  }

  /** How much of the road lies in one area of the scope; kind is built_up, division or nation. */
  public record Part(String code, String name, String kind, double lengthMetres, double share) {}

  /** An area that the road crosses, with the length inside it in metres; 0 for the point of a place. */
  public record Crossed(String code, String name, double lengthMetres, double share) {}
}
