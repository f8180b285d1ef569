package org.fangyu.geometry.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.fangyu.geometry.boundary.MarkerOffset.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;

class MarkerOffsetTest {

  private static final Coordinate REGISTERED = new Coordinate(500_123.4, 3_210_987.6);

  @ParameterizedTest
  //             north 0
  //                |
  //   west 270 ----+---- east 90
  //                |
  //            south 180
  @CsvSource({"0, 3, 3, 0", "3, 3, 4.24264, 45", "3, 0, 3, 90", "3, -3, 4.24264, 135", "0, -3, 3, 180", "-3, -3, 4.24264, 225",
    "-3, 0, 3, 270", "-3, 3, 4.24264, 315"})
  void theBearingRunsClockwiseFromGridNorth(double east, double north, double metres, double degrees) {
    MarkerOffset offset = offset(east, north, 10);
    assertThat(offset.metres()).isCloseTo(metres, within(1e-5));
    assertThat(offset.bearingDegrees()).isCloseTo(degrees, within(1e-6));
  }

  @ParameterizedTest
  @CsvSource({"0, WITHIN", "0.9999, WITHIN", "1.0, WITHIN", "1.0002, REMEASURE", "2.0, REMEASURE", "2.0002, SUSPECTED_MOVED",
    "4.2, SUSPECTED_MOVED"})
  void theVerdictTurnsAtTheToleranceAndAtTwiceTheTolerance(double metres, Verdict verdict) {
    assertThat(offset(metres, 0, 1.0).verdict()).isEqualTo(verdict);
    assertThat(offset(0, -5 * metres, 5.0).verdict()).isEqualTo(verdict);
  }

  @Test
  void aMarkerMeasuredWhereItIsRegisteredHasNoBearing() {
    MarkerOffset offset = offset(0, 0, 1);
    assertThat(offset.metres()).isZero();
    assertThat(offset.bearingDegrees()).isNaN();
    assertThat(offset.verdict()).isEqualTo(Verdict.WITHIN);
  }

  @Test
  void aBearingAHairWestOfNorthIsNever360() {
    assertThat(offset(-1e-9, 1e9, 1).bearingDegrees()).isLessThan(360);
  }

  @Test
  void theWayBackIsAsFarAndPointsTheOtherWay() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int i = 0; i < 1000; i++) {
      Coordinate a = new Coordinate(random.nextDouble() * 1000, random.nextDouble() * 1000);
      Coordinate b = new Coordinate(random.nextDouble() * 1000, random.nextDouble() * 1000);
      MarkerOffset there = MarkerOffset.between(a, b, 1);
      MarkerOffset back = MarkerOffset.between(b, a, 1);
      assertThat(back.metres()).as("seed %d run %d", seed, i).isEqualTo(there.metres());
      assertThat((back.bearingDegrees() + 180) % 360).as("seed %d run %d", seed, i)
          .isCloseTo(there.bearingDegrees(), within(1e-9));
    }
  }

  @Test
  void nonsenseIsRefusedWithTheOffender() {
    assertThatThrownBy(() -> offset(1, 1, 0)).hasMessageContaining("tolerance").hasMessageContaining("0.0");
    assertThatThrownBy(() -> offset(1, 1, Double.NaN)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> offset(Double.NaN, 1, 1)).hasMessageContaining("measured");
  }

  private static MarkerOffset offset(double east, double north, double tolerance) {
    return MarkerOffset.between(REGISTERED, new Coordinate(REGISTERED.x + east, REGISTERED.y + north), tolerance);
  }
}
