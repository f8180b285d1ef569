package org.fangyu.geometry.tiling;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;

/**
 * A tile of the usual web-map grid (XYZ scheme; "WebMercatorQuad" of OGC 17-083r4): zoom, column from the
 * west, row from the north. Every instance is a tile that exists.
 */
public record TileAddress(int z, int x, int y) {

  /** Deepest zoom served; a pixel is then 4 cm at the equator. */
  public static final int MAX_ZOOM = 22;

  /** Half the side of the plane in metres: π times the sphere's radius of 6,378,137 m. */
  public static final double HALF_WORLD_METRES = Math.PI * 6_378_137;

  public TileAddress {
    String fault = fault(z, x, y);
    if (fault != null) {
      throw new IllegalArgumentException(fault);
    }
  }

  /** The tile, or nothing when the grid has no such tile: for addresses that strangers type. */
  public static Optional<TileAddress> find(int z, int x, int y) {
    return fault(z, x, y) == null ? Optional.of(new TileAddress(z, x, y)) : Optional.empty();
  }

  /** The tile's square in EPSG:3857 metres. */
  public Envelope envelope() {
    double side = sideMetres();
    double west = x * side - HALF_WORLD_METRES;
    double north = HALF_WORLD_METRES - y * side;
    return new Envelope(west, west + side, north - side, north);
  }

  /** Length of the tile's side in EPSG:3857 metres (longer than on the ground by 1/cos(latitude)). */
  public double sideMetres() {
    return 2 * HALF_WORLD_METRES / (1 << z);
  }

  private static String fault(int z, int x, int y) {
    if (z < 0 || z > MAX_ZOOM) {
      return "zoom must be 0..%d, was %d".formatted(MAX_ZOOM, z);
    }
    int last = (1 << z) - 1;
    if (x < 0 || x > last || y < 0 || y > last) {
      return "no tile %d/%d/%d: x and y must be 0..%d".formatted(z, x, y, last);
    }
    return null;
  }
}
