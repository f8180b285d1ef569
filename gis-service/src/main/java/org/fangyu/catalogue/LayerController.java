package org.fangyu.catalogue;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The list of layers for the web map. */
@RestController
class LayerController {
  private final Catalogue catalogue;
  private final Contents contents;

  LayerController(Catalogue catalogue, Contents contents) {
    this.catalogue = catalogue;
    this.contents = contents;
  }

  /**
   * A layer as the map's list shows it.
   *
   * @param office whether it is for officers only
   * @param count rows valid today; absent when counting took too long
   * @param bounds west, south, east, north in degrees
   * @param minzoom lowest zoom of a tile that can hold anything of it
   */
  record Entry(String id, String title, String titleEn, String description, String geometryType, boolean office, Long count,
      List<Double> bounds, int minzoom) {}

  @GetMapping("/api/layers")
  ResponseEntity<Map<String, List<Entry>>> layers(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    var extents = contents.of(catalogue.layers(), Validity.today());
    var entries = extents.entrySet().stream().map(e -> entry(e.getKey(), e.getValue())).toList();
    return ResponseEntity.ok().cacheControl(CacheControl.noCache().cachePrivate()).body(Map.of("layers", entries));
  }

  private static Entry entry(Layer layer, Contents.Extent extent) {
    return new Entry(layer.id(), layer.title(), layer.titleEn(), layer.description(), layer.geometryType(), layer.office(),
        extent.count(), extent.bounds(), Drawing.of(layer).minZoom());
  }
}
