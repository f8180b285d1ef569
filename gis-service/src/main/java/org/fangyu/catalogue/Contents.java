package org.fangyu.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fangyu.database.Bounds;
import org.fangyu.rules.Validity;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How much there is of a layer and where, counted once for each version of its data. */
@Component
public final class Contents {
  /**
   * What is valid on one day.
   *
   * @param count rows; null when counting took too long
   * @param bounds west, south, east, north in degrees; null when there is nothing or its place is not told
   */
  public record Extent(Long count, List<Double> bounds) {}

  private final Catalogue catalogue;
  private final LayerDatabase database;
  private final Cache<String, Extent> extents = Caffeine.newBuilder().maximumSize(500).build();

  Contents(Catalogue catalogue, LayerDatabase database) {
    this.catalogue = catalogue;
    this.database = database;
  }

  /** What of each layer is valid on the day. */
  public Map<Layer, Extent> of(List<Layer> layers, LocalDate day) {
    DataVersion now = catalogue.version();
    var found = new LinkedHashMap<Layer, Extent>();
    for (Layer layer : layers) found.put(layer, extents.get(now.of(List.of(layer)) + ";" + day, version -> count(layer, day)));
    return found;
  }

  private Extent count(Layer layer, LocalDate day) {
    try {
      return database.read(layer.office(), jdbc -> extent(jdbc, layer, day));
    } catch (QueryTimeoutException e) {
      return new Extent(null, null);
    }
  }

  private static Extent extent(JdbcClient jdbc, Layer layer, LocalDate day) {
    String bounds = layer.hasGeometry() ? "st_extent(geom)::box2d" : "null::box2d";
    return jdbc.sql("select count(*) as count, %s as bounds from %s where %s".formatted(bounds, layer.from(), Validity.ON_DAY))
        .param("day", day).query((row, i) -> new Extent(row.getLong("count"), Bounds.of(row, "bounds"))).single();
  }
}
