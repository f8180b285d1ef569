package org.fangyu.geometry.boundary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.fangyu.geometry.boundary.WalkedShare.Fix;
import org.fangyu.geometry.boundary.WalkedShare.Recording;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.AffineTransformation;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Drawings: the line is ═, the track ·, a stretch walked ▬. The corridor is 20 m, a step may be 100 m or 60 s long. */
class WalkedShareTest {

  private static final Recording RECORDING = new Recording(100, 60);
  private static final Geometry STRAIGHT = wkt("LINESTRING (0 0, 1000 0)");

  //==== What counts ====

  @Test
  void aWalkBesideTheLineCoversItFromAbeamItsFirstToAbeamItsLastFix() {
    //        ·····················        15 m beside
    //  ══════▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬▬══════
    //  0    200                 700   1000
    WalkedShare share = share(STRAIGHT, walk(200, 15, 700, 15));
    assertThat(walked(share)).isEqualTo("200-700");
    assertThat(missed(share)).isEqualTo("0-200 700-1000");
    assertThat(share.share()).isCloseTo(0.5, within(1e-9));
    assertThat(share.missed().get(1).where()).isEqualTo(wkt("LINESTRING (700 0, 1000 0)"));
  }

  @Test
  void aWalkBeyondTheCorridorCoversNothing() {
    WalkedShare share = share(STRAIGHT, walk(0, 20.5, 1000, 20.5));
    assertThat(share.walkedMetres()).isZero();
    assertThat(missed(share)).isEqualTo("0-1000");
    assertThat(walked(share(STRAIGHT, walk(0, 20, 1000, 20)))).as("the edge of the corridor belongs to it").isEqualTo("0-1000");
  }

  @Test
  void walkingBackAndForthCountsOnce() {
    //  ·····················>
    //        <··············
    //         ··············>
    WalkedShare share = share(STRAIGHT, walk(100, 5, 600, 5, 300, -5, 600, 5));
    assertThat(walked(share)).isEqualTo("100-600");
    assertThat(share.walkedMetres()).isCloseTo(500, within(1e-6));
  }

  @Test
  void crossingTheLineAtARightAngleWalksNothingOfIt() {
    //         ·
    //  ═══════·═══════
    //         ·
    assertThat(share(STRAIGHT, walk(500, -300, 500, 300)).walkedMetres()).isZero();
  }

  @Test
  void crossingTheLineAtASlantWalksWhatWasGoneAlongIt() {
    //            ·
    //  ═══════▬▬▬═══════    45°: 20 m aside are 20 m along, to both sides
    //         ·
    assertThat(walked(share(STRAIGHT, walk(400, -100, 600, 100)))).isEqualTo("480-520");
  }

  @Test
  void leavingTheCorridorAndComingBackDoesNotWalkWhatLiesBetween() {
    //        ·········
    //       ·         ·
    //  ▬▬▬▬▬═══════════▬▬▬▬
    WalkedShare share = share(STRAIGHT, walk(0, 0, 300, 0, 300, 200, 700, 200, 700, 0, 1000, 0));
    assertThat(missed(share)).isEqualTo("300-700");
  }

  @Test
  void twoCrossingsCloseTogetherAreNotAWalkBetweenThem() {
    //        ········       300 m away
    //        ·      ·
    //  ══════·══════·══════
    //        ·  30  ·
    assertThat(share(STRAIGHT, walk(500, -100, 500, 300, 530, 300, 530, -100)).walkedMetres()).isZero();
  }

  @Test
  void aCornerCutInsideTheCorridorIsNotMissed() {
    //              ║
    //             ·║
    //            · ║
    //  ═══════════·╝      the track cuts 10 m off each leg
    Geometry corner = wkt("LINESTRING (0 0, 500 0, 500 500)");
    WalkedShare share = share(corner, walk(0, 0, 490, 0, 500, 10, 500, 500));
    assertThat(walked(share)).isEqualTo("0-1000");
  }

  @Test
  void aCornerCutOutsideTheCorridorIsMissed() {
    Geometry corner = wkt("LINESTRING (0 0, 500 0, 500 500)");
    WalkedShare share = share(corner, walk(0, 0, 400, 0, 500, 100, 500, 500));
    assertThat(missed(share)).isEqualTo("420-580");
  }

  @Test
  void aWalkAroundTheOutsideOfACornerMissesNothing() {
    Geometry corner = wkt("LINESTRING (0 0, 500 0, 500 500)");
    assertThat(missed(share(corner, walk(0, -10, 510, -10, 510, 500)))).isEqualTo("");
  }

  @Test
  void aStreamWindingWithinTheCorridorIsWalkedAlongItsAxis() {
    StringBuilder winding = new StringBuilder("LINESTRING (0 0");
    for (int i = 1; i <= 20; i++) {
      winding.append(", ").append(20 * i).append(i % 2 == 0 ? " -12" : " 12");
    }
    WalkedShare share = share(wkt(winding.append(")").toString()), walk(0, 0, 400, 0));
    assertThat(share.share()).isGreaterThan(0.98);
  }

  @Test
  void aLineZigzaggingFarAsideIsNotWalkedByGoingStraightThrough() {
    //   ╱╲  ╱╲
    //  ····╳···      each leg is only crossed
    Geometry zigzag = wkt("LINESTRING (0 -200, 50 200, 100 -200, 150 200, 200 -200)");
    assertThat(share(zigzag, walk(-50, 0, 250, 0)).share()).isLessThan(0.02);
  }

  //==== Gaps in the recording ====

  @Test
  void aStraightJumpOverAGapInTheRecordingIsNotWalked() {
    //  ·····        ·····     no fix for 400 m
    List<Fix> track = new ArrayList<>(fixes(0, 0, 300, 0));
    track.addAll(fixes(700, 0, 1000, 0));
    assertThat(missed(share(STRAIGHT, List.of(withoutTimes(track))))).isEqualTo("300-700");
  }

  @Test
  void aLongRestlessSilenceIsAGapThoughTheStepIsShort() {
    List<Fix> track = List.of(new Fix(0, 0, 0), new Fix(50, 0, 30), new Fix(100, 0, 91), new Fix(150, 0, 151));
    assertThat(walked(share(STRAIGHT, List.of(track)))).isEqualTo("0-50 100-150");
  }

  @Test
  void aStepBackInTimeIsAGap() {
    List<Fix> track = List.of(new Fix(0, 0, 100), new Fix(50, 0, 130), new Fix(100, 0, 10), new Fix(150, 0, 40));
    assertThat(walked(share(STRAIGHT, List.of(track)))).isEqualTo("0-50 100-150");
  }

  @Test
  void whatLiesBetweenTwoRecordedSegmentsIsNotWalked() {
    assertThat(missed(share(STRAIGHT, List.of(fixes(0, 0, 500, 0), fixes(560, 0, 1000, 0))))).isEqualTo("500-560");
  }

  @Test
  void fixesAloneAndNoFixesCountNothing() {
    assertThat(share(STRAIGHT, List.of()).share()).isZero();
    assertThat(share(STRAIGHT, List.of(List.of())).share()).isZero();
    assertThat(share(STRAIGHT, List.of(List.of(new Fix(500, 0, 0)))).share()).isZero();
    assertThat(share(STRAIGHT, List.of(List.of(new Fix(500, 0, 0), new Fix(500, 0, 1)))).share()).isZero();
  }

  //==== Shapes of the line ====

  @Test
  void thePartsOfAMultiLineAreMeasuredOneAfterAnotherWithoutTheGroundBetween() {
    //  ══════════   (200 m)   ══════════
    //  0       300            300     600
    Geometry parts = wkt("MULTILINESTRING ((0 0, 300 0), (500 0, 800 0))");
    WalkedShare share = share(parts, walk(100, 0, 600, 0));
    assertThat(share.lengthMetres()).isEqualTo(600);
    assertThat(walked(share)).isEqualTo("100-300 300-400");
    assertThat(missed(share)).isEqualTo("0-100 400-600");
  }

  @Test
  void partsThatContinueEachOtherAreOnePart() {
    Geometry parts = wkt("MULTILINESTRING ((0 0, 500 0), (500 0, 500 500))");
    assertThat(walked(share(parts, walk(0, 0, 490, 0, 500, 10, 500, 500)))).isEqualTo("0-1000");
  }

  @Test
  void aRingIsWalkedAllTheWayRound() {
    Geometry ring = wkt("LINESTRING (0 0, 300 0, 300 300, 0 300, 0 0)");
    assertThat(missed(share(ring, walk(150, 5, 300, 5, 295, 300, 0, 295, 5, 0, 200, 5)))).isEqualTo("");
    assertThat(share(ring, walk(0, 400, 0, 310, 0, 290)).walkedMetres()).as("only touched at a corner").isLessThan(20);
  }

  @Test
  void bothBanksOfANarrowLoopAreWalkedByGoingBetweenThem() {
    //  ═══════════╗
    //  ···········║     30 m apart
    //  ═══════════╝
    Geometry loop = wkt("LINESTRING (0 0, 1000 0, 1000 30, 0 30)");
    assertThat(walked(share(loop, walk(0, 15, 1000, 15)))).isEqualTo("0-2030");
  }

  @Test
  void crossingANarrowLoopWalksNothingOfItsBanks() {
    Geometry loop = wkt("LINESTRING (0 0, 1000 0, 1000 30, 0 30)");
    assertThat(share(loop, walk(500, -100, 500, 130)).walkedMetres()).isZero();
  }

  @Test
  void repeatedVerticesAndFixesChangeNothing() {
    Geometry line = wkt("LINESTRING (0 0, 0 0, 500 0, 500 0, 500 0, 1000 0)");
    List<Fix> track = List.of(new Fix(400, 1, 0), new Fix(450, 1, 1), new Fix(450, 1, 2), new Fix(450, 1, 3), new Fix(520, 1, 4));
    assertThat(walked(share(line, List.of(track)))).isEqualTo("400-520");
  }

  //==== Properties ====

  @RepeatedTest(20)
  void agreesWithAWalkInSmallStepsAndTurnsMirrorsAndReversesWithTheGround(RepetitionInfo run) {
    long seed = 4200 + run.getCurrentRepetition();
    Random random = new Random(seed);
    LineString line = randomLine(random, 12, 80);
    List<List<Fix>> track = List.of(randomTrack(random, line));
    WalkedShare fast = share(line, track);
    assertThat(fast.walkedMetres()).as("seed %d", seed)
        .isBetween(inSmallSteps(line, track.get(0), 19.7) - 3, inSmallSteps(line, track.get(0), 20.3) + 3);
    assertThat(fast.walkedMetres() + sum(fast.missed())).as("seed %d", seed).isCloseTo(line.getLength(), within(1e-6));

    double angle = random.nextDouble() * 2 * Math.PI;
    AffineTransformation turn = AffineTransformation.rotationInstance(angle).translate(5e5, 3.2e6);
    AffineTransformation mirror = AffineTransformation.reflectionInstance(Math.cos(angle), Math.sin(angle));
    for (AffineTransformation move : List.of(turn, mirror)) {
      assertThat(share(move.transform(line), moved(track, move)).walkedMetres()).as("seed %d", seed)
          .isCloseTo(fast.walkedMetres(), within(1e-4));
    }
    assertThat(share(line.reverse(), track).walkedMetres()).as("seed %d", seed).isCloseTo(fast.walkedMetres(), within(1e-6));
  }

  @Test
  void misuseIsRefused() {
    assertThatThrownBy(() -> share(wkt("POINT (0 0)"), List.of())).hasMessageContaining("Point");
    assertThatThrownBy(() -> share(wkt("LINESTRING EMPTY"), List.of())).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> WalkedShare.of(STRAIGHT, List.of(), -1, RECORDING)).hasMessageContaining("-1");
    assertThatThrownBy(() -> new Recording(0, 60)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Fix(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  /**
   * The definition taken literally, slowly: the track in steps of 0.25 m, the line in steps of 0.5 m. A chainage is walked if
   * it lies between two that were met abeam by the same pass, with all between in the corridor of that pass. What is walked
   * grows with the corridor, so a corridor a little narrower and one a little wider bound the exact result from both sides.
   */
  private static double inSmallSteps(LineString line, List<Fix> track, double corridor) {
    List<Coordinate[]> stations = stations(line, 0.5);
    boolean[] walked = new boolean[stations.size()];
    List<Coordinate> pass = new ArrayList<>();
    for (Coordinate step : steps(track, 0.25)) {
      if (step != null && distance(line, step) <= corridor) {
        pass.add(step);
      } else {
        markPass(stations, pass, corridor, walked);
        pass = new ArrayList<>();
      }
    }
    markPass(stations, pass, corridor, walked);
    double metres = 0;
    for (boolean each : walked) {
      metres += each ? line.getLength() / walked.length : 0;
    }
    return metres;
  }

  private static void markPass(List<Coordinate[]> stations, List<Coordinate> pass, double corridor,
      boolean[] walked) {
    int first = -1;
    int last = -1;
    for (int i = 0; i <= stations.size(); i++) {
      boolean near = i < stations.size() && pass.stream().anyMatch(nearTo(stations.get(i)[0], corridor));
      if (near && isAbeam(stations.get(i), pass, corridor)) {
        first = first < 0 ? i : first;
        last = i;
      }
      if (!near) {
        for (int k = first; first >= 0 && k < last; k++) {
          walked[k] = true;
        }
        first = -1;
      }
    }
  }

  private static Predicate<Coordinate> nearTo(Coordinate station, double corridor) {
    return step -> step.distance(station) <= corridor;
  }

  /** A station is its place and the unit vector along the line; it stands for the half metre of line about it. */
  private static boolean isAbeam(Coordinate[] station, List<Coordinate> pass, double corridor) {
    return pass.stream().anyMatch(step -> Math.abs(along(station, step)) <= 0.26 && step.distance(station[0]) <= corridor);
  }

  private static double along(Coordinate[] station, Coordinate p) {
    return (p.x - station[0].x) * station[1].x + (p.y - station[0].y) * station[1].y;
  }

  private static double distance(LineString line, Coordinate p) {
    return line.distance(line.getFactory().createPoint(p));
  }

  private static List<Coordinate[]> stations(LineString line, double step) {
    List<Coordinate[]> stations = new ArrayList<>();
    for (int i = 1; i < line.getNumPoints(); i++) {
      Coordinate a = line.getCoordinateN(i - 1);
      Coordinate b = line.getCoordinateN(i);
      double length = a.distance(b);
      int count = (int) Math.round(length / step);
      for (int k = 0; k < count; k++) {
        double t = (k + 0.5) / count;
        stations.add(new Coordinate[] {between(a, b, t), new Coordinate((b.x - a.x) / length, (b.y - a.y) / length)});
      }
    }
    return stations;
  }

  /** Places along the track; null where the recording breaks off. */
  private static List<Coordinate> steps(List<Fix> track, double step) {
    List<Coordinate> steps = new ArrayList<>();
    for (int i = 1; i < track.size(); i++) {
      Coordinate a = new Coordinate(track.get(i - 1).x(), track.get(i - 1).y());
      Coordinate b = new Coordinate(track.get(i).x(), track.get(i).y());
      if (a.distance(b) > 100) {
        steps.add(null);
        continue;
      }
      int count = (int) Math.ceil(a.distance(b) / step);
      for (int k = 0; k <= count; k++) {
        steps.add(between(a, b, count == 0 ? 0 : (double) k / count));
      }
    }
    return steps;
  }

  private static Coordinate between(Coordinate a, Coordinate b, double t) {
    return new Coordinate(a.x + t * (b.x - a.x), a.y + t * (b.y - a.y));
  }

  private static LineString randomLine(Random random, int vertices, double step) {
    Coordinate[] line = new Coordinate[vertices];
    line[0] = new Coordinate(0, 0);
    double heading = 0;
    for (int i = 1; i < vertices; i++) {
      heading += (random.nextDouble() - 0.5) * 2.2;
      double far = step * (0.5 + random.nextDouble());
      line[i] = new Coordinate(line[i - 1].x + far * Math.cos(heading), line[i - 1].y + far * Math.sin(heading));
    }
    return new GeometryFactory().createLineString(line);
  }

  /** A walker who follows the line, strays, turns back, and whose recorder sometimes fails. */
  private static List<Fix> randomTrack(Random random, LineString line) {
    List<Coordinate[]> stations = stations(line, 10);
    List<Fix> track = new ArrayList<>();
    double aside = 0;
    int i = 0;
    for (int n = 0; n < 120 && i >= 0 && i < stations.size(); n++) {
      aside += (random.nextDouble() - 0.5) * 12;
      Coordinate[] station = stations.get(i);
      track.add(new Fix(station[0].x - aside * station[1].y, station[0].y + aside * station[1].x, Double.NaN));
      i += random.nextInt(20) == 0 ? 14 : random.nextInt(4) - 1;
    }
    return track;
  }

  private static List<List<Fix>> moved(List<List<Fix>> track, AffineTransformation move) {
    return track.stream().map(segment -> segment.stream().map(fix -> {
      Coordinate to = move.transform(new Coordinate(fix.x(), fix.y()), new Coordinate());
      return new Fix(to.x, to.y, fix.seconds());
    }).toList()).toList();
  }

  private static WalkedShare share(Geometry line, List<List<Fix>> track) {
    return WalkedShare.of(line, track, 20, RECORDING);
  }

  private static List<List<Fix>> walk(double... xy) {
    return List.of(fixes(xy));
  }

  /** A fix each 10 m or less on straight ways between the given corners, one a second. */
  private static List<Fix> fixes(double... xy) {
    List<Fix> fixes = new ArrayList<>();
    for (int i = 2; i < xy.length; i += 2) {
      Coordinate a = new Coordinate(xy[i - 2], xy[i - 1]);
      Coordinate b = new Coordinate(xy[i], xy[i + 1]);
      int count = (int) Math.ceil(a.distance(b) / 10);
      for (int k = fixes.isEmpty() ? 0 : 1; k <= count; k++) {
        Coordinate at = between(a, b, (double) k / count);
        fixes.add(new Fix(at.x, at.y, fixes.size()));
      }
    }
    return fixes;
  }

  private static List<Fix> withoutTimes(List<Fix> track) {
    return track.stream().map(fix -> new Fix(fix.x(), fix.y(), Double.NaN)).toList();
  }

  private static double sum(List<WalkedShare.Stretch> stretches) {
    return stretches.stream().mapToDouble(WalkedShare.Stretch::lengthMetres).sum();
  }

  private static String walked(WalkedShare share) {
    return text(share.walked());
  }

  private static String missed(WalkedShare share) {
    return text(share.missed());
  }

  private static String text(List<WalkedShare.Stretch> stretches) {
    return stretches.stream().map(s -> String.format(Locale.ROOT, "%.0f-%.0f", s.fromMetres(), s.toMetres()))
        .collect(Collectors.joining(" "));
  }

  private static Geometry wkt(String text) {
    try {
      return new WKTReader().read(text);
    } catch (ParseException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}
