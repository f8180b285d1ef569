package org.fangyu.visibility.zones;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.accounts.Sight;
import org.fangyu.rules.Validity;
import org.fangyu.web.Parameters;
import org.fangyu.web.Problem;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * Sight zones over HTTP: the list with the state of each, starting and cancelling computations, withdrawing a zone. The shapes
 * themselves are the layer {@code sight-zones}. Who writes cemeteries in a division writes its zones.
 */
@RestController
@RequestMapping("/api/visibility/zones")
class ZonesController {
  private final ZoneRegister register;
  private final ZoneInputs inputs;
  private final ZoneRuns runs;
  private final DeskAccess desk;
  private final String countyCode;
  private final boolean recomputes;

  ZonesController(ZoneRegister register, ZoneInputs inputs, ZoneRuns runs, DeskAccess desk, @Value("${fangyu.county-code:}") String countyCode,
      @Value("${fangyu.sight-zones.recompute}") boolean recomputes) {
    this.register = register;
    this.inputs = inputs;
    this.runs = runs;
    this.desk = desk;
    this.countyCode = countyCode;
    this.recomputes = recomputes;
  }

  /** Zones of the divisions whose office data the asker reads; compared with their inputs at this moment. */
  @GetMapping
  Map<String, Object> list(HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    desk.require(Act.READ_OFFICE, null);
    Sight sight = desk.sight();
    List<Map<String, Object>> all = new ArrayList<>();
    List<Zone> zones = register.current(Validity.today());
    var now = inputs.now();
    for (Zone zone : zones) {
      if (sight.covers(zone.division())) {
        all.add(ZoneAnswer.of(zone, now.apply(zone).changedSince(zone.inputs()), runs.find(zone.code()), desk.whyNot(Act.WRITE_CEMETERIES, zone.division())));
      }
    }
    var known = zones.stream().map(Zone::code).collect(Collectors.toSet());
    runs.list().stream().filter(run -> !known.contains(run.lookout().code()) && sight.covers(run.lookout().division()))
        .forEach(run -> all.add(ZoneAnswer.of(run, desk.whyNot(Act.WRITE_CEMETERIES, run.lookout().division()))));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("automatic", recomputes);
    json.put("zones", all);
    return json;
  }

  /** Starts a computation, or finds it started: 202. What can be known to be wrong is refused at once. */
  @PostMapping
  @ResponseStatus(HttpStatus.ACCEPTED)
  Map<String, Object> start(@RequestBody JsonNode body) {
    desk.require(Act.WRITE_CEMETERIES, null);
    Lookout lookout = lookout(ZoneRequest.read(body));
    desk.require(Act.WRITE_CEMETERIES, lookout.division());
    inputs.computation(lookout);
    return ZoneAnswer.of(runs.start(lookout, desk.person().account()), desk.whyNot(Act.WRITE_CEMETERIES, lookout.division()));
  }

  /** Cancels a computation, or forgets one that failed; the zone that there was before stays. */
  @DeleteMapping("/{code}")
  Map<String, Object> cancel(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    desk.require(Act.WRITE_CEMETERIES, null);
    Run run = runs.find(code).filter(found -> desk.sight().covers(found.lookout().division())).orElseThrow(() -> Problem.notFound("视线范围计算", code));
    desk.require(Act.WRITE_CEMETERIES, run.lookout().division());
    if (!runs.cancel(run)) {
      throw new Problem(HttpStatus.CONFLICT, "not-running", "没有正在进行的计算 / nothing is being computed").with("offender", code);
    }
    return ZoneAnswer.of(run, desk.whyNot(Act.WRITE_CEMETERIES, run.lookout().division()));
  }

  /** Ends a zone that is no longer wanted; its record stays. */
  @PostMapping("/{code}/withdraw")
  Map<String, Object> withdraw(@PathVariable String code, HttpServletRequest request) {
    Parameters.of(request).allowOnly();
    desk.require(Act.WRITE_CEMETERIES, null);
    Lookout held = register.held(code).filter(found -> desk.sight().covers(found.division())).orElseThrow(() -> Problem.notFound("视线范围", code));
    desk.require(Act.WRITE_CEMETERIES, held.division());
    runs.find(code).ifPresent(runs::cancel);
    register.withdraw(code, Validity.today(), desk.person().account());
    return Map.of("code", code, "state", "withdrawn");
  }

  private Lookout lookout(ZoneRequest wanted) {
    if (wanted.line() != null) {
      String division = wanted.division() != null ? wanted.division() : countyCode;
      if (division.isEmpty()) {
        throw Problem.badBody("division", "必填：未设置 fangyu.county-code / required: the service knows no county", "");
      }
      String code = "SZ-D" + UUID.randomUUID().toString().substring(0, 8);
      return new Lookout(code, wanted.name(), wanted.name(), null, division, wanted.line(), register.digest(wanted.line()));
    }
    if (wanted.road() != null) {
      return road(wanted.road());
    }
    Lookout held = register.held(wanted.zone()).or(() -> runs.find(wanted.zone()).map(Run::lookout))
        .filter(found -> desk.sight().covers(found.division())).orElseThrow(() -> Problem.notFound("视线范围", wanted.zone()));
    return held.road() == null ? held : road(held.road());
  }

  private Lookout road(String code) {
    return register.road(code, Validity.today()).filter(found -> desk.sight().covers(found.division())).orElseThrow(() -> Problem.notFound("现行道路", code));
  }
}
