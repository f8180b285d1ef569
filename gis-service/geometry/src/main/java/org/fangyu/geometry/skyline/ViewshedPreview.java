package org.fangyu.geometry.skyline;

import java.util.List;
import org.fangyu.geometry.sight.Eye;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.geometry.terrain.Terrain;

/**
 * A quick picture of a {@link Viewshed}, from every second post of every second row: a quarter of the work and
 * not exact. Whoever shows it says that it is a preview.
 */
public final class ViewshedPreview {

  private static final int THINNING = 2;

  private ViewshedPreview() {}

  /** As {@link Viewshed#union}, on the same grid, but each cell says what the thinned ground's nearest post to its north-west says. */
  public static byte[] union(Terrain terrain, List<Eye> eyes, SightSettings settings, Runnable eyeDone) {
    HeightGrid ground = thinned(terrain.ground());
    Terrain thin = terrain.isBare() ? Terrain.bare(ground) : new Terrain(ground, thinned(terrain.surface()));
    List<Eye> inside = eyes.stream().map(eye -> inside(eye, ground.frame(), terrain.frame())).toList();
    byte[] few = Viewshed.union(thin, inside, settings, eyeDone);
    GridFrame frame = terrain.frame();
    byte[] cells = new byte[frame.cells()];
    for (int row = 0, i = 0; row < frame.rows(); row++) {
      for (int column = 0; column < frame.columns(); column++, i++) {
        cells[i] = Float.isNaN(terrain.ground().height(i)) ? Viewshed.NO_ANSWER
            : few[ground.frame().index(column / THINNING, row / THINNING)];
      }
    }
    return cells;
  }

  private static HeightGrid thinned(HeightGrid grid) {
    GridFrame full = grid.frame();
    double width = full.cellWidth() * THINNING;
    double height = full.cellHeight() * THINNING;
    var frame = new GridFrame((full.columns() + 1) / THINNING, (full.rows() + 1) / THINNING,
        full.centreX(0) - width / 2, full.centreY(0) + height / 2, width, height);
    float[] heights = new float[frame.cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = grid.height(i % frame.columns() * THINNING, i / frame.columns() * THINNING);
    }
    return HeightGrid.owning(frame, heights);
  }

  /** The last column or row may have been thinned away from under an eye. */
  private static Eye inside(Eye eye, GridFrame thin, GridFrame full) {
    if (!full.covers(eye.x(), eye.y())) {
      return eye;
    }
    double x = Math.min(eye.x(), thin.centreX(thin.columns() - 1));
    double y = Math.max(eye.y(), thin.centreY(thin.rows() - 1));
    return new Eye(eye.line(), eye.atMetres(), eye.fromMetres(), eye.toMetres(), x, y);
  }
}
