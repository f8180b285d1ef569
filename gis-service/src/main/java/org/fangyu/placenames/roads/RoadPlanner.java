package org.fangyu.placenames.roads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.roads.Road;
import org.fangyu.geometry.roads.RoadChain;
import org.fangyu.geometry.roads.RoadJoins;
import org.fangyu.geometry.roads.RoadOverlap;
import org.fangyu.placenames.sources.Area;
import org.fangyu.placenames.sources.AreaShelf;
import org.fangyu.placenames.sources.RuleShelf;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.RuleValue;
import org.fangyu.web.GeoJson;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.springframework.stereotype.Component;

/** Works plans out in metres of the road's own Gauss–Krüger zone. */
@Component
class RoadPlanner {
  private static final int MOST_CHANGES = 500;
  private static final double LONGEST_METRES = 300_000;

  private final RoadNet net;
  private final AreaShelf areas;
  private final RuleShelf shelf;
  private final RuleBook rules;

  RoadPlanner(RoadNet net, AreaShelf areas, RuleShelf shelf, RuleBook rules) {
    this.net = net;
    this.areas = areas;
    this.shelf = shelf;
    this.rules = rules;
  }

  /** One question with what every step needs. */
  private record Site(RoadWish wish, LocalDate day, CrsTransform zone, Area county, List<Area> around, Map<String, RuleValue> values, List<Road> roads) {
    double value(String name) {
      return values.get(name).number();
    }

    Map<String, Object> degrees(Geometry metres) {
      return GeoJson.write(CrsTransform.between(zone.to(), zone.from()).apply(metres));
    }

    List<Road> without(String... codes) {
      return roads.stream().filter(road -> !List.of(codes).contains(road.id())).toList();
    }
  }

  /** What the road is, and what becomes of the places along it. */
  private record Outcome(LineString line, LineString rest, List<RoadJoins.Join> joins, RoadPlan.Chainage chainage) {}

  /**
   * @param mayCheck refuses a division (null where the road lies in none) that is not the asker's
   * @param reads whose drafts are the asker's to see; of other divisions' roads only approved names are told, of their built-up areas none
   * @throws Problem 404 for a road that is not there, 422 with the reason why it cannot be done
   */
  RoadPlan plan(RoadWish wish, LocalDate day, Consumer<String> mayCheck, Predicate<String> reads) {
    RoadNet.Known own = wish.recordCode() == null ? null : find(wish.recordCode(), day);
    RoadNet.Known into = wish.intoCode() == null ? null : find(wish.intoCode(), day);
    Site site = site(wish, day, own, into, reads);
    mayCheck.accept(own != null ? own.division() : site.county() == null ? null : site.county().code());
    if (into != null) {
      mayCheck.accept(into.division());
    }
    Outcome outcome = switch (wish.act()) {
      case DRAW -> drawn(site);
      case EXTEND -> extended(site, own);
      case SPLIT -> split(site, own);
      case MERGE -> merged(site, own, into);
    };
    return told(site, outcome, into == null ? own : into);
  }

  private RoadNet.Known find(String code, LocalDate day) {
    return net.find(code, day).orElseThrow(() -> Problem.notFound("现行道路", code));
  }

  private Site site(RoadWish wish, LocalDate day, RoadNet.Known own, RoadNet.Known into, Predicate<String> reads) {
    Geometry all = wish.geometry() != null ? wish.geometry() : own.line();
    Envelope box = all.getEnvelopeInternal().copy();
    for (RoadNet.Known road : new RoadNet.Known[] {own, into}) {
      if (road != null) {
        box.expandToInclude(road.line().getEnvelopeInternal());
      }
    }
    CrsTransform zone = zone(box);
    box.expandBy(0.001);
    List<Area> around = areas.listAround(box, day, zone).stream().filter(area -> area.shownTo(reads)).toList();
    Geometry metres = zone.apply(all);
    Area county = around.stream().filter(area -> area.level().equals("county")).max(Comparator.comparingDouble(area -> area.metres().lengthInside(metres))).orElse(null);
    Map<String, RuleValue> values = rules.values(List.of("N07", "N08", "N09"), county == null ? "" : county.code(), day);
    List<Road> roads = net.around(box, day).stream().map(road -> new Road(road.code(), road.nameFor(reads), zone.apply(road.line()))).toList();
    return new Site(wish, day, zone, county, around, values, roads);
  }

  private static CrsTransform zone(Envelope box) {
    try {
      return CrsTransform.between(Crs.of(Crs.CGCS2000), Crs.of(Cgcs2000Zone.of(box.centre().x).epsg()));
    } catch (CrsFault outside) {
      throw Problem.badBody("geometry", outside.getMessage(), box.centre().x);
    }
  }

  private Outcome drawn(Site site) {
    LineString line = single(site.zone().apply(site.wish().geometry()), "geometry");
    RoadJoins.Joined joined = RoadJoins.snap(line, site.roads(), site.value("N07.joint"));
    return new Outcome(joined.line(), null, joined.joins(), null);
  }

  private Outcome extended(Site site, RoadNet.Known own) {
    LineString old = single(site.zone().apply(own.line()), "recordCode");
    LineString piece = RoadJoins.snap(single(site.zone().apply(site.wish().geometry()), "geometry"), site.roads(), site.value("N07.joint")).line();
    RoadChain.Longer longer = RoadChain.append(old, piece, site.value("N07.joint")).orElseThrow(() -> Problem.unprocessable("no-extension",
        "延伸段须从道路的一端接起 / the piece must begin at one end of the road", "geometry", "距端点 %.0f m 以内 / within so many metres of an end".formatted(site.value("N07.joint")), own.code()));
    RoadJoins.Joined joined = RoadJoins.snap(longer.line(), site.without(own.code()), site.value("N07.joint"));
    return new Outcome(joined.line(), null, joined.joins(), shifted(site, own, old, longer));
  }

  private Outcome split(Site site, RoadNet.Known own) {
    LineString old = single(site.zone().apply(own.line()), "recordCode");
    RoadChain.Parts parts = RoadChain.split(old, site.wish().atMetres(), site.value("N09.shortest")).orElseThrow(() -> Problem.unprocessable("no-split",
        "拆分后两段都须有 %1$.0f m / both parts need %1$.0f m".formatted(site.value("N09.shortest")), "atMetres", "%.0f–%.0f".formatted(site.value("N09.shortest"), old.getLength() - site.value("N09.shortest")), site.wish().atMetres()));
    return new Outcome(parts.before(), parts.after(), List.of(), plates(site, own, old, null, -site.wish().atMetres(), chainage -> chainage > site.wish().atMetres()));
  }

  private Outcome merged(Site site, RoadNet.Known own, RoadNet.Known into) {
    LineString ending = single(site.zone().apply(own.line()), "recordCode");
    LineString staying = single(site.zone().apply(into.line()), "intoCode");
    RoadChain.Longer longer = RoadChain.append(staying, ending, site.value("N07.joint")).orElseThrow(() -> Problem.unprocessable("no-merge",
        "两条道路没有相接的端点 / the roads do not meet at their ends", "intoCode", "端点相距 %.0f m 以内 / ends within so many metres".formatted(site.value("N07.joint")), into.code()));
    List<RoadPlan.Change> changes = new ArrayList<>(shifted(site, into, staying, longer).changes());
    for (RoadNet.Plate plate : net.plates(own.code(), site.day())) {
      Geometry point = site.zone().apply(plate.point());
      changes.add(new RoadPlan.Change(plate.code(), plate.label(), own.code(), into.code(), RoadChain.chainage(ending, point.getCoordinate()), RoadChain.chainage(longer.line(), point.getCoordinate())));
    }
    return new Outcome(longer.line(), null, List.of(), new RoadPlan.Chainage(longer.keepsZero(), longer.shiftMetres(), changes.size(), changes.stream().limit(MOST_CHANGES).toList()));
  }

  private RoadPlan.Chainage shifted(Site site, RoadNet.Known road, LineString old, RoadChain.Longer longer) {
    RoadPlan.Chainage changes = longer.keepsZero() ? new RoadPlan.Chainage(true, 0, 0, List.of()) : plates(site, road, old, road.code(), longer.shiftMetres(), chainage -> true);
    return new RoadPlan.Chainage(longer.keepsZero(), longer.shiftMetres(), changes.count(), changes.changes());
  }

  /** Plates of a road of which those that are meant move on. @param toRoad null for the new road of a split */
  private RoadPlan.Chainage plates(Site site, RoadNet.Known road, LineString old, String toRoad, double shift, DoublePredicate meant) {
    List<RoadPlan.Change> changes = new ArrayList<>();
    for (RoadNet.Plate plate : net.plates(road.code(), site.day())) {
      double before = RoadChain.chainage(old, site.zone().apply(plate.point()).getCoordinate());
      if (meant.test(before)) {
        changes.add(new RoadPlan.Change(plate.code(), plate.label(), road.code(), toRoad, before, before + shift));
      }
    }
    return new RoadPlan.Chainage(true, 0, changes.size(), changes.stream().limit(MOST_CHANGES).toList());
  }

  private static LineString single(Geometry road, String field) {
    Optional<LineString> single = RoadChain.single(road);
    if (single.isEmpty() || !(single.get().getLength() >= 1) || single.get().getLength() > LONGEST_METRES) {
      throw Problem.unprocessable("no-line", "道路须是一条连续的线，长 1 m – 300 km / a road is one unbroken line of 1 m to 300 km", field, "LineString", "%d, %.0f m".formatted(road.getNumGeometries(), road.getLength()));
    }
    return single.get();
  }

  private RoadPlan told(Site site, Outcome outcome, RoadNet.Known standing) {
    LineString line = outcome.line();
    double width = !Double.isNaN(site.wish().widthMetres()) || standing == null || standing.widthMetres() == null ? site.wish().widthMetres() : standing.widthMetres();
    String roadClass = site.wish().roadClass() != null || standing == null ? site.wish().roadClass() : standing.roadClass();
    String own = site.wish().recordCode() == null ? "" : site.wish().recordCode();
    String into = site.wish().intoCode() == null ? "" : site.wish().intoCode();
    List<String> generics = shelf.of(site.county() == null ? "" : site.county().code(), "road", site.day()).generics().stream()
        .filter(rule -> rule.fits(width, line.getLength(), roadClass)).map(rule -> rule.generic()).toList();
    List<Road> named = site.without(own, into).stream().filter(road -> road.name() != null).toList();
    return new RoadPlan(site.wish().act().name().toLowerCase(Locale.ROOT), site.degrees(line), outcome.rest() == null ? null : site.degrees(outcome.rest()), line.getLength(),
        outcome.rest() == null ? null : outcome.rest().getLength(), Double.isNaN(width) ? null : width, roadClass, generics, crossed(site, line, "township"), crossed(site, line, "built-up-area"),
        outside(site, line), outcome.joins().stream().map(join -> join(site, join)).toList(),
        RoadOverlap.find(line, named, site.value("N08.beside"), site.value("N08.least")).stream().map(beside -> new RoadPlan.Beside(beside.other().id(), beside.other().name(), beside.metres(), site.degrees(beside.where()))).toList(),
        outcome.chainage());
  }

  private static RoadPlan.Join join(Site site, RoadJoins.Join join) {
    var at = CrsTransform.between(site.zone().to(), site.zone().from()).apply(join.at().x, join.at().y);
    return new RoadPlan.Join(join.road().id(), join.road().name(), join.place(), join.movedMetres(), new double[] {at.x, at.y});
  }

  private static List<RoadPlan.Crossed> crossed(Site site, LineString line, String level) {
    return site.around().stream().filter(area -> area.level().equals(level)).map(area -> {
      double inside = area.metres().lengthInside(line);
      return new RoadPlan.Crossed(area.code(), area.name(), inside, inside / line.getLength());
    }).filter(crossed -> crossed.lengthMetres() > NamingScope.TOUCH_METRES).sorted(Comparator.comparingDouble(RoadPlan.Crossed::lengthMetres).reversed()).toList();
  }

  /** Beyond the county, which the law does not allow; and beyond every built-up area, which changes the scope of names. */
  private static List<RoadPlan.Outside> outside(Site site, LineString line) {
    List<RoadPlan.Outside> outside = new ArrayList<>();
    Geometry beyond = site.county() == null ? line : site.county().metres().outside(line);
    if (beyond.getLength() > NamingScope.TOUCH_METRES) {
      outside.add(new RoadPlan.Outside("county", site.county() == null ? null : site.county().name(), beyond.getLength(), site.degrees(beyond)));
    }
    List<Area> towns = site.around().stream().filter(area -> area.level().equals("built-up-area") && area.metres().lengthInside(line) > NamingScope.TOUCH_METRES).toList();
    Geometry rural = line;
    for (Area town : towns) {
      rural = town.metres().outside(rural);
    }
    if (!towns.isEmpty() && rural.getLength() > NamingScope.TOUCH_METRES) {
      outside.add(new RoadPlan.Outside("built-up-area", towns.get(0).name(), rural.getLength(), site.degrees(rural)));
    }
    return outside;
  }
}
