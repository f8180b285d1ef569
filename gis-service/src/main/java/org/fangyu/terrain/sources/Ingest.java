package org.fangyu.terrain.sources;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import org.fangyu.crs.CrsFault;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.terrain.tiles.TileSetWriter;
import org.fangyu.terrain.warp.Sheets;
import org.fangyu.terrain.warp.Warp;
import org.locationtech.jts.geom.Envelope;

/** Brings the files of a wish into the store's folder, as tiles that nothing shows yet. Call it with the folder's lock. */
final class Ingest {
  private static final int BUFFER = 1 << 20;

  private final StoreFolder folder;
  private final Optional<Envelope> county;

  /** @param county where sources must lie, longitude and latitude in degrees */
  Ingest(StoreFolder folder, Optional<Envelope> county) {
    this.folder = folder;
    this.county = county;
  }

  /**
   * Reads the files and writes their tiles, unless tiles of the same content are there already.
   *
   * @param open what is registered
   * @param datum of the heights once they are shifted
   * @param grid of the store, or nothing while it has none
   * @param choice of the grid then
   * @param progress is told the share that is done, 0 to 1
   * @return the row for the register
   * @throws ElevationFault if the files cannot be used, lie elsewhere or hold no height
   * @throws IOException if the disk does not do; what was written is taken away
   */
  SourceRow run(Wish wish, String datum, List<SourceRow> open, Optional<TileGrid> grid, GridChoice choice, DoubleConsumer progress) throws IOException {
    try (Sheets sheets = Sheets.open(wish.files(), wish.crs(), wish.noData())) {
      Whereabouts where = Whereabouts.of(wish.code(), sheets.crs(), sheets.posts(), wish.anywhere() ? Optional.empty() : county);
      TileGrid onto = grid.orElseGet(() -> choice.grid(sheets.crs(), sheets.posts(), where));
      String content = content(wish.files());
      String version = version(content, wish, sheets, onto);
      Warp.Tally tally = known(open, version).orElse(null);
      if (tally == null) tally = write(wish, sheets, onto, version, progress);
      double cell = Metres.longerSide(sheets.posts(), sheets.crs(), where.outline().getEnvelopeInternal());
      return new SourceRow(null, wish.code(), wish.origin(), wish.files(), content, version, sheets.crs().epsg(), cell, Double.isNaN(wish.noData()) ? null : wish.noData(),
          wish.datum(), datum, wish.shift(), wish.verticalErrorMetres(), wish.secrecy(), wish.priority(), tally.lowest(), tally.highest(), onto, where.outline(), where.source(), null);
    } catch (CrsFault datums) {
      throw new ElevationFault("高程数据 %s：%s".formatted(wish.code(), datums.getMessage()), datums);
    }
  }

  /** Of tiles that are there already, what the register says of them. */
  private Optional<Warp.Tally> known(List<SourceRow> open, String version) {
    return open.stream().filter(row -> row.version().equals(version) && folder.holds(version)).findFirst().map(row -> new Warp.Tally(row.lowestMetres(), row.highestMetres()));
  }

  private Warp.Tally write(Wish wish, Sheets sheets, TileGrid grid, String version, DoubleConsumer progress) throws IOException {
    var warp = new Warp(sheets, grid, wish.shift());
    Path partial = folder.begin(version);
    try {
      Warp.Tally tally;
      try (var writer = new TileSetWriter(partial, grid, warp.cells())) {
        double tiles = writer.tiles().count();
        tally = warp.run(writer, done -> progress.accept(done / tiles));
        if (tally.nothing()) throw new ElevationFault("高程数据 %s 没有任何高程值 / holds no height at all".formatted(wish.code()));
        writer.finish();
      }
      folder.keep(version);
      return tally;
    } catch (IOException failed) {
      folder.abandon(version);
      throw withRoom(failed);
    } catch (RuntimeException fault) {
      folder.abandon(version);
      throw fault;
    }
  }

  /** A full disk is the usual reason: says how full. */
  private IOException withRoom(IOException failed) {
    try {
      FileStore disk = Files.getFileStore(folder.path());
      return new IOException(String.format(Locale.ROOT, "%s; 磁盘剩余 %,d MB，未登记任何数据 / %s has %,d MB left, nothing was registered",
          failed.getMessage(), disk.getUsableSpace() >> 20, folder.path(), disk.getUsableSpace() >> 20), failed);
    } catch (IOException unknown) {
      return failed;
    }
  }

  /** SHA-256 over the content of the files, in their order. */
  static String content(List<Path> files) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[BUFFER];
    for (Path file : files) {
      try (InputStream in = Files.newInputStream(file)) {
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) digest.update(buffer, 0, read);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Stands for all that the heights on the grid depend on. */
  private static String version(String content, Wish wish, Sheets sheets, TileGrid grid) {
    String all = String.join(" ", "1", content, String.valueOf(sheets.crs().epsg()), String.valueOf(wish.noData()), String.valueOf(wish.shift()), sheets.posts().toString(), grid.toString());
    return HexFormat.of().formatHex(sha256().digest(all.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
