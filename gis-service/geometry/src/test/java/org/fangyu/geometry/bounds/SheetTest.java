package org.fangyu.geometry.bounds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fangyu.geometry.bounds.FourBoundsTest.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fangyu.geometry.bounds.LabelPlacer.Placed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** Scale, scale bar, window and labels of a printed map. */
class SheetTest {

  @ParameterizedTest(name = "{0} m by {1} m at {2}")
  @CsvSource({"60, 10, 1:500", "60.1, 10, 1:1000", "10, 91, 1:1000", "1200, 500, 1:10 000", "1201, 500, 1:25 000", "6000, 0, 1:50 000", "6001, 0, 1:100 000", "0, 0, 1:500", "900000, 0, 1:1 000 000"})
  void theLargestFixedScaleThatShowsItAll(double width, double height, String scale) {
    assertThat(MapScale.fitting(new Envelope(0, width, 0, height), 150, 200, 0.8)).hasToString(scale);
  }

  @ParameterizedTest(name = "1:{0}: {1} m, {2} mm")
  @CsvSource({"500, 20, 40, 4", "1000, 50, 50, 5", "2000, 100, 50, 5", "5000, 200, 40, 4", "10000, 500, 50, 5", "25000, 1000, 40, 5", "50000, 2000, 40, 4"})
  void aBarIsOfARoundLengthAndRightAtTheScale(int denominator, double metres, double millimetres, int parts) {
    assertThat(ScaleBar.of(new MapScale(denominator), 50)).isEqualTo(new ScaleBar(metres, millimetres, parts));
  }

  @Test
  void theWindowKeepsNorthUpAndMeasuresTrue() {
    var frame = new MapFrame(new Coordinate(1000, 2000), new MapScale(5000), 100, 80);
    assertThat(frame.ground()).isEqualTo(new Envelope(750, 1250, 1800, 2200));
    assertThat(frame.toSheet(shape("LINESTRING(750 2200, 1000 2000, 1250 1800)"))).isEqualTo(shape("LINESTRING(0 0, 50 40, 100 80)"));
  }

  @Test
  void labelsNeverCoverOneAnotherNorLeaveTheWindowNorStandUpsideDown() {
    long seed = 42;
    var random = new Random(seed);
    var placer = new LabelPlacer(150, 190);
    var boxes = new ArrayList<Geometry>();
    for (int i = 0; i < 300; i++) {
      Geometry line = shape("LINESTRING(%f %f, %f %f)".formatted(random.nextDouble() * 150, random.nextDouble() * 190, random.nextDouble() * 150, random.nextDouble() * 190));
      placer.along(line, 14, 4, i % 2 == 0 ? 0 : 3).ifPresent(placed -> {
        assertThat(placed.angleDegrees()).isBetween(-90.0, 90.0).isNotEqualTo(-90.0);
        boxes.add(LabelPlacer.box(placed, 14, 4));
      });
    }
    assertThat(boxes).as("seed " + seed).hasSizeGreaterThan(30).allMatch(box -> new Envelope(0, 150, 0, 190).contains(box.getEnvelopeInternal()));
    for (Geometry one : boxes) assertThat(boxes.stream().filter(one::intersects)).hasSize(1);
  }

  @Test
  void aLabelStandsOnItsLineOrBesideIt() {
    Placed on = new LabelPlacer(100, 100).along(shape("LINESTRING(90 90, 10 10)"), 20, 4, 0).orElseThrow();
    assertThat(List.of(on.x(), on.y(), on.angleDegrees())).isEqualTo(List.of(50.0, 50.0, 45.0));
    Placed above = new LabelPlacer(100, 100).along(shape("LINESTRING(10 50, 90 50)"), 20, 4, 5).orElseThrow();
    assertThat(above.y()).isCloseTo(45, within(1e-9));
    var placer = new LabelPlacer(100, 100);
    placer.keepFree(shape("POLYGON((0 0, 100 0, 100 100, 0 100, 0 0))"));
    assertThat(placer.along(shape("LINESTRING(10 50, 90 50)"), 20, 4, 0)).isEmpty();
    assertThat(placer.at(new Coordinate(50, 50), 20, 4, 1)).isEmpty();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> MapFrame.around(new Envelope(), 100, 100, 0.8)).hasMessageContaining("empty");
    assertThatThrownBy(() -> new MapScale(0)).hasMessageContaining("positive");
    assertThatThrownBy(() -> FourBounds.of(shape("POINT EMPTY"), List.of(), 100)).hasMessageContaining("empty");
  }
}
