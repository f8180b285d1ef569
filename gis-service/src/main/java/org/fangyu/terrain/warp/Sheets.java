package org.fangyu.terrain.warp;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fangyu.crs.Crs;
import org.fangyu.terrain.ElevationFault;
import org.fangyu.terrain.Posts;
import org.fangyu.terrain.SourceFile;

/**
 * The files of one source as one raster: sheets of one system whose posts continue each other. What is interpolated
 * between two sheets is so from the posts of both, without a seam; where they overlap, the first with a height counts.
 */
public final class Sheets implements AutoCloseable {
  public static final int MOST = 2000;

  private final List<SourceFile> files;
  private final Posts posts;

  private Sheets(List<SourceFile> files, Posts posts) {
    this.files = files;
    this.posts = posts;
  }

  /** @throws ElevationFault if a file cannot be used, or does not lie on one raster with the first */
  public static Sheets open(List<Path> paths, Optional<Crs> crs, double noData) {
    if (paths.isEmpty() || paths.size() > MOST) throw new IllegalArgumentException("FILE: must be 1..%d files, were %d".formatted(MOST, paths.size()));
    var files = new ArrayList<SourceFile>();
    try {
      for (Path path : paths) {
        files.add(SourceFile.open(path, crs, noData));
        requireJoined(files.get(0), files.get(files.size() - 1));
      }
      return new Sheets(List.copyOf(files), around(files));
    } catch (RuntimeException fault) {
      files.forEach(SourceFile::close);
      throw fault;
    }
  }

  private static void requireJoined(SourceFile first, SourceFile next) {
    if (first.crs().epsg() != next.crs().epsg()) {
      throw new ElevationFault("文件 %s 的坐标系 %s 与 %s 的 %s 不同：请分别登记 / not in one system: register them apart"
          .formatted(next.path(), next.crs(), first.path().getFileName(), first.crs()));
    }
    if (!first.posts().joins(next.posts())) {
      throw new ElevationFault("文件 %s 与 %s 不在同一格网上（格距或起点不同）：请分别登记 / not on one raster: register them apart"
          .formatted(next.path(), first.path().getFileName()));
    }
  }

  private static Posts around(List<SourceFile> files) {
    Posts all = files.get(0).posts();
    for (SourceFile file : files) all = all.with(file.posts());
    return all;
  }

  /** That of all files. */
  public Crs crs() {
    return files.get(0).crs();
  }

  /** Around all sheets. */
  public Posts posts() {
    return posts;
  }

  /**
   * Reads a region, which may reach over the raster; {@code NaN} where there is no height.
   *
   * @param heights takes them, row after row; may be longer
   */
  void read(int column, int row, int columns, int rows, float[] heights) {
    Arrays.fill(heights, 0, Math.multiplyExact(columns, rows), Float.NaN);
    boolean first = true;
    for (SourceFile file : files) {
      int west = Math.max(column, (int) Math.rint(posts.column(file.posts())));
      int north = Math.max(row, (int) Math.rint(posts.row(file.posts())));
      int east = Math.min(column + columns, (int) Math.rint(posts.column(file.posts())) + file.posts().columns());
      int south = Math.min(row + rows, (int) Math.rint(posts.row(file.posts())) + file.posts().rows());
      if (west >= east || north >= south) continue;
      int at = (north - row) * columns + west - column;
      int inFileColumn = west - (int) Math.rint(posts.column(file.posts()));
      int inFileRow = north - (int) Math.rint(posts.row(file.posts()));
      if (first) file.read(inFileColumn, inFileRow, east - west, south - north, heights, at, columns);
      else fill(file, inFileColumn, inFileRow, east - west, south - north, heights, at, columns);
      first = false;
    }
  }

  private static void fill(SourceFile file, int column, int row, int columns, int rows, float[] heights, int at, int stride) {
    float[] more = new float[columns * rows];
    file.read(column, row, columns, rows, more, 0, columns);
    for (int y = 0; y < rows; y++) {
      for (int x = 0; x < columns; x++) {
        int i = at + y * stride + x;
        if (Float.isNaN(heights[i])) heights[i] = more[y * columns + x];
      }
    }
  }

  @Override
  public void close() {
    files.forEach(SourceFile::close);
  }
}
