package org.fangyu.catalogue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of a layer goes into a map tile: from which zoom, which rows at which zoom, which attributes, and which rows
 * first when a tile is too full. Zoom is that of the tile; the map draws a tile of zoom z at display zooms z to z + 1.
 *
 * @param attributes columns that go into the tile, where the layer has them
 * @param detailZoom from here on the attributes go along; below it a feature is only its shape and number
 * @param bands SQL condition by lowest zoom: the band with the greatest zoom not above the tile's holds
 * @param importance SQL expression to order by, the rows to keep first
 */
public record Drawing(List<String> attributes, int detailZoom, TreeMap<Integer, String> bands, String importance) {
  private static final String LEVEL = "array_position(array['province','city','county','township','village'], level)";
  private static final String ROAD_CLASS =
      "array_position(array['expressway','national','provincial','county','arterial','township','secondary','branch','lane'], road_class)";
  private static final String PLACE_CLASS =
      "array_position(array['division','settlement','committee','water','sea','relief','memorial','area','transport','utility','building','organisation'], place_class)";
  private static final Drawing PLAIN = drawing("fid", List.of("code", "name"), 0, Map.of(0, "true"));

  private static final Map<String, Drawing> BY_LAYER = Map.ofEntries(
      Map.entry("divisions", drawing(LEVEL + ", fid", List.of("code", "name", "level", "parent_code"), 0,
          Map.of(0, "level not in ('township', 'village')", 8, "level <> 'village'", 11, "true"))),
      Map.entry("built-up-areas", drawing("fid", List.of("code", "name"), 0, Map.of(9, "true"))),
      Map.entry("places", drawing(PLACE_CLASS + ", fid", List.of("code", "name", "short_name", "pinyin", "place_class", "status"), 0, Map.of(
          8, "place_class = 'division' and status not in ('historical', 'cancelled')",
          10, "place_class in ('division', 'settlement', 'committee', 'area', 'water', 'sea', 'relief') and status not in ('historical', 'cancelled')",
          13, "status <> 'cancelled'"))),
      // A road without a name is the office's work to do, and noise to anyone who looks at a whole county.
      Map.entry("roads", drawing(ROAD_CLASS + ", name is null, fid", List.of("code", "name", "pinyin", "road_class", "status"), 0, Map.of(
          5, "road_class in ('expressway', 'national') and name is not null",
          7, "road_class in ('expressway', 'national', 'provincial') and name is not null",
          8, "road_class in ('expressway', 'national', 'provincial', 'county') and name is not null",
          9, "road_class not in ('secondary', 'branch', 'lane') and name is not null",
          10, "road_class not in ('branch', 'lane') and name is not null", 11, "road_class <> 'lane'", 13, "true"))),
      // Below zoom 14 a fixed share stands for all, as dots of density; V3 has an index of every 64th plate.
      Map.entry("door-plates", drawing("fid", List.of("code", "label", "street_name", "street_direction", "plate_kind", "status"), 16, Map.of(
          10, "fid % 64 = 0", 12, "fid % 16 = 0", 13, "fid % 4 = 0", 14, "true"))),
      Map.entry("signs", drawing("fid", List.of("code", "text", "sign_kind", "colour", "state"), 0, Map.of(14, "true"))),
      Map.entry("boundary-lines", drawing(LEVEL + ", fid", List.of("code", "name", "level", "disputed"), 0,
          Map.of(0, "level not in ('township', 'village')", 8, "level <> 'village'", 11, "true"))),
      Map.entry("boundary-markers", drawing("fid", List.of("code", "line_code", "serial", "marker_type", "state"), 0, Map.of(9, "true"))),
      Map.entry("cemeteries", drawing("fid", List.of("code", "name", "cemetery_kind", "status", "plots_built", "plots_used", "plots_free"), 0, Map.of(9, "true"))),
      Map.entry("graves", drawing("fid", List.of("code", "cemetery_code", "exposure", "treatment"), 0, Map.of(11, "true"))),
      Map.entry("burial-zones", drawing("fid", List.of("code", "name", "zone_kind"), 0, Map.of(8, "true"))),
      Map.entry("sight-zones", drawing("fid", List.of("code", "name", "corridor", "state"), 0, Map.of(8, "true"))));

  public static Drawing of(Layer layer) {
    return BY_LAYER.getOrDefault(layer.id(), PLAIN);
  }

  /** The lowest zoom of a tile that can hold anything of the layer. */
  public int minZoom() {
    return bands.firstKey();
  }

  /** The condition on rows of the view at this zoom; null where the layer is not drawn yet. */
  public String condition(int zoom) {
    var band = bands.floorEntry(zoom);
    return band == null ? null : band.getValue();
  }

  /** The attributes that the layer has, at this zoom. */
  public List<String> attributes(Layer layer, int zoom) {
    return zoom < detailZoom ? List.of() : attributes.stream().filter(name -> layer.property(name).isPresent()).toList();
  }

  private static Drawing drawing(String importance, List<String> attributes, int detailZoom, Map<Integer, String> bands) {
    return new Drawing(attributes, detailZoom, new TreeMap<>(bands), importance);
  }
}
