package org.fangyu.geometry.visibility;

import org.fangyu.geometry.sight.Eye;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class EyesTest {

  @Test
  void endsAndBendsHaveEyesAndTheRestIsEvenlySpacedWithinTheStep() throws Exception {
    var eyes = Eyes.along(List.of(line("LINESTRING (0 0, 100 0, 100 120)")), 50);
    assertThat(eyes).extracting(Eye::atMetres).containsExactly(0.0, 50.0, 100.0, 140.0, 180.0, 220.0);
    assertThat(eyes.get(2)).extracting(Eye::x, Eye::y).containsExactly(100.0, 0.0);
    assertThat(eyes.get(5)).extracting(Eye::x, Eye::y).containsExactly(100.0, 120.0);
  }

  @Test
  void aGentleCurveIsWalkedThroughAndARepeatedVertexIsNoBend() throws Exception {
    var eyes = Eyes.along(List.of(line("LINESTRING (0 0, 30 1, 60 4, 60 4, 90 9)")), 50);
    assertThat(eyes).hasSize(3);
    assertThat(eyes.get(1).atMetres()).isCloseTo(eyes.get(2).atMetres() / 2, within(1e-9));
    assertThat(eyes.get(2)).extracting(Eye::x, Eye::y).containsExactly(90.0, 9.0);
  }

  @Test
  void fineCellsBringEyesNearerThanTheUsualStepCoarseOnesDoNotTakeThemApart() {
    assertThat(Eyes.step(50, 10)).isEqualTo(20);
    assertThat(Eyes.step(50, 30)).isEqualTo(50);
  }

  @Test
  void theStretchesOfTheEyesFillTheLineWithoutOverlap() throws Exception {
    var eyes = Eyes.along(List.of(line("LINESTRING (0 0, 100 0, 100 120)")), 50);
    double end = 0;
    for (Eye eye : eyes) {
      assertThat(eye.fromMetres()).isEqualTo(end);
      end = eye.toMetres();
    }
    assertThat(end).isEqualTo(220);
  }

  @Test
  void eachLineStartsAgainAndALineWithoutLengthHasOneEye() throws Exception {
    var eyes = Eyes.along(List.of(line("LINESTRING (0 0, 10 0)"), line("LINESTRING (5 5, 5 5)"), line("LINESTRING EMPTY")), 50);
    assertThat(eyes).extracting(Eye::line).containsExactly(0, 0, 1);
    assertThat(eyes.get(2).lengthMetres()).isZero();
  }

  @Test
  void theCountBeforehandIsABound() throws Exception {
    var lines = List.of(line("LINESTRING (0 0, 100 0, 100 120)"), line("LINESTRING (0 0, 1000 999)"));
    assertThat(Eyes.count(lines, 30)).isGreaterThanOrEqualTo(Eyes.along(lines, 30).size()).isLessThan(60);
    assertThatThrownBy(() -> Eyes.along(lines, 0)).hasMessageContaining("0.0");
  }

  private static LineString line(String wkt) throws ParseException {
    return (LineString) new WKTReader().read(wkt);
  }
}
