package org.fangyu.placenames.roads;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.fangyu.accounts.Act;
import org.fangyu.accounts.DeskAccess;
import org.fangyu.rules.Validity;
import org.fangyu.web.JsonBody;
import org.fangyu.web.Parameters;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code POST /api/naming/roads/plan}: what a drawn, extended, split or merged road will be. Stores nothing. */
@RestController
class RoadPlanController {

  private final RoadPlanner planner;
  private final DeskAccess desk;

  RoadPlanController(RoadPlanner planner, DeskAccess desk) {
    this.planner = planner;
    this.desk = desk;
  }

  @PostMapping("/api/naming/roads/plan")
  RoadPlan plan(HttpServletRequest request) throws IOException {
    desk.require();
    Parameters.of(request).allowOnly();
    return planner.plan(RoadWish.of(JsonBody.object(request)), Validity.today(), division -> desk.require(Act.CHECK, division), desk::reads);
  }
}
