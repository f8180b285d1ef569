package org.fangyu.terrain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;

/** Writes heights on a grid of degrees: what the program itself never does. */
final class GeographicTiff {
  private GeographicTiff() {}

  /** @param grid its frame is in degrees, whatever {@link GridFrame} says */
  static Path write(Path file, int epsg, HeightGrid grid) throws IOException {
    GridFrame frame = grid.frame();
    ByteBuffer data = ByteBuffer.allocate(4 * frame.cells()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < frame.cells(); i++) data.putFloat(grid.height(i));
    byte[] head = directory(frame, epsg, 0);
    try (var out = Files.newOutputStream(file)) {
      out.write(directory(frame, epsg, head.length));
      out.write(data.array());
    }
    return file;
  }

  private static byte[] directory(GridFrame frame, int epsg, int dataAt) {
    return new TiffDirectory().integers(256, frame.columns()).integers(257, frame.rows()).shorts(258, 32).shorts(259, 1).shorts(262, 1).integers(273, dataAt)
        .shorts(277, 1).integers(278, frame.rows()).integers(279, 4 * frame.cells()).shorts(339, 3)
        .doubles(33550, frame.cellWidth(), frame.cellHeight(), 0).doubles(33922, 0, 0, 0, frame.west(), frame.north(), 0)
        .shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 2, 1025, 0, 1, 1, 2048, 0, 1, epsg).toBytes();
  }
}
