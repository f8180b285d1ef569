package org.fangyu.boundaries;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.commandline.Drafts;
import java.util.Objects;
import org.fangyu.boundaries.CoverageCheck.Fault;
import org.fangyu.boundaries.OffsetCheck.Marker;
import org.fangyu.boundaries.WalkCheck.Missed;
import org.fangyu.web.GeoJson;
import org.locationtech.jts.geom.Geometry;
import tools.jackson.databind.json.JsonMapper;

/** The findings of a run as a GeoJSON FeatureCollection in degrees, one feature a fault, stretch or marker. */
final class CheckReport {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final List<Map<String, Object>> features = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();

  void conclude(String sentence) {
    sentences.add(sentence);
  }

  void add(Fault fault) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("check", "coverage");
    properties.put("kind", fault.kind());
    properties.put("areaSquareMetres", fault.areaSquareMetres());
    properties.put("widthMetres", fault.widthMetres());
    properties.put("between", fault.between());
    properties.put("withinTolerance", fault.withinTolerance());
    properties.put("reason", fault.reason());
    add(properties, fault.where());
  }

  void add(Missed stretch) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("check", "walked");
    properties.put("kind", "missed");
    properties.put("fromMetres", stretch.fromMetres());
    properties.put("toMetres", stretch.toMetres());
    properties.put("lengthMetres", stretch.lengthMetres());
    add(properties, stretch.where());
  }

  void add(Marker marker) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("check", "offsets");
    properties.put("kind", marker.verdict().word());
    properties.put("code", marker.code());
    properties.put("serial", marker.serial());
    properties.put("offsetMetres", marker.offsetMetres());
    properties.put("bearingDegrees", marker.bearingDegrees());
    properties.put("toleranceMetres", marker.toleranceMetres());
    properties.put("accuracyMetres", marker.accuracyMetres());
    add(properties, marker.where());
  }

  private void add(Map<String, Object> properties, Geometry where) {
    properties.values().removeIf(Objects::isNull);
    Map<String, Object> feature = new LinkedHashMap<>();
    feature.put("type", "Feature");
    feature.put("properties", properties);
    feature.put("geometry", GeoJson.write(where));
    features.add(feature);
  }

  /** The report is whole or not there. */
  void write(Path file) throws IOException {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("type", "FeatureCollection");
    report.put("sentences", sentences);
    report.put("features", features);
    try (var drafts = new Drafts()) {
      JSON.writeValue(drafts.draft(file), report);
      drafts.publish();
    }
  }
}
