package org.fangyu.geometry.boundary;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Finds strips of ground between two borders that run along each other but do not meet, open to the outside at an end: no
 * union of the areas has a hole there. All lengths are metres.
 *
 * <p>{@link LooseBorders} names the borders that have another side's border close by without sharing it. Around those the
 * covered ground is <em>closed</em>: what a disc of the gap's width cannot enter from outside belongs to the gap. The disc
 * grows by steps, so that a strip of half a metre is seen before the bay it opens into. What was filled counts as a gap
 * where its edge lies almost wholly on areas; the rounded foot of a bay, whose mouth is wide, does not.
 */
final class OpenGaps {

  /** Strips wider than this, in metres, are open country between two areas rather than a gap between two borders. */
  static final double WIDEST_METRES = 50;

  /** How much the disc grows from step to step. */
  private static final double GROWTH = 4;

  /** Part of a gap's edge that may be open to the outside: a strip three times as long as it is wide, open at one end. */
  private static final double WIDEST_MOUTH = 1.0 / 8;

  /** The closing is drawn back by this many metres, so that rounding along matching borders leaves no threads. */
  private static final double DRAWN_BACK_METRES = 1e-4;

  private OpenGaps() {}

  /**
   * The gaps, each a polygon outside of all areas.
   *
   * @param areas           valid areas, none empty
   * @param holes           enclosed gaps, found apart; filled, they cannot be found twice
   * @param toleranceMetres width at which the search starts
   */
  static List<Polygon> of(List<Geometry> areas, List<Polygon> holes, double toleranceMetres) {
    STRtree ground = new STRtree();
    areas.forEach(area -> ground.insert(area.getEnvelopeInternal(), area));
    holes.forEach(hole -> ground.insert(hole.getEnvelopeInternal(), hole));
    List<Polygon> gaps = new ArrayList<>();
    for (Polygon window : windows(areas)) {
      gaps.addAll(inWindow(groundIn(window, ground), window, Math.max(toleranceMetres, 0.1)));
    }
    return gaps;
  }

  @SuppressWarnings("unchecked")
  private static Geometry groundIn(Polygon window, STRtree ground) {
    List<Geometry> pieces = new ArrayList<>();
    for (Geometry piece : (List<Geometry>) ground.query(window.getEnvelopeInternal())) {
      pieces.add(CoverageFaults.polygonal(OverlayNGRobust.overlay(piece, window, OverlayNG.INTERSECTION)));
    }
    return OverlayNGRobust.union(pieces);
  }

  /** Places where unmatched borders are near each other, with room around them for the widest disc. */
  private static List<Polygon> windows(List<Geometry> areas) {
    Geometry loose = LooseBorders.of(areas, WIDEST_METRES);
    return loose.isEmpty() ? List.of() : CoverageFaults.polygons(loose.buffer(1.5 * WIDEST_METRES, 2));
  }

  private static List<Polygon> inWindow(Geometry ground, Polygon window, double narrowest) {
    Geometry filled = ground;
    List<Geometry> gaps = new ArrayList<>();
    for (double width = narrowest; ; width = Math.min(width * GROWTH, WIDEST_METRES)) {
      for (Polygon piece : fillings(filled, window, width)) {
        if (mouth(piece, filled) <= WIDEST_MOUTH * piece.getLength()) {
          gaps.add(piece);
        }
      }
      if (width >= WIDEST_METRES) {
        break;
      }
      filled = unionOf(filled, gaps);
    }
    return gaps.isEmpty() ? List.of() : CoverageFaults.polygons(OverlayNGRobust.union(gaps));
  }

  /** What the disc of the given width cannot enter; beyond the window the ground is not known. */
  private static List<Polygon> fillings(Geometry ground, Polygon window, double width) {
    Geometry closed = ground.buffer(width / 2, 16).buffer(-width / 2 - DRAWN_BACK_METRES, 16);
    Geometry known = CoverageFaults.polygonal(OverlayNGRobust.overlay(closed, window, OverlayNG.INTERSECTION));
    return CoverageFaults.polygons(OverlayNGRobust.overlay(known, ground, OverlayNG.DIFFERENCE)).stream()
        .filter(piece -> piece.getArea() > CoverageFaults.NOISE_METRES * piece.getLength() / 2)
        .toList();
  }

  /** Length of the piece's edge that is not the edge of covered ground. */
  private static double mouth(Polygon piece, Geometry ground) {
    Geometry near = ground.getFactory().toGeometry(expanded(piece.getEnvelopeInternal(), 1));
    Geometry beside = OverlayNGRobust.overlay(ground, near, OverlayNG.INTERSECTION).buffer(10 * DRAWN_BACK_METRES);
    return OverlayNGRobust.overlay(piece.getBoundary(), beside, OverlayNG.DIFFERENCE).getLength();
  }

  private static Geometry unionOf(Geometry ground, List<Geometry> gaps) {
    List<Geometry> all = new ArrayList<>(gaps);
    all.add(ground);
    return OverlayNGRobust.union(all);
  }

  static Envelope expanded(Envelope envelope, double metres) {
    Envelope larger = new Envelope(envelope);
    larger.expandBy(metres);
    return larger;
  }
}
