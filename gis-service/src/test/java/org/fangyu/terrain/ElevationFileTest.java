package org.fangyu.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ElevationFileTest {

  @TempDir
  Path folder;

  @BeforeAll
  static void warmUp() {
    GeoToolsWarmUp.run();
  }

  @Test
  void heightsPlaceAndSystemComeBackAsWritten() throws IOException {
    var frame = new GridFrame(150, 131, 512_345.5, 3_098_441.25, 30, 12.5);
    float[] heights = new float[frame.cells()];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = i % 97 == 0 ? Float.NaN : i / 10f - 50;
    }
    Path file = folder.resolve("heights.tif");
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(4549));
    Elevation back = ElevationFile.read(file, OptionalDouble.of(2.5));
    assertThat(back.grid().frame()).isEqualTo(frame);
    assertThat(back.crs().epsg()).isEqualTo(4549);
    assertThat(back.source()).isEqualTo("heights.tif");
    assertThat(back.resolutionMetres()).isEqualTo(30);
    for (int i = 0; i < heights.length; i++) {
      assertThat(Float.compare(back.grid().height(i), heights[i])).as("cell %d", i).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {4549, 4528, 4550, 4498, 32650, 2385, 2437, 3857})
  void everyUsualProjectedSystemIsRecognisedInTheFile(int epsg) throws IOException {
    Path file = flat(epsg, new GridFrame(4, 4, 500_000, 3_100_000, 30, 30));
    assertThat(ElevationFile.read(file, OptionalDouble.empty()).crs().epsg()).isEqualTo(epsg);
  }

  @Test
  void aByteRasterIsReadByOthersWithItsValues() throws IOException {
    var frame = new GridFrame(70, 130, 500_000, 3_100_000, 30, 30);
    byte[] cells = new byte[frame.cells()];
    cells[71] = 1;
    cells[9_099] = (byte) 255;
    Path file = folder.resolve("zone.tif");
    GeoTiffFile.writeBytes(file, frame, Crs.of(4549), cells);
    var image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo(70);
    assertThat(image.getRaster().getSample(1, 1, 0)).isEqualTo(1);
    assertThat(image.getRaster().getSample(69, 129, 0)).isEqualTo(255);
    assertThat(image.getRaster().getSample(0, 0, 0)).isZero();
  }

  @Test
  void anArcAsciiGridWithItsPrjIsReadToo() throws IOException {
    Path file = folder.resolve("grid.asc");
    Files.writeString(file, """
        ncols 3
        nrows 2
        xllcorner 500000
        yllcorner 3100000
        cellsize 25
        NODATA_value -9999
        1 2 3
        4 -9999 6
        """);
    Files.writeString(folder.resolve("grid.prj"), Crs.of(4549).wkt());
    Elevation elevation = ElevationFile.read(file, OptionalDouble.empty());
    assertThat(elevation.grid().frame()).isEqualTo(new GridFrame(3, 2, 500_000, 3_100_050, 25, 25));
    assertThat(elevation.grid().height(0, 0)).isEqualTo(1);
    assertThat(elevation.grid().height(1, 1)).isNaN();
    assertThat(elevation.grid().height(2, 1)).isEqualTo(6);
    assertThat(elevation.crs().epsg()).isEqualTo(4549);
  }

  @Test
  void degreesAreRefusedWithTheCommandThatHelps() throws IOException {
    Path file = folder.resolve("degrees.asc");
    Files.writeString(file, "ncols 2\nnrows 2\nxllcorner 122.9\nyllcorner 29\ncellsize 0.001\nNODATA_value -9999\n1 2\n3 4\n");
    Files.writeString(folder.resolve("degrees.prj"), Crs.of(4490).wkt());
    assertThatThrownBy(() -> ElevationFile.read(file, OptionalDouble.empty()))
        .isInstanceOf(ElevationFault.class).hasMessageContaining("度").hasMessageContaining("EPSG:4550");
  }

  @Test
  void aFileThatIsNoElevationIsRefusedWithItsName() throws IOException {
    Path text = folder.resolve("text.tif");
    Files.write(text, "this is no picture".getBytes(StandardCharsets.UTF_8));
    Path empty = Files.createFile(folder.resolve("empty.tif"));
    Path whole = flat(4549, new GridFrame(200, 200, 500_000, 3_100_000, 30, 30));
    Path cut = folder.resolve("cut.tif");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
    for (Path file : new Path[] {text, empty, cut, folder.resolve("absent.tif"), folder}) {
      assertThatThrownBy(() -> ElevationFile.read(file, OptionalDouble.empty()))
          .isInstanceOf(ElevationFault.class).hasMessageContaining(file.getFileName().toString());
    }
  }

  @Test
  void aGeoTiffWithGdalsOwnMetadataIsRead() throws IOException {
    byte[] xml = "<GDALMetadata><Item name=\"STATISTICS_MAXIMUM\" sample=\"0\">4</Item></GDALMetadata>".getBytes(StandardCharsets.US_ASCII);
    byte[] data = ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN).putFloat(1).putFloat(2).putFloat(3).putFloat(4).array();
    byte[] head = withMetadata(xml, 0);
    Path file = folder.resolve("metadata.tif");
    Files.write(file, withMetadata(xml, head.length));
    Files.write(file, data, StandardOpenOption.APPEND);
    Elevation elevation = ElevationFile.read(file, OptionalDouble.empty());
    assertThat(elevation.grid().height(1, 1)).isEqualTo(4);
  }

  /** Two by two floats, uncompressed, with GDAL's tag 42112. */
  private static byte[] withMetadata(byte[] xml, int dataAt) {
    return new TiffDirectory().integers(256, 2).integers(257, 2).shorts(258, 32).shorts(259, 1).shorts(262, 1).integers(273, dataAt)
        .shorts(277, 1).integers(278, 2).integers(279, 16).shorts(339, 3).doubles(33550, 30, 30, 0).doubles(33922, 0, 0, 0, 500_000, 3_100_000, 0)
        .shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4549).text(42112, xml).toBytes();
  }

  @Test
  void aFileWithoutAnyHeightIsRefused() throws IOException {
    var frame = new GridFrame(3, 3, 500_000, 3_100_000, 30, 30);
    float[] heights = new float[9];
    java.util.Arrays.fill(heights, Float.NaN);
    Path file = folder.resolve("void.tif");
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(4549));
    assertThatThrownBy(() -> ElevationFile.read(file, OptionalDouble.empty())).hasMessageContaining("void.tif");
  }

  private Path flat(int epsg, GridFrame frame) throws IOException {
    Path file = folder.resolve(epsg + ".tif");
    float[] heights = new float[frame.cells()];
    var random = new java.util.Random(7);
    for (int i = 0; i < heights.length; i++) {
      heights[i] = random.nextFloat();
    }
    GeoTiffFile.writeHeights(file, HeightGrid.owning(frame, heights), Crs.of(epsg));
    return file;
  }
}
