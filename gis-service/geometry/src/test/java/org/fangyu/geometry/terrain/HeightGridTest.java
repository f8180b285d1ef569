package org.fangyu.geometry.terrain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Envelope;

class HeightGridTest {

  private final HeightGrid land = DrawnTerrain.of("""
      10 20 .
      30 60 5""");

  @ParameterizedTest(name = "at {0} {1} the ground is {2}")
  @CsvSource({
    "50, 150, 10", "150, 150, 20", "50, 50, 30", "150, 50, 60", // the posts: row 0 is the north
    "100, 150, 15", "50, 100, 20", "125, 50, 52.5",             // on grid lines: between two posts
    "100, 100, 30", "125, 75, 43.75",                          // inside a square: bilinear
    "150, 100, 40"                                              // the missing post east of it does not count
  })
  void theGroundIsStraightOnGridLinesAndBilinearBetween(double x, double y, double ground) {
    assertThat(land.groundAt(x, y)).isEqualTo(ground, within(1e-12));
  }

  @ParameterizedTest(name = "{0} {1}: {2}")
  @CsvSource({"250, 150, the missing post itself", "151, 150, towards the missing post", "200, 100, a square with a hole",
    "49, 100, the half cell outside the posts", "251, 50, the half cell east", "100, 151, north", "100, 49, south",
    "1e9, 0, far away", "NaN, 100, no number"})
  void whereAPostIsMissingOrBeyondTheGroundIsNotKnown(double x, double y, String why) {
    assertThat(land.groundAt(x, y)).as(why).isNaN();
  }

  @Test
  void aGridOfOneCellHasGroundAtItsCentreOnly() {
    var post = DrawnTerrain.of("7");
    assertThat(post.groundAt(50, 50)).isEqualTo(7);
    assertThat(post.groundAt(50.1, 50)).isNaN();
  }

  @Test
  void roundingOfMetresDoesNotPushACentreOffItsGridLine() {
    var frame = new GridFrame(1000, 1000, 512_345.1, 3_098_441.7, 0.1, 0.1);
    for (int i = 0; i < 1000; i++) {
      assertThat(frame.u(frame.centreX(i))).isEqualTo(i);
      assertThat(frame.v(frame.centreY(i))).isEqualTo(i);
    }
  }

  @Test
  void theFrameKnowsItsEdges() {
    assertThat(land.frame().envelope()).isEqualTo(new Envelope(0, 300, 0, 200));
    assertThat(land.frame().covers(50, 50)).isTrue();
    assertThat(land.frame().covers(49, 50)).isFalse();
  }

  @Test
  void aGridThatCannotBeIsRefusedWithTheOffender() {
    assertThatThrownBy(() -> new GridFrame(0, 5, 0, 0, 1, 1)).hasMessageContaining("0 × 5");
    assertThatThrownBy(() -> new GridFrame(50_000, 50_000, 0, 0, 1, 1)).hasMessageContaining("50000 × 50000");
    assertThatThrownBy(() -> new GridFrame(5, 5, 0, 0, -1, 1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new GridFrame(5, 5, Double.NaN, 0, 1, 1)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> HeightGrid.owning(new GridFrame(2, 2, 0, 0, 1, 1), new float[3])).hasMessageContaining("were 3");
  }
}
