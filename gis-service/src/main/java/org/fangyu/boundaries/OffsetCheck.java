package org.fangyu.boundaries;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fangyu.geometry.boundary.MarkerOffset;
import org.fangyu.rules.Finding;
import org.fangyu.rules.Severity;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;

/** Rule B01: a marker stands where it is registered. Holds measured positions against the register, which stays the truth. */
final class OffsetCheck {

  private static final String RULE = "B01";

  /** A measured position so far off is another CRS or swapped axes rather than a moved marker. */
  static final double FARTHEST_METRES = 10_000;

  /** A marker of the register; position in degrees, its own tolerance in metres or null for the rule's. */
  record Registered(String code, int serial, Double toleranceMetres, Point position) {}

  /**
   * A measured position in degrees.
   *
   * @param code     full code of the marker, or null where {@code serial} is given
   * @param serial   serial along the line, or null
   * @param accuracyMetres what the instrument claims, or null
   * @param field    where it stands in the request or file, for faults
   */
  record Measured(String code, Integer serial, Double accuracyMetres, Point position, String field) {

    boolean isOf(Registered marker) {
      return code != null ? code.equals(marker.code) : serial == marker.serial;
    }

    String name() {
      return code != null ? code : "序号 " + serial;
    }
  }

  /** What is to be said of a marker, from good to bad. */
  enum Verdict {
    WITHIN, NOT_MEASURED, REMEASURE, SUSPECTED_MOVED, UNKNOWN_MARKER;

    @JsonValue
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One comparison: metres and degrees clockwise from grid north, null where nothing was measured; place in degrees. */
  record Marker(String code, Integer serial, Double offsetMetres, Double bearingDegrees, Double toleranceMetres,
      Double accuracyMetres, Verdict verdict, Geometry where) {}

  record Report(List<Marker> markers, String sentence, List<Finding> findings) {

    boolean passed() {
      return findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR || finding.severity() == Severity.WARNING);
    }
  }

  /** A measured position that cannot be one of the line's markers. */
  static final class FarOff extends IllegalArgumentException {
    private static final long serialVersionUID = 1;
    private final transient Measured measured;
    private final double metres;

    FarOff(Measured measured, double metres) {
      super("%s: %s 距登记位置 %s km,请核对坐标系与坐标轴顺序".formatted(measured.field, measured.name(), Text.grouped(metres / 1000)));
      this.measured = measured;
      this.metres = metres;
    }

    String field() {
      return measured.field;
    }

    String offender() {
      return "%s at %s km".formatted(measured.name(), Text.grouped(metres / 1000));
    }
  }

  private final Plane plane;
  private final Bound tolerance;
  private final List<Marker> markers = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private OffsetCheck(Plane plane, Bound tolerance) {
    this.plane = plane;
    this.tolerance = tolerance;
  }

  /**
   * Compares each measured position with its marker. Two measurements of one marker are both kept.
   *
   * @param registered markers of one line, at least one
   * @param tolerance  metres, for markers without one of their own
   * @throws FarOff if a measured position is farther than {@link #FARTHEST_METRES} from its marker
   */
  static Report of(List<Registered> registered, List<Measured> measured, Bound tolerance) {
    Geometry all = registered.get(0).position.getFactory()
        .createMultiPoint(registered.stream().map(Registered::position).toArray(Point[]::new));
    OffsetCheck check = new OffsetCheck(Plane.about(all), tolerance);
    List<Verdict> worst = registered.stream().sorted(Comparator.comparing(Registered::serial).thenComparing(Registered::code))
        .map(marker -> check.compare(marker, measured)).toList();
    measured.stream().filter(position -> registered.stream().noneMatch(position::isOf)).forEach(check::unknown);
    String sentence = check.sentence(worst);
    if (check.findings.isEmpty()) {
      check.findings.add(new Finding(RULE, Severity.PASSED, sentence, tolerance.basis(), null, null));
    }
    return new Report(List.copyOf(check.markers), sentence, List.copyOf(check.findings));
  }

  private Verdict compare(Registered marker, List<Measured> measured) {
    Verdict worst = null;
    for (Measured position : measured) {
      if (position.isOf(marker)) {
        Verdict verdict = compare(marker, position);
        worst = worst == null || verdict.compareTo(worst) > 0 ? verdict : worst;
      }
    }
    if (worst == null) {
      markers.add(new Marker(marker.code, marker.serial, null, null, toleranceOf(marker).number(), null, Verdict.NOT_MEASURED, marker.position));
      findings.add(new Finding(RULE, Severity.UNKNOWN, "界桩 %s 未测".formatted(marker.code), tolerance.basis(), null, marker.position));
      return Verdict.NOT_MEASURED;
    }
    return worst;
  }

  private Verdict compare(Registered marker, Measured position) {
    Bound allowed = toleranceOf(marker);
    Coordinate at = plane.metres(position.position.getCoordinate());
    MarkerOffset offset = MarkerOffset.between(plane.metres(marker.position.getCoordinate()), at, allowed.number());
    if (offset.metres() > FARTHEST_METRES) {
      throw new FarOff(position, offset.metres());
    }
    Verdict verdict = Verdict.valueOf(offset.verdict().name());
    Double bearing = Double.isNaN(offset.bearingDegrees()) ? null : offset.bearingDegrees();
    markers.add(new Marker(marker.code, marker.serial, offset.metres(), bearing, allowed.number(), position.accuracyMetres, verdict, position.position));
    say(marker, position, offset, allowed).ifPresent(findings::add);
    if (position.accuracyMetres != null && position.accuracyMetres > allowed.number()) {
      findings.add(new Finding(RULE, Severity.WARNING, "界桩 %s 的测量精度 %s m 低于容差 %s m,仅供寻找,不作界桩坐标"
          .formatted(marker.code, Text.number(position.accuracyMetres), Text.number(allowed.number())), allowed.basis(), null, position.position));
    }
    return verdict;
  }

  private Optional<Finding> say(Registered marker, Measured position, MarkerOffset offset, Bound allowed) {
    String what = "界桩 %s 偏离登记位置 %s m,方位 %s°,容差 %s m".formatted(marker.code, Text.number(offset.metres()),
        Text.number(offset.bearingDegrees()), Text.number(allowed.number()));
    return switch (offset.verdict()) {
      case WITHIN -> Optional.empty();
      case REMEASURE -> Optional.of(new Finding(RULE, Severity.WARNING, what + ":需复测", allowed.basis(), null, position.position));
      case SUSPECTED_MOVED -> Optional.of(new Finding(RULE, Severity.ERROR,
          what + ":疑似移位,须差分定位并实量至少两个方位物", allowed.basis(), null, position.position));
    };
  }

  private void unknown(Measured position) {
    markers.add(new Marker(position.code, position.serial, null, null, null, position.accuracyMetres, Verdict.UNKNOWN_MARKER, position.position));
    findings.add(new Finding(RULE, Severity.ERROR, "登记册中没有界桩 %s".formatted(position.name()), tolerance.basis(), null, position.position));
  }

  private Bound toleranceOf(Registered marker) {
    return marker.toleranceMetres == null ? tolerance : new Bound(marker.toleranceMetres, "界桩登记的容差");
  }

  private String sentence(List<Verdict> worst) {
    StringBuilder sentence = new StringBuilder("界桩 %d 个:位置完好 %d,需复测 %d,疑似移位 %d".formatted(worst.size(),
        count(worst, Verdict.WITHIN), count(worst, Verdict.REMEASURE), count(worst, Verdict.SUSPECTED_MOVED)));
    long unmeasured = count(worst, Verdict.NOT_MEASURED);
    long unknown = markers.stream().filter(marker -> marker.verdict == Verdict.UNKNOWN_MARKER).count();
    if (unmeasured > 0) {
      sentence.append(",未测 ").append(unmeasured);
    }
    if (unknown > 0) {
      sentence.append(";另有 ").append(unknown).append(" 个测点不在登记册中");
    }
    return sentence.append("。").toString();
  }

  private static long count(List<Verdict> verdicts, Verdict verdict) {
    return verdicts.stream().filter(each -> each == verdict).count();
  }
}
