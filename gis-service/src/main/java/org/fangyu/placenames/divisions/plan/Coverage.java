package org.fangyu.placenames.divisions.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fangyu.geometry.boundary.CoverageFaults;
import org.fangyu.geometry.boundary.CoverageFaults.Kind;
import org.fangyu.geometry.boundary.CoverageFaults.Side;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/**
 * Whether the ground is still shared out among the divisions: no overlap, no gap, nothing beyond the division above. Faults
 * that were there before the change do not count against it.
 */
final class Coverage {
  private static final double SAME_METRES = 1;

  private final Planner.Question asked;
  private final Plan plan;
  private final List<Fault> faults = new ArrayList<>();

  private Coverage(Planner.Question asked, Plan plan) {
    this.asked = asked;
    this.plan = plan;
  }

  static List<Fault> of(Planner.Question asked, Plan plan) {
    Coverage coverage = new Coverage(asked, plan);
    for (Level level : Level.values()) {
      List<After> touched = plan.after().stream().filter(one -> one.level().equals(level.key()) && one.redrawn()).toList();
      if (!touched.isEmpty() || plan.abolished().stream().anyMatch(one -> one.level().equals(level.key()))) {
        coverage.check(level);
        touched.forEach(coverage::requireInsideParent);
      }
    }
    return coverage.faults;
  }

  private void check(Level level) {
    Map<String, Geometry> then = new LinkedHashMap<>();
    Map<String, Geometry> now = new LinkedHashMap<>();
    plan.after().stream().filter(one -> one.level().equals(level.key())).forEach(one -> then.put(one.name() + " " + one.code(), one.geometry()));
    asked.standing().stream().filter(one -> one.level().equals(level.key())).forEach(one -> now.put(one.name() + " " + one.code(), one.geometry()));
    List<CoverageFaults.Fault> before = faultsAmong(now);
    List<Geometry> gaps = new ArrayList<>();
    for (CoverageFaults.Fault fault : faultsAmong(then)) {
      if (!fault.sliver() && before.stream().noneMatch(known -> same(known, fault))) {
        faults.add(of(fault));
        if (fault.kind() == Kind.GAP) {
          gaps.add(fault.where());
        }
      }
    }
    nobodysGround(level, now, then, gaps);
  }

  private List<CoverageFaults.Fault> faultsAmong(Map<String, Geometry> sides) {
    return CoverageFaults.among(sides.entrySet().stream().map(side -> new Side(side.getKey(), asked.plane().metres(side.getValue()))).toList(), asked.toleranceMetres());
  }

  private static boolean same(CoverageFaults.Fault one, CoverageFaults.Fault other) {
    return one.kind() == other.kind() && Math.abs(one.areaSquareMetres() - other.areaSquareMetres()) < SAME_METRES
        && one.where().getCentroid().distance(other.where().getCentroid()) < SAME_METRES;
  }

  private Fault of(CoverageFaults.Fault fault) {
    String sides = String.join("、", fault.between());
    String size = fault.kind() == Kind.INVALID ? "" : "，面积 %.0f m²，最宽 %.2f m".formatted(fault.areaSquareMetres(), fault.widthMetres());
    return switch (fault.kind()) {
      case GAP -> Fault.error("gap", null, sides + "之间有缝隙" + size + " / a gap", sides).at(asked.plane().toDegrees().apply(fault.where()));
      case OVERLAP -> Fault.error("overlap", null, sides + "重叠" + size + " / an overlap", sides).at(asked.plane().toDegrees().apply(fault.where()));
      case INVALID -> Fault.error("invalid", null, sides + "的面无效 / no valid area", sides).at(asked.plane().toDegrees().apply(fault.where()));
    };
  }

  /** Ground that a division held and none holds afterwards, as far as the division above still has it. */
  private void nobodysGround(Level level, Map<String, Geometry> now, Map<String, Geometry> then, List<Geometry> known) {
    Geometry rest = asked.plane().beyond(OverlayNGRobust.union(now.values()), OverlayNGRobust.union(then.values()), asked.toleranceMetres());
    for (int i = 0; i < rest.getNumGeometries(); i++) {
      Geometry part = rest.getGeometryN(i);
      Geometry metres = asked.plane().metres(part);
      if (known.stream().noneMatch(gap -> gap.intersects(metres)) && stillOurs(level, part)) {
        faults.add(Fault.error("gap", null, "有 %.0f m² 土地调整后不属于任何区划 / ground that no division has afterwards".formatted(metres.getArea()), losers(part)).at(part));
      }
    }
  }

  private boolean stillOurs(Level level, Geometry part) {
    if (level == Level.COUNTY) {
      return true;
    }
    String above = Level.values()[level.ordinal() - 1].key();
    List<After> parents = plan.after().stream().filter(one -> one.level().equals(above)).toList();
    return parents.isEmpty() || parents.stream().filter(one -> one.geometry().intersects(part.getInteriorPoint())).anyMatch(one -> shared(one, level));
  }

  /** Whether the ground of a division is shared out among divisions of the level at all: not every township has its villages on record. */
  private boolean shared(After parent, Level level) {
    return plan.after().stream().anyMatch(one -> one.level().equals(level.key()) && parent.code().equals(one.parentCode()));
  }

  private String losers(Geometry part) {
    return asked.standing().stream().filter(one -> one.geometry().intersects(part.getInteriorPoint())).map(Division::name).collect(Collectors.joining("、"));
  }

  private void requireInsideParent(After one) {
    plan.after().stream().filter(parent -> parent.code().equals(one.parentCode())).findFirst().ifPresent(parent -> {
      Geometry out = asked.plane().beyond(one.geometry(), parent.geometry(), asked.toleranceMetres());
      if (!out.isEmpty()) {
        faults.add(Fault.error("outside-parent", null, "“%s”有 %.0f m² 在“%s”以外 / reaches beyond the division above".formatted(one.name(), asked.plane().area(out), parent.name()), one.code()).at(out));
      }
    });
  }
}
