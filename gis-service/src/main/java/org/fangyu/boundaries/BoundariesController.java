package org.fangyu.boundaries;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.boundaries.BoundaryRegister.Line;
import org.fangyu.boundaries.CoverageCheck.Area;
import org.fangyu.boundaries.OffsetCheck.Registered;
import org.fangyu.crs.CrsFault;
import org.fangyu.rules.RuleBook;
import org.fangyu.rules.Validity;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** The checks of a joint inspection against the register. They answer and store nothing. */
@RestController
@RequestMapping("/api/boundaries")
class BoundariesController {

  private static final double WIDEST_CORRIDOR_METRES = 500;
  private static final double WIDEST_TOLERANCE_METRES = 1_000;

  private final BoundaryRegister register;
  private final RuleBook rules;
  private final DeskAccess desk;

  BoundariesController(BoundaryRegister register, RuleBook rules, DeskAccess desk) {
    this.register = register;
    this.rules = rules;
    this.desk = desk;
  }

  /** Share of a line that a GPX track has walked; {@code corridor} in metres overrides rule B02. */
  @PostMapping(path = "/lines/{code}/walked",
      consumes = {"application/gpx+xml", "application/xml", "text/xml", "application/octet-stream"})
  WalkCheck.Report walked(@PathVariable String code, HttpServletRequest request) throws IOException {
    desk.require();
    Double corridor = chosen(Parameters.of(request).allowOnly("corridor"), "corridor", 0.1, WIDEST_CORRIDOR_METRES);
    Line line = line(code);
    GpxTrack track = FeatureBody.track(request);
    var bounds = new WalkCheck.Bounds(rule("B02", "corridor", line).or(corridor), rule("B02", "share", line),
        rule("B02", "longest_step", line), rule("B02", "longest_silence", line));
    return inChina("body", () -> WalkCheck.of(line.degrees(), track, bounds));
  }

  /** Measured positions against the markers of a line; a marker's own tolerance wins over rule B01. */
  @PostMapping(path = "/lines/{code}/offsets", consumes = {"application/json", "application/geo+json"})
  OffsetCheck.Report offsets(@PathVariable String code, HttpServletRequest request) throws IOException {
    desk.require();
    Parameters.of(request).allowOnly();
    Line line = line(code);
    List<Registered> markers = register.listMarkers(line.code(), Validity.today());
    if (markers.isEmpty()) {
      throw Problem.unprocessable("no-markers", "界线 " + line.code() + " 没有登记界桩 / the line has no markers", "code", "有界桩的界线 / a line with markers", code);
    }
    JsonNode body = JsonBody.object(request);
    try {
      return inChina("features", () -> OffsetCheck.of(markers, FeatureBody.measured(body), rule("B01", "tolerance", line)));
    } catch (OffsetCheck.FarOff far) {
      throw Problem.badBody(far.field() + ".geometry",
          "距登记位置 %s km 以内(核对坐标系与坐标轴顺序) / within that distance of the registered position"
              .formatted(Text.number(OffsetCheck.FARTHEST_METRES / 1000)), far.offender());
    }
  }

  /** Gaps and overlaps between given sides, or between the registered sides of a line; {@code tolerance} overrides rule B03. */
  @PostMapping(path = "/coverage", consumes = {"application/json", "application/geo+json"})
  CoverageCheck.Report coverage(HttpServletRequest request) throws IOException {
    desk.require();
    Double tolerance = chosen(Parameters.of(request).allowOnly("tolerance"), "tolerance", 0, WIDEST_TOLERANCE_METRES);
    JsonNode body = JsonBody.object(request);
    if (body.has("line")) {
      Line line = line(body.path("line").asString(""));
      List<Area> sides = List.of(side(line.left()), side(line.right()));
      return inChina("line", () -> CoverageCheck.of(sides, rule("B03", "tolerance", line).or(tolerance)));
    }
    List<Area> areas = FeatureBody.areas(body);
    Bound bound = Bound.of(rules.number("B03", "tolerance", "", Validity.today())).or(tolerance);
    return inChina("features", () -> CoverageCheck.of(areas, bound));
  }

  /** A line of other divisions is as good as none. */
  private Line line(String code) {
    return register.findLine(code, Validity.today()).filter(line -> desk.reads(line.left(), line.right())).orElseThrow(() -> Problem.notFound("界线", code));
  }

  private Area side(String division) {
    return register.findSide(division, Validity.today()).orElseThrow(() -> Problem.unprocessable("side-missing",
        "界线一侧的行政区没有登记范围 / a side of the line has no registered area", "line", "两侧行政区都已登记 / both sides registered", division));
  }

  private Bound rule(String rule, String name, Line line) {
    return Bound.of(rules.number(rule, name, line.commonDivision(), Validity.today()));
  }

  private static Double chosen(Parameters parameters, String name, double min, double max) {
    double value = parameters.decimal(name, Double.NaN, min, max);
    return Double.isNaN(value) ? null : value;
  }

  private static <T> T inChina(String field, Supplier<T> check) {
    try {
      return check.get();
    } catch (CrsFault outside) {
      throw Problem.badBody(field, "中国三度带范围 73.5°–136.5° / within the zones of China", outside.getMessage());
    }
  }
}
