package org.fangyu.placenames;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.placenames.sources.Area;
import org.fangyu.placenames.sources.AreaShelf;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Finds out where proposed roads and places lie. What one of a batch has asked for serves the others. */
final class Whereabouts implements Located.Atlas {

  /** A longer road is a slip of the pen or of the axes. */
  private static final double LONGEST_METRES = 300_000;
  private static final double SHORTEST_METRES = 1;
  /** Names farther apart than this, in degrees, are looked at one by one. */
  private static final double WIDEST_DEGREES = 2;
  private static final Map<Integer, CrsTransform> ZONES = new ConcurrentHashMap<>();

  private final AreaShelf shelf;
  private final String ownCounty;
  private final LocalDate day;
  private final Predicate<String> reads;
  private final Map<String, List<Area>> around = new HashMap<>();
  private final Map<String, Optional<Area>> divisions = new HashMap<>();
  private Envelope together = new Envelope();

  /** @param reads whose built-up areas are the asker's to see; those of others are not there for them */
  Whereabouts(AreaShelf shelf, String ownCounty, LocalDate day, Predicate<String> reads) {
    this.shelf = shelf;
    this.ownCounty = ownCounty;
    this.day = day;
    this.reads = reads;
  }

  /**
   * @param all box of the whole batch, longitude latitude
   * @throws Problem 400 if it is no road of 1 m to 300 km, lies outside the zones, or its division is not registered
   */
  Located locate(Proposal proposal, Envelope all) {
    together = all;
    CrsTransform zone = zone(proposal.geometry());
    Geometry metres = zone.apply(proposal.geometry());
    if (proposal.isRoad() && (!(metres.getLength() >= SHORTEST_METRES) || metres.getLength() > LONGEST_METRES)) {
      throw Problem.badBody("geometry", "长 1 m – 300 km 的道路 / a road of 1 m to 300 km", metres.getLength() + " m");
    }
    return Located.of(proposal.geometry(), metres, zone, decides(proposal.divisionCode(), zone), this);
  }

  /** The county that decides: that of the named division, else the service's own; null where the place is to tell. */
  private String decides(String named, CrsTransform zone) {
    if (named == null) {
      return ownCounty.isEmpty() || division(ownCounty, zone).isEmpty() ? null : ownCounty;
    }
    if (division(named, zone).isEmpty()) {
      throw Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", named);
    }
    String county = named.substring(0, Math.min(6, named.length()));
    return division(county, zone).isPresent() ? county : named;
  }

  private static CrsTransform zone(Geometry place) {
    try {
      return ZONES.computeIfAbsent(Cgcs2000Zone.of(place.getEnvelopeInternal().centre().x).epsg(),
          epsg -> CrsTransform.between(Crs.of(Crs.CGCS2000), Crs.of(epsg)));
    } catch (CrsFault outside) {
      throw Problem.badBody("geometry", outside.getMessage(), place.getEnvelopeInternal().centre().x);
    }
  }

  /** {@inheritDoc} In a batch those of all its names, for these lie side by side. */
  @Override
  public List<Area> around(Envelope box, CrsTransform zone) {
    Envelope asked = together.getWidth() <= WIDEST_DEGREES && together.getHeight() <= WIDEST_DEGREES ? together : box;
    return around.computeIfAbsent(zone.to().code() + asked, k -> shelf.listAround(asked, day, zone).stream().filter(area -> area.shownTo(reads)).toList());
  }

  @Override
  public Optional<Area> division(String code, CrsTransform zone) {
    return divisions.computeIfAbsent(zone.to().code() + code, k -> shelf.findDivision(code, day, zone));
  }
}
