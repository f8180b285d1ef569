package org.fangyu.catalogue;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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

  private record Box(long count, Double west, Double south, Double east, Double north) {}

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
      Box box = database.read(layer.office(), jdbc -> box(jdbc, layer, day));
      return new Extent(box.count(), box.west() == null ? null : List.of(box.west(), box.south(), box.east(), box.north()));
    } catch (QueryTimeoutException e) {
      return new Extent(null, null);
    }
  }

  private static Box box(JdbcClient jdbc, Layer layer, LocalDate day) {
    String extent = layer.hasGeometry() ? "st_extent(geom)" : "null::box2d";
    return jdbc.sql("""
            select count, st_xmin(e) as west, st_ymin(e) as south, st_xmax(e) as east, st_ymax(e) as north
            from (select count(*) as count, %s as e from %s where %s) counted""".formatted(extent, layer.from(), Validity.ON_DAY))
        .param("day", day).query(Box.class).single();
  }
}
