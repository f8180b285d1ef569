package org.fangyu.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.DataBuffer;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageWriteParam;
import javax.media.jai.RasterFactory;
import org.fangyu.crs.Crs;
import org.fangyu.geometry.terrain.GridFrame;
import org.fangyu.geometry.terrain.HeightGrid;
import org.fangyu.terrain.tiles.Secrecy;
import org.geotools.coverage.grid.GridCoverageFactory;
import org.geotools.gce.geotiff.GeoTiffFormat;
import org.geotools.gce.geotiff.GeoTiffWriteParams;
import org.geotools.gce.geotiff.GeoTiffWriter;
import org.geotools.geometry.jts.ReferencedEnvelope;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes as elevation: GeoTIFFs of every make, Arc ASCII, and what only looks like it. */
class SourceFormatsTest {
  private static final int COLUMNS = 700;
  private static final int ROWS = 300;

  @TempDir
  Path folder;

  @BeforeAll
  static void warmUp() {
    GeoToolsWarmUp.run();
  }

  @ParameterizedTest
  @CsvSource({"float, , 0", "float, LZW, 0", "float, Deflate, 0", "float, , 128", "float, LZW, 256", "float, Deflate, 128", "short, , 0", "short, LZW, 0", "short, Deflate, 256",
      "ushort, Deflate, 0", "int, LZW, 128", "double, Deflate, 256", "byte, LZW, 0"})
  void aGeoTiffOfEveryMakeComesBackAsItWasWritten(String type, String compression, int tile) throws Exception {
    Path file = written(type, compression, tile);
    HeightGrid grid = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file).store().require().grid();
    assertThat(grid.frame()).isEqualTo(new GridFrame(COLUMNS, ROWS, 500_000, 3_200_000, 10, 10));
    for (int i = 0; i < grid.frame().cells(); i++) assertThat(grid.height(i)).as("%s %s %d cell %d", type, compression, tile, i).isEqualTo(height(type, i));
  }

  @Test
  void aBigTiffIsReadByItsRows() throws IOException {
    Path file = BigTiff.write(folder.resolve("big.tif"), 4550, 900, 700, 500_000, 3_200_000, 2, Map.of(3, 12.5f, 699, -3f));
    HeightGrid grid = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file).store().require().grid();
    assertThat(grid.height(899, 3)).isEqualTo(12.5f);
    assertThat(grid.height(0, 699)).isEqualTo(-3);
    assertThat(grid.height(5, 5)).isZero();
  }

  /** 144 MB of heights through a heap of 96 MB, which GeoTools and the tiles share. */
  @Test
  void aFileLargerThanTheMemoryIsTakenIn() throws Exception {
    Process child = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx96m", "-cp", System.getProperty("java.class.path"),
        BigIngest.class.getName(), folder.toString(), "6000", "6000").redirectErrorStream(true).start();
    String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(child.waitFor(5, TimeUnit.MINUTES)).isTrue();
    System.out.print("SourceFormatsTest: " + said);
    assertThat(said).contains("5.0 7.0 9.0 of 36,000,000 cells");
    assertThat(child.exitValue()).isZero();
  }

  @Test
  void voidsOfSixteenBitsAreMissingWhetherDeclaredOrNot() throws IOException {
    for (String declared : new String[] {"-32768", null}) {
      Path file = shorts(declared, (short) -32768);
      HeightGrid grid = ElevationFile.read(file, java.util.OptionalDouble.empty()).grid();
      assertThat(grid.height(0)).isEqualTo(10);
      assertThat(grid.height(1)).isNaN();
      assertThat(grid.height(2)).isEqualTo(-20);
    }
    assertThat(read(shorts("7", (short) 7), Double.NaN)[1]).isNaN();
    assertThat(read(shorts(null, (short) 7), 7)[1]).isNaN();
    assertThat(read(shorts(null, (short) 7), Double.NaN)[1]).isEqualTo(7);
  }

  @Test
  void anAsciiGridOfManyLinesIsReadByRegions() throws IOException {
    var text = new StringBuilder("ncols 300\nnrows 900\nxllcenter 500005\nyllcenter 3100005\ncellsize 10\nNODATA_value -9999\n");
    for (int i = 0; i < 300 * 900; i++) text.append(i % 1000 == 999 ? "-9999" : i % 5000).append(i % 300 == 299 ? '\n' : ' ');
    Path file = Files.writeString(folder.resolve("grid.asc"), text);
    Files.writeString(folder.resolve("grid.prj"), Crs.of(4549).wkt());
    HeightGrid grid = new StoreOfFiles(folder).add(Secrecy.PUBLIC, file).store().require().grid();
    assertThat(grid.frame()).isEqualTo(new GridFrame(300, 900, 500_000, 3_109_000, 10, 10));
    for (int i = 0; i < grid.frame().cells(); i++) assertThat(Float.compare(grid.height(i), i % 1000 == 999 ? Float.NaN : i % 5000)).as("cell %d", i).isZero();
  }

  @Test
  void numbersThatAreNoHeightsAreRefusedWithTheirPlaceAndTheBound() throws IOException {
    Path feet = shorts(null, (short) 29_029);
    assertThatThrownBy(() -> read(feet, Double.NaN)).isInstanceOf(ElevationFault.class).hasMessageContaining("第 2 列第 1 行").hasMessageContaining("29029").hasMessageContaining("9000").hasMessageContaining("--nodata");
    assertThat(read(feet, 29_029)[1]).isNaN();
  }

  @Test
  void heightsInFeetRotatedGridsPicturesAndFilesWithoutASystemAreRefused() throws Exception {
    refused(tiff(dir -> dir.shorts(34735, 1, 1, 0, 4, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4550, 4099, 0, 1, 9002), false), "9002");
    refused(tiff(dir -> dir.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4550), true), "旋转");
    refused(tiff(dir -> dir.shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 2225), false), "坐标系");
    refused(Files.writeString(folder.resolve("no.asc"), "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 3100000\ncellsize 10\n1 2\n3 4\n"), "坐标系");
    refused(Files.createFile(folder.resolve("empty.tif")), "empty.tif");
    refused(Files.writeString(folder.resolve("text.asc"), "no grid at all"), "text.asc");
    var raster = java.awt.image.Raster.createBandedRaster(DataBuffer.TYPE_BYTE, 20, 20, 3, null);
    var picture = new GridCoverageFactory().create("picture", raster, new ReferencedEnvelope(500_000, 500_200, 3_100_000, 3_100_200, CRS.decode("EPSG:4550", true)));
    var writer = new GeoTiffWriter(folder.resolve("picture.tif").toFile());
    writer.write(picture, null);
    writer.dispose();
    refused(folder.resolve("picture.tif"), "波段");
  }

  @Test
  void aSystemThatIsGivenStandsForTheOneThatIsMissing() throws IOException {
    Path file = Files.writeString(folder.resolve("no.asc"), "ncols 2\nnrows 2\nxllcorner 500000\nyllcorner 3100000\ncellsize 10\n1 2\n3 4\n");
    try (SourceFile source = SourceFile.open(file, Optional.of(Crs.of(4549)), Double.NaN)) {
      assertThat(source.crs().epsg()).isEqualTo(4549);
      assertThat(source.posts()).isEqualTo(new Posts(2, 2, 500_000, 3_100_020, 10, 10));
    }
  }

  private static void refused(Path file, String reason) {
    assertThatThrownBy(() -> SourceFile.open(file).close()).as(file.toString()).isInstanceOf(ElevationFault.class).hasMessageContaining(reason).hasMessageContaining(file.getFileName().toString());
  }

  private static float[] read(Path file, double noData) {
    try (SourceFile source = SourceFile.open(file, Optional.empty(), noData)) {
      float[] heights = new float[source.posts().columns() * source.posts().rows()];
      source.read(0, 0, source.posts().columns(), source.posts().rows(), heights, 0, source.posts().columns());
      return heights;
    }
  }

  private static float height(String type, int i) {
    return switch (type) {
      case "byte" -> 1 + i % 250; // GeoTools declares 0 as no data for these two
      case "ushort" -> 1 + i % 8000;
      case "float", "double" -> (i % 4000) / 8f - 100;
      default -> i % 8000 - 400;
    };
  }

  private Path written(String type, String compression, int tile) throws Exception {
    int dataType = Map.of("byte", DataBuffer.TYPE_BYTE, "short", DataBuffer.TYPE_SHORT, "ushort", DataBuffer.TYPE_USHORT, "int", DataBuffer.TYPE_INT, "float", DataBuffer.TYPE_FLOAT,
        "double", DataBuffer.TYPE_DOUBLE).get(type);
    WritableRaster raster = RasterFactory.createBandedRaster(dataType, COLUMNS, ROWS, 1, null);
    for (int i = 0; i < COLUMNS * ROWS; i++) raster.setSample(i % COLUMNS, i / COLUMNS, 0, height(type, i));
    var place = new ReferencedEnvelope(500_000, 500_000 + 10 * COLUMNS, 3_200_000 - 10 * ROWS, 3_200_000, CRS.decode("EPSG:4550", true));
    Path file = folder.resolve("made.tif");
    var writer = new GeoTiffWriter(file.toFile());
    var how = new GeoTiffWriteParams();
    if (compression != null) {
      how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      how.setCompressionType(compression);
    }
    if (tile > 0) {
      how.setTilingMode(ImageWriteParam.MODE_EXPLICIT);
      how.setTiling(tile, tile);
    }
    var parameters = new GeoTiffFormat().getWriteParameters();
    parameters.parameter(GeoTiffFormat.GEOTOOLS_WRITE_PARAMS.getName().toString()).setValue(how);
    writer.write(new GridCoverageFactory().create("heights", raster, place), parameters.values().toArray(new org.geotools.api.parameter.GeneralParameterValue[0]));
    writer.dispose();
    return file;
  }

  /** Two by two signed shorts: 10, the offender, -20, 30. */
  private Path shorts(String noData, short offender) throws IOException {
    byte[] data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putShort((short) 10).putShort(offender).putShort((short) -20).putShort((short) 30).array();
    byte[] head = shorts(noData, 0);
    Path file = folder.resolve("shorts.tif");
    Files.write(file, concat(shorts(noData, head.length), data));
    return file;
  }

  private static byte[] shorts(String noData, int dataAt) {
    var directory = new TiffDirectory().integers(256, 2).integers(257, 2).shorts(258, 16).shorts(259, 1).shorts(262, 1).integers(273, dataAt).shorts(277, 1).integers(278, 2)
        .integers(279, 8).shorts(339, 2).doubles(33550, 30, 30, 0).doubles(33922, 0, 0, 0, 500_000, 3_100_000, 0).shorts(34735, 1, 1, 0, 3, 1024, 0, 1, 1, 1025, 0, 1, 1, 3072, 0, 1, 4550);
    return (noData == null ? directory : directory.text(42113, noData.getBytes(StandardCharsets.US_ASCII))).toBytes();
  }

  private Path tiff(java.util.function.UnaryOperator<TiffDirectory> keys, boolean rotated) throws IOException {
    byte[] head = directory(keys, rotated, 0);
    Path file = folder.resolve("keys.tif");
    Files.write(file, concat(directory(keys, rotated, head.length), new byte[16]));
    return file;
  }

  private static byte[] directory(java.util.function.UnaryOperator<TiffDirectory> keys, boolean rotated, int dataAt) {
    var directory = new TiffDirectory().integers(256, 2).integers(257, 2).shorts(258, 32).shorts(259, 1).shorts(262, 1).integers(273, dataAt).shorts(277, 1).integers(278, 2)
        .integers(279, 16).shorts(339, 3);
    directory = rotated ? directory.doubles(34264, 26, -15, 0, 500_000, 15, -26, 0, 3_100_000, 0, 0, 0, 0, 0, 0, 0, 1)
        : directory.doubles(33550, 30, 30, 0).doubles(33922, 0, 0, 0, 500_000, 3_100_000, 0);
    return keys.apply(directory).toBytes();
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }
}
