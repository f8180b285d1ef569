package org.fangyu.tiles;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.fangyu.catalogue.Catalogue;
import org.fangyu.catalogue.Column;
import org.fangyu.catalogue.Contents;
import org.fangyu.catalogue.Drawing;
import org.fangyu.catalogue.Layer;
import org.fangyu.geometry.tiling.TileAddress;
import org.fangyu.rules.Validity;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/** Which sets of tiles there are: each layer by its id, and the county with all of them. */
@Component
final class TileSets {
  private final Catalogue catalogue;
  private final Contents contents;
  private final String reviewNumber;

  TileSets(Catalogue catalogue, Contents contents, @Value("${fangyu.review-number:}") String reviewNumber) {
    this.catalogue = catalogue;
    this.contents = contents;
    this.reviewNumber = reviewNumber.strip();
  }

  /** @throws Problem 404 for a set that does not exist, or a layer whose places are not told */
  List<Layer> layers(String set) {
    if (set.equals(TileController.COUNTY)) return catalogue.layers().stream().filter(Layer::hasGeometry).toList();
    Layer layer = catalogue.layer(set);
    if (!layer.hasGeometry()) throw Problem.notFound("可绘制的图层 / layer that can be drawn", set);
    return List.of(layer);
  }

  /** TileJSON 3.0.0. @param root address of the service, without a slash at its end */
  Map<String, Object> tileJson(String set, String root) {
    List<Layer> layers = layers(set);
    var json = new LinkedHashMap<String, Object>();
    json.put("tilejson", "3.0.0");
    json.put("name", layers.size() == 1 ? layers.get(0).title() : "全县 / county");
    if (!reviewNumber.isEmpty()) json.put("attribution", "审图号 / map review number: " + HtmlUtils.htmlEscape(reviewNumber));   // TileJSON: HTML
    json.put("scheme", "xyz");
    json.put("tiles", List.of(root + "/tiles/" + set + "/{z}/{x}/{y}.mvt"));
    json.put("minzoom", layers.stream().mapToInt(layer -> Drawing.of(layer).minZoom()).min().orElse(0));
    json.put("maxzoom", TileAddress.MAX_ZOOM);
    json.put("bounds", bounds(layers));
    json.put("vector_layers", layers.stream().map(TileSets::vectorLayer).toList());
    return json;
  }

  private List<Double> bounds(List<Layer> layers) {
    var all = contents.of(layers, Validity.today()).values().stream().map(Contents.Extent::bounds).filter(Objects::nonNull).toList();
    if (all.isEmpty()) return List.of(-180.0, -85.0, 180.0, 85.0);
    return List.of(
        all.stream().mapToDouble(b -> b.get(0)).min().orElseThrow(), all.stream().mapToDouble(b -> b.get(1)).min().orElseThrow(),
        all.stream().mapToDouble(b -> b.get(2)).max().orElseThrow(), all.stream().mapToDouble(b -> b.get(3)).max().orElseThrow());
  }

  private static Map<String, Object> vectorLayer(Layer layer) {
    var fields = new LinkedHashMap<String, String>();
    for (String name : Drawing.of(layer).attributes(layer, TileAddress.MAX_ZOOM)) {
      Column column = layer.property(name).orElseThrow();
      fields.put(name, column.title());
    }
    var json = new LinkedHashMap<String, Object>();
    json.put("id", layer.id());
    json.put("description", layer.title() + " / " + layer.titleEn());
    json.put("minzoom", Drawing.of(layer).minZoom());
    json.put("maxzoom", TileAddress.MAX_ZOOM);
    json.put("fields", fields);
    return json;
  }
}
