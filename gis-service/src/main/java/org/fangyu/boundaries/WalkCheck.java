package org.fangyu.boundaries;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fangyu.geometry.boundary.WalkedShare;
import org.fangyu.geometry.boundary.WalkedShare.Fix;
import org.fangyu.geometry.boundary.WalkedShare.Recording;
import org.fangyu.geometry.boundary.WalkedShare.Stretch;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/** Rule B02: the whole line is walked at a joint inspection. Holds a track against a line. */
final class WalkCheck {

  private static final String RULE = "B02";
  private static final int STRETCHES_IN_A_SENTENCE = 3;

  /** Shorter stretches, metres, are not listed: no receiver that is carried knows a place better. */
  private static final double LEAST_STRETCH_METRES = 1.0;

  /** Bounds of the check; lengths in metres, silence in seconds, share from 0 to 1. */
  record Bounds(Bound corridor, Bound share, Bound longestStep, Bound longestSilence) {}

  /** A stretch not walked; chainages and length in metres of the plane, place in degrees. */
  record Missed(double fromMetres, double toMetres, double lengthMetres, Geometry where) {}

  /**
   * What was walked.
   *
   * @param nearestMetres how close the track came to the line
   */
  record Report(double lengthMetres, double walkedMetres, double share, double corridorMetres, List<Missed> missed,
      int trackPoints, double nearestMetres, String sentence, List<Finding> findings) {

    boolean passed() {
      return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
    }
  }

  private WalkCheck() {}

  /** Compares a line in degrees with a track. @throws org.fangyu.crs.CrsFault outside of the zones of China */
  static Report of(Geometry line, GpxTrack track, Bounds bounds) {
    Plane plane = Plane.about(line);
    Geometry metres = plane.metres(line);
    List<List<Fix>> fixes = plane.metres(track);
    Recording recording = new Recording(bounds.longestStep.number(), bounds.longestSilence.number());
    WalkedShare walked = WalkedShare.of(metres, fixes, bounds.corridor.number(), recording);
    List<Missed> missed = walked.missed().stream().filter(stretch -> stretch.lengthMetres() >= LEAST_STRETCH_METRES)
        .map(stretch -> missed(stretch, plane)).toList();
    double nearest = nearest(metres, fixes);
    return new Report(walked.lengthMetres(), walked.walkedMetres(), walked.share(), bounds.corridor.number(), missed,
        track.points(), nearest, sentence(walked, missed, bounds.corridor.number()),
        findings(walked, missed, track, nearest, bounds));
  }

  private static Missed missed(Stretch stretch, Plane plane) {
    return new Missed(stretch.fromMetres(), stretch.toMetres(), stretch.lengthMetres(), plane.degrees(stretch.where()));
  }

  /** Names the stretches that are longer than the corridor is wide on one side; shorter ones a receiver's error may make. */
  private static String sentence(WalkedShare walked, List<Missed> missed, double corridor) {
    List<Missed> longOnes = missed.stream().filter(stretch -> stretch.lengthMetres >= corridor).toList();
    double shortMetres = missed.stream().filter(stretch -> stretch.lengthMetres < corridor).mapToDouble(Missed::lengthMetres).sum();
    String rest = shortMetres == 0 ? "" : "%s零星短缺 %d 处共 %s m".formatted(longOnes.isEmpty() ? "" : ",另有",
        missed.size() - longOnes.size(), Text.grouped(shortMetres));
    if (longOnes.isEmpty()) {
      return "已走 %s,%s。".formatted(Text.percent(walked.share()), rest.isEmpty() ? "全线无缺" : rest);
    }
    String stretches = longOnes.stream().limit(STRETCHES_IN_A_SENTENCE).map(WalkCheck::text).collect(Collectors.joining("、"));
    String more = longOnes.size() > STRETCHES_IN_A_SENTENCE ? "等 %d 段".formatted(longOnes.size()) : "";
    return "已走 %s,缺 %s%s%s。".formatted(Text.percent(walked.share()), stretches, more, rest);
  }

  private static String text(Missed stretch) {
    return Text.chainage(stretch.fromMetres) + "–" + Text.chainage(stretch.toMetres);
  }

  private static List<Finding> findings(WalkedShare walked, List<Missed> missed, GpxTrack track, double nearest, Bounds bounds) {
    List<Finding> findings = new ArrayList<>();
    findings.add(verdict(walked, bounds));
    boolean enough = walked.share() >= bounds.share.number();
    for (Missed stretch : missed) {
      String message = "%s 未走(长 %s m)".formatted(text(stretch), Text.grouped(stretch.lengthMetres));
      boolean minor = enough || stretch.lengthMetres < bounds.corridor.number();
      findings.add(new Finding(RULE, minor ? Severity.INFO : Severity.WARNING, message, bounds.corridor.basis(), null, stretch.where));
    }
    if (nearest > bounds.corridor.number()) {
      findings.add(new Finding(RULE, Severity.WARNING, "轨迹未进入界线走廊,最近处相距 %s m:请核对是否选错界线或轨迹"
          .formatted(Text.grouped(nearest)), bounds.corridor.basis(), null, null));
    }
    if (track.unreadablePoints() > 0) {
      findings.add(new Finding(RULE, Severity.WARNING, "轨迹中有 %d 个点没有有效坐标,未计入".formatted(track.unreadablePoints()),
          bounds.corridor.basis(), null, null));
    }
    return findings;
  }

  private static Finding verdict(WalkedShare walked, Bounds bounds) {
    boolean enough = walked.share() >= bounds.share.number();
    String message = "已走 %s(%s / %s m),要求不少于 %s".formatted(Text.percent(walked.share()), Text.grouped(walked.walkedMetres()),
        Text.grouped(walked.lengthMetres()), Text.percent(bounds.share.number()));
    return new Finding(RULE, enough ? Severity.PASSED : Severity.ERROR, message, bounds.share.basis(), null, null);
  }

  /** Smallest distance between a fix and the line, metres. */
  private static double nearest(Geometry line, List<List<Fix>> track) {
    var distance = new IndexedFacetDistance(line);
    return track.stream().flatMap(List::stream)
        .mapToDouble(fix -> distance.distance(line.getFactory().createPoint(new Coordinate(fix.x(), fix.y())))).min().orElseThrow();
  }
}
