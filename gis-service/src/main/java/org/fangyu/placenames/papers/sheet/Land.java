package org.fangyu.placenames.papers.sheet;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.strtree.STRtree;

/** A piece of land in metres of one Gauss–Krüger zone, in which names are looked up. */
final class Land {
  private final Cgcs2000Zone zone;
  private final CrsTransform toMetres;
  private final STRtree roads;
  private final STRtree divisions;
  private final STRtree builtUp;

  /** Geometry of the things: longitude, latitude (EPSG:4490). */
  Land(Cgcs2000Zone zone, List<Thing> roads, List<Thing> divisions, List<Thing> builtUp) {
    this.zone = zone;
    this.toMetres = CrsTransform.between(Crs.of(Crs.CGCS2000), Crs.of(zone.epsg()));
    this.roads = index(roads);
    this.divisions = index(divisions);
    this.builtUp = index(builtUp);
  }

  private STRtree index(List<Thing> things) {
    var tree = new STRtree();
    for (Thing thing : things) {
      if (thing.geometry() == null || thing.geometry().isEmpty()) continue;
      Geometry metres = toMetres.apply(thing.geometry());
      tree.insert(metres.getEnvelopeInternal(), new Thing(thing.name(), thing.kind(), thing.code(), thing.caseCode(), metres));
    }
    tree.build();
    return tree;
  }

  Site site(Site.Name name) {
    Geometry shape = toMetres.apply(name.geometry());
    Envelope around = shape.getEnvelopeInternal().copy();
    around.expandBy(Math.max(Site.REACH_METRES, Site.AROUND * Math.max(around.getWidth(), around.getHeight())));
    List<Thing> others = found(roads, around).stream().filter(road -> !itself(road, name)).toList();
    return Site.of(name, shape, zone, others, found(divisions, around), found(builtUp, around));
  }

  /** The name may be in the register already: by its record, or by what its case made of it. */
  private static boolean itself(Thing road, Site.Name name) {
    return road.code().equals(name.recordCode()) || name.caseCode().equals(road.caseCode()) && Objects.equals(road.name(), name.text());
  }

  @SuppressWarnings("unchecked")
  private static List<Thing> found(STRtree tree, Envelope around) {
    List<Thing> found = tree.query(around);
    return found.stream().sorted(Comparator.comparing(Thing::code)).toList();
  }
}
