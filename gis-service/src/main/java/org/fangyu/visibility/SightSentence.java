package org.fangyu.visibility;

import java.util.List;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.geometry.visibility.TargetSight.Stretch;
import org.fangyu.geometry.visibility.TargetSight.Verdict;
import org.fangyu.geometry.visibility.Visibility;

/** What an officer reads first: 可见, 不可见 or 需现场核实, from which stretch, how near, and why. */
final class SightSentence {

  private static final int MOST_STRETCHES = 4;

  private SightSentence() {}

  /** One sentence on one target. */
  static String of(TargetSight sight, Corridor corridor, double maxDistanceMetres) {
    String seen = sight.seen() == Visibility.VISIBLE ? seen(sight, corridor) : "";
    return switch (sight.verdict()) {
      case VISIBLE -> seen;
      case HIDDEN -> sight.nearestMetres() > maxDistanceMetres
          ? "不可见：最近处相距 %s，超出 %s 视线范围".formatted(metres(sight.nearestMetres()), metres(maxDistanceMetres))
          : "不可见：%s 内各视点的视线均被地形遮挡，最近处相距 %s".formatted(metres(maxDistanceMetres), metres(sight.nearestMetres()));
      case DOUBTFUL -> "需现场核实：" + (seen.isEmpty() ? "" : seen + "，但") + doubt(sight);
    };
  }

  /** One sentence on all targets. */
  static String of(List<TargetSight> sights, Corridor corridor, double maxDistanceMetres) {
    if (sights.size() == 1) {
      return of(sights.get(0), corridor, maxDistanceMetres);
    }
    return "%d 个目标：%d 个可见，%d 个需现场核实，%d 个不可见".formatted(sights.size(),
        count(sights, Verdict.VISIBLE), count(sights, Verdict.DOUBTFUL), count(sights, Verdict.HIDDEN));
  }

  private static String seen(TargetSight sight, Corridor corridor) {
    String nearest = metres(sight.nearestVisibleMetres().orElseThrow());
    if (corridor.singleObserver()) {
      return "从所给视点可见，相距 " + nearest;
    }
    List<Stretch> stretches = sight.visibleFrom();
    String where = where(stretches.subList(0, Math.min(MOST_STRETCHES, stretches.size())), corridor);
    String more = stretches.size() > MOST_STRETCHES ? " 等 " + stretches.size() + " 段" : "";
    return "从 %s%s（共 %s）可见，最近 %s".formatted(where, more, metres(sight.visibleLengthMetres()), nearest);
  }

  /** The road's name once, then its stretches. */
  private static String where(List<Stretch> stretches, Corridor corridor) {
    var text = new StringBuilder();
    String road = null;
    for (Stretch stretch : stretches) {
      text.append(road == null ? "" : "、");
      if (!corridor.name(stretch).equals(road)) {
        road = corridor.name(stretch);
        text.append(road).append(' ');
      }
      text.append(corridor.stakes(stretch));
    }
    return text.toString();
  }

  private static String doubt(TargetSight sight) {
    return sight.unknownEyes() > 0
        ? sight.unknownEyes() + " 个视点的视线穿过无高程数据处"
        : "视线与地形的距离小于高程误差";
  }

  private static long count(List<TargetSight> sights, Verdict verdict) {
    return sights.stream().filter(sight -> sight.verdict() == verdict).count();
  }

  static String metres(double metres) {
    return Math.round(metres) + " m";
  }
}
