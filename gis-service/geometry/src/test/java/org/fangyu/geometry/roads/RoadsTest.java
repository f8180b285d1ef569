package org.fangyu.geometry.roads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.fangyu.geometry.roads.RoadChain.Longer;
import org.fangyu.geometry.roads.RoadJoins.Join;
import org.fangyu.geometry.roads.RoadJoins.Joined;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

class RoadsTest {
  private static final Road MAIN = road("main", "LINESTRING (0 0, 500 0, 1000 0)");

  // joins

  @Test
  void endsMoveOntoTheRoadThatTheyNearlyReach() {
    Joined joined = RoadJoins.snap(line("LINESTRING (203 4, 200 300)"), List.of(MAIN), 5);
    assertThat(joined.line()).isEqualTo(line("LINESTRING (203 0, 200 300)"));
    assertThat(joined.joins()).extracting(join -> join.road().id() + " " + join.place() + " " + join.movedMetres()).containsExactly("main start 4.0");
  }

  @Test
  void aVertexOfTheOtherRoadWinsOverAPlaceBetweenVertices() {
    assertThat(RoadJoins.snap(line("LINESTRING (503 3, 500 300)"), List.of(MAIN), 5).line().getCoordinateN(0)).isEqualTo(new Coordinate(500, 0));
    assertThat(RoadJoins.snap(line("LINESTRING (506 3, 500 300)"), List.of(MAIN), 5).line().getCoordinateN(0)).as("a vertex out of reach does not").isEqualTo(new Coordinate(506, 0));
  }

  @ParameterizedTest
  @CsvSource({"5, 1", "5.001, 0"})
  void theToleranceIsKept(double distance, int joins) {
    assertThat(RoadJoins.snap(line("LINESTRING (200 %s, 200 300)".formatted(distance)), List.of(MAIN), 5).joins()).hasSize(joins);
  }

  @Test
  void aRoadThatEndsOnTheDrawnOneGivesItAVertex() {
    Joined joined = RoadJoins.snap(line("LINESTRING (100 100, 900 100)"), List.of(MAIN, road("lane", "LINESTRING (400 101, 400 300)"), road("far", "LINESTRING (500 110, 500 300)")), 5);
    assertThat(joined.line()).isEqualTo(line("LINESTRING (100 100, 400 101, 900 100)"));
    assertThat(joined.joins()).extracting(Join::place).containsExactly("along");
  }

  @Test
  void joinsStandInTheOrderOfTheRoadAndALoneOneStaysAsItWasDrawn() {
    List<Road> net = List.of(road("c", "LINESTRING (800 100, 800 300)"), road("a", "LINESTRING (99 0, 99 100)"), road("b", "LINESTRING (300 100, 300 300)"), road("d", "LINESTRING (900 102, 950 300)"));
    assertThat(RoadJoins.snap(line("LINESTRING (100 100, 900 100)"), net, 5).joins()).extracting(join -> join.road().id()).containsExactly("a", "b", "c", "d");
    LineString alone = line("LINESTRING (100 100, 900 100)");
    assertThat(RoadJoins.snap(alone, List.of(), 5).line()).isEqualTo(alone);
    assertThatThrownBy(() -> RoadJoins.snap(alone, List.of(), -1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aRoadThatWouldCollapseIsLeft() {
    LineString tiny = line("LINESTRING (500 1, 501 2)");
    assertThat(RoadJoins.snap(tiny, List.of(MAIN), 5).line()).isEqualTo(tiny);
  }

  // chains

  @ParameterizedTest
  @CsvSource({"'LINESTRING (100 0, 200 0)', 0", "'LINESTRING (200 0, 100 0)', 0", "'LINESTRING (-50 0, 0 0)', 50", "'LINESTRING (0 0, -50 0)', 50", "'LINESTRING (103 0, 203 0)', 0"})
  void aRoadIsExtendedAtTheEndThatThePieceTouches(String piece, double shift) {
    LineString old = line("LINESTRING (0 0, 60 0, 100 0)");
    Longer longer = RoadChain.append(old, line(piece), 5).orElseThrow();
    assertThat(longer.shiftMetres()).isEqualTo(shift);
    assertThat(longer.keepsZero()).isEqualTo(shift == 0);
    assertThat(RoadChain.chainage(longer.line(), new Coordinate(60, 0))).as("the same place").isEqualTo(60 + shift);
    assertThat(longer.line().getLength()).isEqualTo(old.getLength() + line(piece).getLength() + longer.gapMetres());
  }

  @Test
  void whatTouchesNoEndIsNoExtension() {
    LineString old = line("LINESTRING (0 0, 100 0)");
    assertThat(RoadChain.append(old, line("LINESTRING (50 0, 50 80)"), 5)).as("a branch").isEmpty();
    assertThat(RoadChain.append(old, line("LINESTRING (105.1 0, 200 0)"), 5)).isEmpty();
    assertThat(RoadChain.append(old, line("LINESTRING (100 0, 50 90, 0 0)"), 5).orElseThrow().keepsZero()).as("a loop is closed at the end").isTrue();
  }

  @Test
  void partsOfARoadThatTouchAreOneLineInTheDirectionOfTheFirst() {
    assertThat(RoadChain.single(geometry("MULTILINESTRING ((0 0, 50 0), (100 0, 50 0))"))).contains(line("LINESTRING (0 0, 50 0, 100 0)"));
    assertThat(RoadChain.single(geometry("MULTILINESTRING ((50 0, 0 0), (50 0, 100 0))"))).contains(line("LINESTRING (100 0, 50 0, 0 0)"));
    assertThat(RoadChain.single(geometry("MULTILINESTRING ((0 0, 50 0), (60 0, 100 0))"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19.9, false", "20, true", "80, true", "80.1, false", "NaN, false"})
  void bothPartsOfASplitRoadAreRoads(double at, boolean done) {
    assertThat(RoadChain.split(line("LINESTRING (0 0, 100 0)"), at, 20).isPresent()).isEqualTo(done);
  }

  @Test
  void splitPartsPutTogetherAreTheRoadWhateverItsShape() {
    var random = new Random(20261126);
    for (int i = 0; i < 200; i++) {
      Coordinate[] points = new Coordinate[3 + random.nextInt(8)];
      for (int j = 0; j < points.length; j++) {
        points[j] = new Coordinate(j * 40 + random.nextDouble() * 20, random.nextDouble() * 60);
      }
      LineString road = new GeometryFactory().createLineString(points);
      double at = 20 + random.nextDouble() * (road.getLength() - 40);
      RoadChain.Parts parts = RoadChain.split(road, at, 20).orElseThrow();
      assertThat(parts.before().getLength()).isCloseTo(at, within(1e-6));
      Longer again = RoadChain.append(parts.before(), parts.after(), 1e-6).orElseThrow();
      assertThat(again.line().getLength()).isCloseTo(road.getLength(), within(1e-6));
      assertThat(again.line().norm().buffer(1e-4).covers(road)).isTrue();
    }
  }

  // overlaps

  @ParameterizedTest
  @CsvSource({"0, 400", "4, 400", "4.9, 400", "5.2, 0"})
  void aRoadThatRunsAlongAnotherIsFoundWithItsStretch(double beside, double metres) {
    var found = RoadOverlap.find(line("LINESTRING (200 %1$s, 600 %1$s, 600 300)".formatted(beside)), List.of(MAIN), 5, 20);
    assertThat(found.stream().mapToDouble(RoadOverlap.Stretch::metres).sum()).isCloseTo(metres, within(6.0));
  }

  @Test
  void crossingsAndJointsAreNoOverlaps() {
    assertThat(RoadOverlap.find(line("LINESTRING (500 -200, 510 200)"), List.of(MAIN), 5, 20)).isEmpty();
    assertThat(RoadOverlap.find(line("LINESTRING (0 0, -300 0)"), List.of(MAIN), 5, 20)).as("goes on where the other ends").isEmpty();
    assertThatThrownBy(() -> RoadOverlap.find(line("LINESTRING (0 0, 1 1)"), List.of(), 5, 10)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void turnedAndMirroredTheAnswersAreTheSame() {
    var turn = AffineTransformation.rotationInstance(0.7).compose(AffineTransformation.reflectionInstance(1, 0.3)).translate(500_000, 3_200_000);
    Geometry road = turn.transform(line("LINESTRING (200 3, 600 3, 600 300)"));
    var found = RoadOverlap.find(road, List.of(new Road("main", null, turn.transform(MAIN.line()))), 5, 20);
    assertThat(found).hasSize(1);
    assertThat(found.get(0).metres()).isCloseTo(402, within(1.0));
  }

  private static Road road(String id, String wkt) {
    return new Road(id, id + " road", line(wkt));
  }

  private static LineString line(String wkt) {
    return (LineString) geometry(wkt);
  }

  private static Geometry geometry(String wkt) {
    try {
      return new WKTReader().read(wkt);
    } catch (ParseException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
