package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;
import org.fangyu.crs.Crs;
import org.fangyu.crs.CrsTransform;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Verdict;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.sightzone.SightZone;
import org.fangyu.geometry.visibility.SightPlan;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.terrain.Elevation;
import org.fangyu.web.GeoJson;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;

/**
 * Writes answers as GeoJSON features: the target as it was asked, with its own properties and those of the
 * contract. Lengths are metres, rounded to the centimetre; heights of screens are rounded up.
 *
 * @param corridor of the question
 * @param settings of the question
 * @param outward moves a geometry from the elevation's system to the answer's
 */
record SightAnswer(Corridor corridor, SightSettings settings, UnaryOperator<Geometry> outward) {

  private static final GeometryFactory FACTORY = new GeometryFactory();

  /** @param screening what is told of screens before the target */
  Map<String, Object> feature(Thing target, TargetSight sight, Map<String, Object> screening) {
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    if (target.id() != null) {
      feature.put("id", target.id());
    }
    feature.put("geometry", GeoJson.write(target.geometry()));
    Map<String, Object> properties = new LinkedHashMap<>(target.properties());
    properties.putAll(properties(sight));
    properties.put("screening", screening);
    feature.put("properties", properties);
    return feature;
  }

  private Map<String, Object> properties(TargetSight sight) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("visible", sight.seen() == Visibility.UNKNOWN ? null : sight.seen() == Visibility.VISIBLE);
    all.put("verdict", sight.verdict().name().toLowerCase(Locale.ROOT));
    all.put("word", SightSentence.word(sight.verdict()));
    all.put("sentence", SightSentence.of(sight, corridor, settings));
    all.put("reason", sight.verdict() == Verdict.DOUBTFUL ? SightSentence.reason(sight, settings) : null);
    all.put("visibleLengthMetres", rounded(sight.visibleLengthMetres()));
    all.put("nearestVisibleMetres", rounded(sight.nearestVisibleMetres()));
    all.put("nearestMetres", rounded(sight.nearestMetres()));
    all.put("screeningHeightMetres", ScreeningAnswer.up(sight.screeningHeightMetres()));
    all.put("visibleFrom", sight.visibleFrom().stream().map(this::stretch).toList());
    all.put("unknownEyes", sight.unknownEyes());
    all.put("eye", place(new Coordinate(sight.eye().x(), sight.eye().y())));
    all.put("point", place(sight.point()));
    return all;
  }

  private Map<String, Object> stretch(Stretch stretch) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("line", corridor.name(stretch));
    json.put("lineIndex", corridor.roadOf(stretch));
    json.put("fromMetres", rounded(corridor.fromMetres(stretch)));
    json.put("toMetres", rounded(corridor.toMetres(stretch)));
    return json;
  }

  /** The stretches of the road from which a target is seen; null when there are none. */
  Geometry seenFrom(TargetSight sight) {
    List<Geometry> lines = new ArrayList<>();
    sight.visibleFrom().forEach(stretch -> lines.add(corridor.line(stretch)));
    return lines.isEmpty() ? null : outward.apply(FACTORY.buildGeometry(lines));
  }

  /** What is told of a zone beside its shape. */
  static Map<String, Object> figures(SightZone zone) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seenCells", zone.seenCells());
    json.put("seenSquareMetres", zone.seenSquareMetres());
    json.put("unansweredSquareMetres", zone.unansweredSquareMetres());
    json.put("unansweredShare", zone.unansweredShare());
    return json;
  }

  /** How the answers were found: the cheapest of three ways that give the same. */
  static Map<String, Object> plan(SightPlan plan) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("method", plan.method().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    json.put("eyes", plan.eyes());
    json.put("points", plan.points());
    json.put("pairs", plan.pairs());
    String way = switch (plan.method()) {
      case PAIRS -> "逐对视线 / one sight line a pair";
      case FROM_EYES -> "从每个视点一次扫描 / one sweep from each eye";
      case FROM_TARGETS -> "从每个目标点一次扫描（视线对称） / one sweep from each target, sight being symmetric";
    };
    json.put("why", "%s: 预计最省 / expected to cost least (CPU s: 逐对 pairs %.2g, 从视点 from eyes %.2g, 从目标 from targets %.2g)"
        .formatted(way, plan.pairsSeconds(), plan.fromEyesSeconds(), plan.fromTargetsSeconds()));
    return json;
  }

  /** @param obstacles name of the file of trees and buildings that were counted, or null for bare earth */
  static Map<String, Object> elevation(Elevation elevation, String obstacles) {
    Map<String, Object> json = elevation(elevation);
    if (obstacles != null) {
      json.put("obstacles", obstacles);
      json.put("note", "按 %s m 高程加障碍物 %s 计算，以现场照片为准 / with trees and houses as that file has them"
          .formatted(SightSentence.plain(elevation.resolutionMetres()), obstacles));
    }
    return json;
  }

  static Map<String, Object> elevation(Elevation elevation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("source", elevation.source());
    json.put("crs", elevation.crs().code());
    json.put("resolutionMetres", elevation.resolutionMetres());
    json.put("verticalErrorMetres", rounded(elevation.verticalErrorMetres()));
    json.put("datum", elevation.datum().isEmpty() ? null : elevation.datum());
    json.put("note", "按 %s m 裸地高程计算，未计植被和建筑，以现场照片为准 / bare ground; trees and houses are not in it"
        .formatted(SightSentence.plain(elevation.resolutionMetres())));
    return json;
  }

  /** From a system to longitude and latitude. */
  static CrsTransform lonLat(Crs crs) {
    return SightFile.transform(crs, Crs.of(Crs.CGCS2000));
  }

  private double[] place(Coordinate metres) {
    Coordinate moved = outward.apply(FACTORY.createPoint(metres)).getCoordinate();
    return new double[] {moved.x, moved.y};
  }

  static Double rounded(OptionalDouble metres) {
    return metres.isPresent() ? rounded(metres.getAsDouble()) : null;
  }

  /** To the centimetre; null for what is no number. */
  static Double rounded(double metres) {
    return Double.isFinite(metres) ? Math.round(metres * 100) / 100.0 : null;
  }
}
