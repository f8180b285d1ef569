package org.fangyu.terrain;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.tiles.Secrecy;
import org.fangyu.terrain.tiles.StoreFolder;
import org.fangyu.terrain.tiles.StoreList;
import org.fangyu.terrain.tiles.TileGrid;
import org.fangyu.terrain.tiles.TileSetWriter;
import org.fangyu.terrain.tiles.TileSource;
import org.fangyu.terrain.warp.Sheets;
import org.fangyu.terrain.warp.Warp;

/** A store filled straight from files, without the register. The first file's grid is the store's, unless one is given. */
final class StoreOfFiles {
  private final Path var;
  private final StoreFolder folder;
  private final List<TileSource> sources = new ArrayList<>();
  private TileGrid grid;
  private int versions;

  StoreOfFiles(Path var) {
    this(var, null);
  }

  StoreOfFiles(Path var, TileGrid grid) {
    this.var = var;
    this.folder = new StoreFolder(var.resolve("elevation"));
    this.grid = grid;
  }

  ElevationStore store() {
    return store(50_000_000);
  }

  ElevationStore store(long mostCells) {
    return new ElevationStore(var, mostCells);
  }

  TileGrid grid() {
    return grid;
  }

  /** Adds a source that wins over those before it. */
  StoreOfFiles add(Secrecy secrecy, Path... files) throws IOException {
    try (StoreFolder.Lock lock = folder.lock().orElseThrow(); Sheets sheets = Sheets.open(List.of(files), Optional.empty(), Double.NaN)) {
      var posts = sheets.posts();
      if (grid == null) grid = new TileGrid(sheets.crs().epsg(), posts.west(), posts.north(), posts.cellWidth(), posts.cellHeight());
      String version = "v" + ++versions;
      var warp = new Warp(sheets, grid, 0);
      try (var writer = new TileSetWriter(folder.begin(version), grid, warp.cells())) {
        warp.run(writer, done -> { });
        writer.finish();
      }
      folder.keep(version);
      double cell = sheets.crs().metres() ? posts.cellWidth() : posts.cellHeight() * 111_000;
      sources.add(0, new TileSource(files[0].getFileName().toString(), version, secrecy, cell, "1985国家高程基准", (double) versions));
      folder.publish(new StoreList(grid, sources));
    }
    return this;
  }

  /** Takes a source back, counted from the one that wins. */
  void remove(int which) throws IOException {
    sources.remove(which);
    try (StoreFolder.Lock lock = folder.lock().orElseThrow()) {
      folder.publish(sources.isEmpty() ? StoreList.EMPTY : new StoreList(grid, sources));
    }
  }

  static Path write(Path file, int epsg, org.fangyu.geometry.terrain.HeightGrid heights) throws IOException {
    GeoTiffFile.writeHeights(file, heights, Crs.of(epsg));
    return file;
  }
}
