package org.fangyu.tiles;

import java.io.ByteArrayOutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.fangyu.catalogue.Layer;
import org.fangyu.catalogue.LayerDatabase;
import org.fangyu.geometry.tiling.TileAddress;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks the database for tiles and keeps them within what a browser can draw. */
@Component
final class TileBuilder {
  /** Most rows of one layer in one tile, the most important first. */
  static final int MOST_ROWS = 20_000;
  /** Most bytes of one layer in one tile before compression; drawing more than this takes Leaflet seconds. */
  static final int MOST_BYTES = 768 * 1024;
  /** Aim below the bound, because rows are not all of one size. */
  private static final double AIM = 0.9;

  private record Part(int layer, byte[] mvt, long features) {}

  private final LayerDatabase database;

  TileBuilder(LayerDatabase database) {
    this.database = database;
  }

  /** The tile of these layers, which are all of one schema, as valid on the day. */
  Tile build(List<Layer> layers, TileAddress at, LocalDate day) {
    if (layers.isEmpty()) return Tile.of(new byte[0], "");
    List<Part> parts = parts(layers, at, day, MOST_ROWS);
    var mvt = new ByteArrayOutputStream();
    var cut = new ArrayList<String>();
    for (Part part : parts) {
      Layer layer = layers.get(part.layer());
      Part fitting = fit(part, layer, at, day);
      mvt.writeBytes(fitting.mvt());
      if (fitting.features() < part.features() || part.features() == MOST_ROWS) cut.add(layer.id() + "=" + fitting.features());
    }
    return Tile.of(mvt.toByteArray(), String.join(",", cut));
  }

  private Part fit(Part part, Layer layer, TileAddress at, LocalDate day) {
    Part now = part;
    while (now.mvt().length > MOST_BYTES && now.features() > 1) {
      int fewer = (int) Math.max(1, now.features() * AIM * MOST_BYTES / now.mvt().length);
      now = parts(List.of(layer), at, day, fewer).get(0);
    }
    return now;
  }

  private List<Part> parts(List<Layer> layers, TileAddress at, LocalDate day, int limit) {
    String sql = TileQuery.of(layers, at.z());
    return database.read(layers.get(0).office(), jdbc -> ask(jdbc, sql, at, day, limit));
  }

  private static List<Part> ask(JdbcClient jdbc, String sql, TileAddress at, LocalDate day, int limit) {
    return jdbc.sql(sql).param("z", at.z()).param("x", at.x()).param("y", at.y()).param("day", day).param("limit", limit)
        .query((row, i) -> new Part(row.getInt("layer"), row.getBytes("mvt"), row.getLong("features"))).list();
  }
}
