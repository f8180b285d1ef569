package org.fangyu.tiles;

import java.util.List;
import java.util.stream.Collectors;
import org.fangyu.catalogue.Drawing;
import org.fangyu.catalogue.Layer;
import org.fangyu.rules.Validity;

/**
 * The SQL of tiles. Rows are found by their box in the stored EPSG:3857 column alone: ST_AsMVTGeom drops what only its
 * box touches. Nothing outside tests the result for null, because the planner would then build every shape twice
 * (ST_AsMVT skips nulls itself). Rows come in a fixed order, so equal data make equal bytes.
 */
final class TileQuery {
  /** Units of a tile's side and of the margin around it that is drawn too, so that strokes do not end at the seam. */
  private static final int EXTENT = 4096;
  private static final int MARGIN = 64;

  private static final String LAYER = """
      select %1$d as layer, st_asmvt(t, '%2$s', %3$d, 'geom', 'fid') as mvt, count(*) as features
      from (
        select fid, %4$s st_asmvtgeom(geom_3857, st_tileenvelope(:z, :x, :y), %3$d, %5$d, true) as geom
        from %6$s
        where geom_3857 && st_tileenvelope(:z, :x, :y, margin => %5$d.0 / %3$d)
          and %7$s
          and (%8$s)
        order by %9$s
        limit :limit
      ) t""";

  private TileQuery() {}

  /** The layers of the list that a tile of this zoom can hold. */
  static List<Layer> drawn(List<Layer> layers, int zoom) {
    return layers.stream().filter(layer -> layer.hasGeometry() && Drawing.of(layer).condition(zoom) != null).toList();
  }

  /** One row a layer: its place in the list, its part of the tile, how many rows went in. Parameters z, x, y, day, limit. */
  static String of(List<Layer> layers, int zoom) {
    return layers.stream().map(layer -> of(layer, layers.indexOf(layer), zoom)).collect(Collectors.joining("\nunion all\n"));
  }

  private static String of(Layer layer, int place, int zoom) {
    Drawing drawing = Drawing.of(layer);
    String attributes = drawing.attributes(layer, zoom).stream().map(name -> name + ", ").collect(Collectors.joining());
    return LAYER.formatted(place, layer.id(), EXTENT, attributes, MARGIN, layer.from(), Validity.ON_DAY, drawing.condition(zoom), drawing.importance());
  }
}
