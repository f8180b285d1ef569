package org.fangyu.terrain.tiles;

import java.util.List;

/**
 * What the store shows: the grid and the sources, first the one whose heights win. One file, replaced as a whole.
 *
 * @param grid null when there is no source
 */
public record StoreList(TileGrid grid, List<TileSource> sources) {
  public static final StoreList EMPTY = new StoreList(null, List.of());

  public StoreList {
    sources = List.copyOf(sources);
    if (grid == null && !sources.isEmpty()) throw new IllegalArgumentException("sources need a grid");
  }
}
