package org.fangyu.terrain;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.imageio.ImageIO;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.geotools.util.factory.GeoTools;
import org.geotools.util.factory.Hints;

/**
 * Fills the static registries of ImageIO, JAI, imageio-ext and GeoTools on a thread that can see every class.
 *
 * <p>They fill themselves from the <em>context class loader of whichever thread touches them first</em>. In an
 * executable jar on Java 25 that may be a pool thread that sees none of our libraries, and GeoTIFF then cannot
 * be read for the life of the process. So {@code main} calls this before anything else.
 */
public final class GeoToolsWarmUp {

  /** The JDK's preferences, which JAI asks for, announce on standard error that they made their folder. */
  private static final Logger PREFERENCES = Logger.getLogger("java.util.prefs");

  /** They print a stack trace for every file that is no grid; what is wrong with it, we say ourselves. Held, lest the level is forgotten. */
  private static final List<Logger> GRID_READERS = List.of(Logger.getLogger("class it.geosolutions.imageio.plugins.arcgrid.AsciiGridsImageReader"),
       Logger.getLogger("org.geotools.gce.arcgrid"));

  private GeoToolsWarmUp() {}

  /** Writes a small Deflate GeoTIFF, reads it back and forgets it; a second or two, mostly the EPSG register. */
  public static void run() {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    ClassLoader ours = GeoToolsWarmUp.class.getClassLoader();
    thread.setContextClassLoader(ours);
    try {
      PREFERENCES.setLevel(Level.SEVERE);
      GRID_READERS.forEach(reader -> reader.setLevel(Level.OFF));
      Hints.putSystemDefault(Hints.LENIENT_DATUM_SHIFT, true);
      GeoTools.addClassLoader(ours);
      ImageIO.setUseCache(false); // tiles are small: no temporary files
      ImageIO.scanForPlugins();
      readSmallFile();
    } catch (IOException | RuntimeException failed) {
      throw new IllegalStateException("GeoTools cannot read a GeoTIFF here: " + failed.getMessage(), failed);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static void readSmallFile() throws IOException {
    Path file = Files.createTempFile("fangyu-warm-up", ".tif");
    try {
      var frame = new GridFrame(8, 8, 500_000, 3_100_000, 30, 30);
      float[] heights = new float[frame.cells()];
      heights[9] = 7;
      GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(4550));
      Elevation back = ElevationFile.read(file, OptionalDouble.empty());
      if (back.grid().height(9) != 7 || back.crs().epsg() != 4550) {
        throw new IllegalStateException("a height came back as " + back.grid().height(9) + " in " + back.crs());
      }
    } finally {
      Files.delete(file);
    }
  }
}
