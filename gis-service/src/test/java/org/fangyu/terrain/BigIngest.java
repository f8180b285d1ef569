package org.fangyu.terrain;

import java.nio.file.Path;
import java.util.Map;
import org.fangyu.terrain.tiles.Secrecy;
import org.locationtech.jts.geom.Envelope;

/** Takes in a file that is larger than the memory, in a process of its own: FOLDER COLUMNS ROWS. */
final class BigIngest {
  private BigIngest() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int columns = Integer.parseInt(arguments[1]);
    int rows = Integer.parseInt(arguments[2]);
    GeoToolsWarmUp.run();
    Path file = BigTiff.write(folder.resolve("big.tif"), 4550, columns, rows, 400_000, 3_400_000, 2, Map.of(0, 5f, rows / 2, 7f, rows - 1, 9f));
    long began = System.nanoTime();
    ElevationStore store = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file).store();
    double seconds = (System.nanoTime() - began) / 1e9;
    for (int row : new int[] {0, rows / 2, rows - 1}) {
      double y = 3_400_000 - (row + 0.5) * 2;
      System.out.print(store.window(new Envelope(400_101, 400_103, y, y)).grid().groundAt(400_102, y) + " ");
    }
    System.out.printf("of %,d cells in %.1f s, heap at most %d MB%n", (long) columns * rows, seconds, Runtime.getRuntime().maxMemory() >> 20);
  }
}
