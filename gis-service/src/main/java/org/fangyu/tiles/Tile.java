package org.fangyu.tiles;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A finished tile.
 *
 * @param gzipped the Mapbox Vector Tile, gzip-compressed; no bytes for an empty tile
 * @param cut which layers were too full and how many rows were kept, e.g. "roads=20000"; empty when nothing was left out
 */
record Tile(byte[] gzipped, String cut) {

  static Tile of(byte[] mvt, String cut) {
    if (mvt.length == 0) return new Tile(mvt, cut);
    var bytes = new ByteArrayOutputStream(mvt.length / 2 + 64);
    try (OutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(mvt);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Tile(bytes.toByteArray(), cut);
  }

  boolean isEmpty() {
    return gzipped.length == 0;
  }

  /** The tile for a client that does not take gzip. */
  byte[] plain() {
    try (var gzip = new GZIPInputStream(new ByteArrayInputStream(gzipped))) {
      return gzip.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
