package org.fangyu.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.CoverageCheck.Fault;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.util.GeometryFixer;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * The county polygons of China that lie in the shared test data (simplified apart, so they overlap and part everywhere), or,
 * where that folder or the program xz is not there, polygons generated as badly from a seed; the output says which.
 */
class RealCountiesTest {

  private static final Envelope SOME = new Envelope(119.6, 120.6, 29.6, 30.6);
  private static final Bound TOLERANCE = new Bound(1.0, "test");

  @TempDir
  private static Path folder;
  private static List<Area> all;
  private static boolean real;

  @BeforeAll
  static void read() throws IOException, InterruptedException {
    Path packed = Path.of(System.getProperty("fangyu.sharedData", "../shared/data"), "boundaries");
    Path file = folder.resolve("counties.geojson");
    real = Files.isDirectory(packed) && unpack(packed, file);
    all = real ? new CheckFiles(Optional.empty()).areas(file, row -> {}) : generated(7);
    System.out.printf("%s: %d areas %s%n", RealCountiesTest.class.getSimpleName(), all.size(), real ? "from " + packed : "generated from seed 7");
  }

  @Test
  void theRingsThatAreInvalidAreReportedAndTheRestIsStillChecked() {
    List<Area> invalid = all.stream().filter(area -> !area.degrees().isValid()).toList();
    assertThat(invalid).hasSize(real ? 30 : 1);
    CoverageCheck.Report report = CoverageCheck.of(invalid, TOLERANCE);
    List<Fault> rings = report.faults().stream().filter(fault -> fault.kind().equals("invalid")).toList();
    assertThat(rings).hasSameSizeAs(invalid);
    assertThat(rings).allSatisfy(ring -> {
      assertThat(ring.reason()).as("said in Chinese").matches("\\p{IsHan}+");
      Area area = invalid.stream().filter(each -> each.name().equals(ring.between().get(0))).findFirst().orElseThrow();
      assertThat(ring.where().distance(area.degrees())).isLessThan(1e-6);
    });
  }

  @Test
  void everyFaultLiesWhereItIsSaidToLieAndTheAreasAddUp() {
    List<Area> some = all.stream().filter(area -> !real || SOME.intersects(area.degrees().getEnvelopeInternal().centre())).toList();
    CoverageCheck.Report report = CoverageCheck.of(some, TOLERANCE);
    System.out.println(some.size() + " areas: " + report.sentence());
    List<Area> valid = some.stream().map(area -> area.degrees().isValid() ? area : new Area(area.name(), GeometryFixer.fix(area.degrees()))).toList();
    for (Fault fault : report.faults()) {
      Geometry inside = fault.place();
      List<String> over = valid.stream().filter(area -> area.degrees().contains(inside)).map(Area::name).toList();
      switch (fault.kind()) {
        case "gap" -> assertThat(over).as(fault.toString()).isEmpty();
        case "overlap" -> assertThat(over).as(fault.toString()).containsAll(fault.between());
        default -> assertThat(fault.kind()).isEqualTo("invalid");
      }
    }
    Plane plane = Plane.about(valid.get(0).degrees());
    List<Geometry> metres = valid.stream().map(area -> GeometryFixer.fix(plane.metres(area.degrees()))).toList();
    double twice = metres.stream().mapToDouble(Geometry::getArea).sum() - OverlayNGRobust.union(metres).getArea();
    double overlaps = report.faults().stream().filter(fault -> fault.kind().equals("overlap")).mapToDouble(Fault::areaSquareMetres).sum();
    assertThat(overlaps).as("what lies in two areas, but for the few places in three").isCloseTo(twice, within(0.02 * twice + 100));
    assertThat(report.faults()).anyMatch(fault -> fault.kind().equals("gap"));
  }

  private static boolean unpack(Path folder, Path to) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.list(folder)) {
      Path packed = files.filter(file -> file.toString().endsWith(".geojson.xz")).findFirst().orElse(null);
      if (packed == null) {
        return false;
      }
      return new ProcessBuilder("xz", "-dc", packed.toString()).redirectOutput(to.toFile()).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    }
  }

  /** A grid of squares in degrees, each corner shaken on its own, and one ring that crosses itself. */
  private static List<Area> generated(long seed) {
    Random random = new Random(seed);
    GeometryFactory factory = new GeometryFactory();
    List<Area> areas = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      double x = 119.5 + 0.1 * (i % 10);
      double y = 29.5 + 0.1 * (i / 10);
      double[][] corners = i == 0 ? new double[][] {{x - 2, y}, {x - 1.9, y + 0.1}, {x - 1.9, y}, {x - 2, y + 0.1}}
          : new double[][] {{x, y}, {x + 0.1, y}, {x + 0.1, y + 0.1}, {x, y + 0.1}};
      Coordinate[] ring = new Coordinate[5];
      for (int k = 0; k < 4; k++) {
        ring[k] = new Coordinate(corners[k][0] + random.nextGaussian() * 2e-4, corners[k][1] + random.nextGaussian() * 2e-4);
      }
      ring[4] = ring[0].copy();
      Polygon polygon = factory.createPolygon(ring);
      areas.add(new Area("G" + i, polygon));
    }
    return areas;
  }
}
