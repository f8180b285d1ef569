package org.fangyu.placenames;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.placenames.sources.Area;
import org.fangyu.placenames.sources.NamingScopeRow;
import org.locationtech.jts.geom.Dimension;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/**
 * Where a proposed road or place lies, in metres of its own zone.
 *
 * @param degrees longitude, latitude (EPSG:4490)
 * @param county the division that decides: the one that was named, else the county with most of it; null where it lies in none
 * @param areas counties, townships and the asker's built-up areas that it meets
 */
record Located(Geometry degrees, Geometry metres, CrsTransform toMetres, Area county, List<Area> areas) {

  /** Divisions and built-up areas as they are looked for. */
  interface Atlas {
    List<Area> around(Envelope box, CrsTransform zone);

    Optional<Area> division(String code, CrsTransform zone);
  }

  static Located of(Geometry degrees, Geometry metres, CrsTransform zone, String division, Atlas atlas) {
    List<Area> met = atlas.around(degrees.getEnvelopeInternal(), zone).stream().filter(area -> meets(area, metres)).toList();
    Area county = division != null ? atlas.division(division, zone).orElse(null)
        : met.stream().filter(area -> area.level().equals("county")).max(Comparator.comparingDouble(area -> area.metres().lengthInside(metres))).orElse(null);
    return new Located(degrees, metres, zone, county, met);
  }

  private static boolean meets(Area area, Geometry metres) {
    return metres.getDimension() == Dimension.P ? area.metres().outside(metres).isEmpty() : area.metres().lengthInside(metres) > 0;
  }

  String divisionCode() {
    return county == null ? "" : county.code();
  }

  /** The township that the place lies in, else the division that decides; empty where it lies in none. */
  String smallestDivision() {
    return of("township").map(Area::code).filter(code -> code.startsWith(divisionCode())).findFirst().orElse(divisionCode());
  }

  private Stream<Area> of(String level) {
    return areas.stream().filter(area -> area.level().equals(level));
  }

  /** The scope of a name. */
  NamingScope scope(NamingScopeRow row, Atlas atlas) {
    ScopeArea own = county == null ? null : county.metres();
    if (row.scope() == NamingScopeRow.Scope.NATION) {
      return NamingScope.ofDivision(metres, new ScopeArea("", "全国", ScopeArea.Kind.NATION, null), row.statutory());
    }
    if (row.scope() == NamingScopeRow.Scope.BUILT_UP_AREA || own == null) {
      List<ScopeArea> towns = of("built-up-area").map(Area::metres).toList();
      return NamingScope.ofBuiltUpAreas(metres, row.scope() == NamingScopeRow.Scope.BUILT_UP_AREA ? towns : List.of(), own);
    }
    String code = smallestDivision();
    int digits = row.scope().digits();
    boolean known = code.length() >= digits;
    String prefix = known ? code.substring(0, digits) : divisionCode();
    return NamingScope.ofDivision(metres, prefix.equals(divisionCode()) ? own : named(prefix, atlas), row.statutory() && known);
  }

  private ScopeArea named(String code, Atlas atlas) {
    return atlas.division(code, toMetres).map(area -> new ScopeArea(code, area.name(), ScopeArea.Kind.DIVISION, area.metres().polygon()))
        .orElseGet(() -> new ScopeArea(code, code.length() == 2 ? "本省" : code.length() == 4 ? "本市" : code, ScopeArea.Kind.DIVISION, null));
  }

  /** Polygons of the scope in longitude, latitude, divisions drawn coarser; null where there are none. */
  Geometry polygon(NamingScope scope, Atlas atlas) {
    List<Geometry> polygons = new ArrayList<>();
    scope.parts().forEach(part -> polygonOf(part.area(), atlas).ifPresent(polygons::add));
    Geometry all = polygons.stream().reduce(Geometry::union).orElse(null);
    if (all != null) {
      all.setSRID(degrees.getSRID());
    }
    return all;
  }

  /** Of an area whose polygon is at hand. */
  Optional<Geometry> polygonOf(ScopeArea area) {
    if (area.kind() == ScopeArea.Kind.BUILT_UP) {
      return of("built-up-area").filter(town -> town.code().equals(area.code())).map(Area::degrees).findFirst();
    }
    return Stream.concat(Stream.ofNullable(county), areas.stream()).filter(known -> known.code().equals(area.code())).map(Area::degrees).findFirst();
  }

  private Optional<Geometry> polygonOf(ScopeArea area, Atlas atlas) {
    return polygonOf(area).or(() -> area.polygon() == null ? Optional.empty() : atlas.division(area.code(), toMetres).map(Area::degrees));
  }

  /** Back into longitude, latitude. */
  Geometry toDegrees(Geometry some) {
    return CrsTransform.between(toMetres.to(), toMetres.from()).apply(some);
  }

  List<Verdict.Part> parts(NamingScope scope) {
    return scope.parts().stream().map(part -> new Verdict.Part(part.area().code(), part.area().name(),
        part.area().kind().name().toLowerCase(Locale.ROOT), part.lengthMetres(), part.share())).toList();
  }

  /** What of it lies outside the division that decides; all of it where there is none. */
  Geometry outsideCounty() {
    return county == null ? metres : county.metres().outside(metres);
  }

  double shareOutsideCounty() {
    if (metres.getDimension() == Dimension.P) {
      return outsideCounty().isEmpty() ? 0 : 1;
    }
    return outsideCounty().getLength() / metres.getLength();
  }

  /** The areas of a level that it crosses, longest part first. */
  List<Verdict.Crossed> crossed(String level) {
    double length = metres.getLength();
    return of(level).map(area -> {
      double inside = length == 0 ? 0 : area.metres().lengthInside(metres);
      return new Verdict.Crossed(area.code(), area.name(), inside, length == 0 ? 1 : inside / length);
    }).filter(crossed -> length == 0 || crossed.lengthMetres() > NamingScope.TOUCH_METRES)
        .sorted(Comparator.comparingDouble(Verdict.Crossed::lengthMetres).reversed().thenComparing(Verdict.Crossed::code)).toList();
  }
}
