package org.fangyu.placenames;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.fangyu.crs.Cgcs2000Zone;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsFault;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.GenericWords;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.NameClashes;
import org.fangyu.geometry.naming.NamedRoad;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ProposedName;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.geometry.naming.Wording;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.Severity;
import org.fangyu.web.Problem;
import org.locationtech.jts.geom.Geometry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Checks a proposed road name: what the register holds goes through the pure rules, in metres of the road's own zone. */
@Component
public class NamingCheck {

  /** 铜陵市地名管理办法 and others: adding these does not make another name. */
  private static final List<String> ADDED_WORDS = List.of("新", "大");
  private static final List<String> GRAND_WORDS = List.of("中国", "中华", "国际", "世界");
  /** A longer road is a slip of the pen or of the axes. */
  private static final double LONGEST_METRES = 300_000;
  private static final double SHORTEST_METRES = 1;

  private final NamingRegister register;
  private final RuleBook rules;
  private final String county;

  NamingCheck(NamingRegister register, RuleBook rules, @Value("${fangyu.county-code:}") String county) {
    this.register = register;
    this.rules = rules;
    this.county = county;
  }

  /** All of one check that every step needs. */
  private record Place(Geometry road, UnaryOperator<Geometry> toMetres, UnaryOperator<Geometry> toDegrees, NamingRegister.Area division,
      NamingScope scope, Geometry polygon) {}

  /**
   * Checks one name for somebody who may see everything round it.
   *
   * @throws Problem 400 if the spelling does not fit the characters or the geometry is no road of 1 m to 300 km
   */
  public Verdict of(Proposal proposal, LocalDate day) {
    return of(proposal, day, division -> {}, division -> true);
  }

  /** Checks the names of one case, each also against the others; the verdicts in the order of the proposals. */
  public List<Verdict> ofAll(List<Proposal> proposals, LocalDate day) {
    return proposals.stream().map(proposal -> of(proposal, day)).toList();
  }

  /**
   * @param mayCheck refuses a division (null where the road lies in none) that is not the asker's: the rivals of a name may be drafts
   * @param reads whether a division's drafts are the asker's to see; towns of others do not count, wherever the road is drawn
   */
  Verdict of(Proposal request, LocalDate day, Consumer<String> mayCheck, Predicate<String> reads) {
    Place place = place(request, day, reads);
    String division = place.division() == null ? "" : place.division().code();
    mayCheck.accept(place.division() == null ? null : division);
    var findings = new NamingFindings(rules.values(NamingFindings.RULES, division, day));
    List<GenericWordRule> generics = register.listGenerics(division, day);
    Spelled spelled = Spelled.of(request);
    GenericWords.check(request.generic(), request.width(), place.scope().lengthMetres(), request.roadClass(), generics)
        .forEach(found -> findings.generic(request.generic(), found, request.geometry()));
    List<String> words = generics.stream().map(GenericWordRule::generic).toList();
    Wording.faults(request.specific(), words, GRAND_WORDS).forEach(findings::wording);
    if (!spelled.doubtful().isEmpty()) {
      findings.add("P01.reading_confirmed", Severity.UNKNOWN, NamingSentences.reading(spelled.doubtful()), null, null);
    }
    whereIsIt(place, findings);
    int compared = clashes(request, day, place, spelled, words, findings);
    return new Verdict(spelled.toned(), Romanisation.plain(spelled.toned()), request.pinyin() == null ? "auto" : "given", spelled.syllables(),
        findings.sorted(), place.polygon(), parts(place.scope()), place.scope().lengthMetres(), compared, List.of(), List.of(), 0);
  }

  private Place place(Proposal request, LocalDate day, Predicate<String> reads) {
    CrsTransform out = zone(request.geometry());
    CrsTransform back = CrsTransform.between(out.to(), out.from());
    Geometry road = out.apply(request.geometry());
    if (!(road.getLength() >= SHORTEST_METRES) || road.getLength() > LONGEST_METRES) {
      throw Problem.badBody("geometry", "长 1 m – 300 km 的道路 / a road of 1 m to 300 km", road.getLength() + " m");
    }
    NamingRegister.Area division = division(request, day);
    List<NamingRegister.Area> towns = register.listBuiltUpAreas(request.geometry(), day).stream().filter(town -> reads.test(town.division())).toList();
    Map<String, Geometry> polygons = new HashMap<>();
    List<ScopeArea> areas = new ArrayList<>();
    towns.forEach(town -> areas.add(area(town, ScopeArea.Kind.BUILT_UP, out, polygons)));
    ScopeArea fallback = division == null ? null : area(division, ScopeArea.Kind.DIVISION, out, polygons);
    NamingScope scope = NamingScope.of(road, areas, fallback);
    Geometry polygon = scope.parts().stream().map(part -> polygons.get(part.area().id())).reduce(Geometry::union).orElse(null);
    if (polygon != null) {
      polygon.setSRID(Crs.CGCS2000);
    }
    return new Place(road, out::apply, back::apply, division, scope, polygon);
  }

  private static ScopeArea area(NamingRegister.Area area, ScopeArea.Kind kind, CrsTransform toMetres, Map<String, Geometry> polygons) {
    String id = kind + "/" + area.code();
    polygons.put(id, area.polygon());
    return new ScopeArea(id, area.name(), kind, toMetres.apply(area.polygon()));
  }

  private static CrsTransform zone(Geometry road) {
    try {
      return CrsTransform.between(Crs.of(Crs.CGCS2000), Crs.of(Cgcs2000Zone.of(road.getEnvelopeInternal().centre().x).epsg()));
    } catch (CrsFault outside) {
      throw Problem.badBody("geometry", outside.getMessage(), road.getEnvelopeInternal().centre().x);
    }
  }

  private NamingRegister.Area division(Proposal request, LocalDate day) {
    if (request.divisionCode() != null) {
      return register.findDivision(request.divisionCode(), day)
          .orElseThrow(() -> Problem.badBody("divisionCode", "已登记的区划代码 / a registered division code", request.divisionCode()));
    }
    Optional<NamingRegister.Area> own = county.isEmpty() ? Optional.empty() : register.findDivision(county, day);
    return own.or(() -> register.findCounty(request.geometry(), day)).orElse(null);
  }

  private static void whereIsIt(Place place, NamingFindings findings) {
    NamingScope scope = place.scope();
    if (place.division() == null) {
      findings.add("N01.inside_county", Severity.ERROR, "道路不在任何已登记的县内", null, place.toDegrees().apply(place.road()));
    } else {
      Geometry beyond = place.road().difference(place.toMetres().apply(place.division().polygon()));
      if (beyond.getLength() > NamingScope.TOUCH_METRES) {
        findings.add("N01.inside_county", Severity.ERROR, NamingSentences.outsideCounty(place.division().name(), beyond.getLength(), scope.lengthMetres()),
            null, place.toDegrees().apply(beyond));
      }
    }
    if (scope.parts().isEmpty()) {
      findings.add("R08.same_name", Severity.UNKNOWN, "无法确定比较范围,没有核对重名和同音", null, null);
    } else if (scope.byDivision()) {
      findings.add("R08.same_name", Severity.INFO, NamingSentences.outsideTowns(scope), null, null);
    } else {
      if (scope.outside().getLength() > NamingScope.TOUCH_METRES) {
        findings.add("R08.same_name", Severity.INFO, NamingSentences.partlyOutside(scope), null, place.toDegrees().apply(scope.outside()));
      }
      if (scope.parts().size() > 1) {
        findings.add("R08.same_name", Severity.INFO, NamingSentences.severalTowns(scope), null, null);
      }
    }
  }

  /** @return how many names there are to compare with */
  private int clashes(Proposal request, LocalDate day, Place place, Spelled spelled, List<String> generics, NamingFindings findings) {
    if (place.polygon() == null) {
      return 0;
    }
    List<String> added = new ArrayList<>(ADDED_WORDS);
    if (place.division() != null) {
      added.add(place.division().name());
      added.add(place.division().name().replaceAll("(?<=..)[省市县区乡镇]$", ""));
    }
    var proposed = new ProposedName(request.specific(), request.generic(), spelled.sound(), spelled.specificSound(), place.road());
    Map<Geometry, Geometry> inDegrees = new IdentityHashMap<>();
    var rivals = new Rivals(generics, place.toMetres());
    List<NamedRoad> named = register.listRivals(place.polygon(), request.specific(), spelled.specificSound().replace('v', 'u'),
        variants(proposed.name(), added), request.recordCode(), day).stream().flatMap(road -> rivals.of(road).stream()
            .peek(name -> inDegrees.put(name.line(), road.line()))).toList();
    List<NameClash> clashes = NameClashes.find(proposed, place.scope(), named, added);
    clashes.forEach(clash -> findings.clash(clash, Romanisation.plain(spelled.toned()), inDegrees.get(clash.rival().line())));
    int compared = register.countNames(place.polygon(), day);
    if (clashes.isEmpty()) {
      findings.add("R08.same_sound", Severity.PASSED, NamingSentences.noClash(place.scope(), compared), null, null);
    }
    return compared;
  }

  /** The name with each word put before it, and without the one it has. */
  private static List<String> variants(String name, List<String> added) {
    List<String> variants = new ArrayList<>();
    for (String word : added) {
      variants.add(word + name);
      if (name.startsWith(word) && name.length() > word.length()) {
        variants.add(name.substring(word.length()));
      }
    }
    return variants;
  }

  private static List<Verdict.Part> parts(NamingScope scope) {
    return scope.parts().stream().map(part -> new Verdict.Part(part.area().id().substring(part.area().id().indexOf('/') + 1), part.area().name(),
        part.area().kind().name().toLowerCase(Locale.ROOT), part.lengthMetres(), part.share())).toList();
  }
}
