package org.fangyu.visibility;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fangyu.geometry.sight.SightSettings;
import org.fangyu.geometry.sight.Verdict;
import org.fangyu.geometry.sight.Visibility;
import org.fangyu.geometry.visibility.TargetSight;
import org.fangyu.geometry.visibility.TargetSight.Stretch;

/** What an officer reads first: 可见, 不可见 or 需现场核实, from which stretch, how near, and why. */
final class SightSentence {

  private static final int MOST_STRETCHES = 4;

  private SightSentence() {}

  /** The verdict as it stands before people; there are only these three. */
  static String word(Verdict verdict) {
    return switch (verdict) {
      case VISIBLE -> "可见";
      case HIDDEN -> "不可见";
      case DOUBTFUL -> "需现场核实";
    };
  }

  /** One sentence on one target. */
  static String of(TargetSight sight, Corridor corridor, SightSettings settings) {
    double maxDistanceMetres = settings.maxDistanceMetres();
    String seen = sight.seen() == Visibility.VISIBLE ? seen(sight, corridor) : "";
    return switch (sight.verdict()) {
      case VISIBLE -> seen;
      case HIDDEN -> sight.nearestMetres() > maxDistanceMetres
          ? "不可见：最近处相距 %s，超出 %s 视线范围".formatted(metres(sight.nearestMetres()), metres(maxDistanceMetres))
          : "不可见：%s 内各视点的视线均被地形遮挡，最近处相距 %s".formatted(metres(maxDistanceMetres), metres(sight.nearestMetres()));
      case DOUBTFUL -> "需现场核实：" + (seen.isEmpty() ? "" : seen + "，但") + reason(sight, settings).get("text");
    };
  }

  /** One sentence on all targets. */
  static String of(List<TargetSight> sights, Corridor corridor, SightSettings settings) {
    if (sights.size() == 1) {
      return of(sights.get(0), corridor, settings);
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

  /** The road's name once, then its stretches; 上行 is the direction in which the chainage grows. */
  private static String where(List<Stretch> stretches, Corridor corridor) {
    var text = new StringBuilder();
    String road = null;
    for (Stretch stretch : stretches) {
      text.append(road == null ? "" : "、");
      if (!corridor.name(stretch).equals(road)) {
        road = corridor.name(stretch);
        text.append(road).append(" 上行 ");
      }
      text.append(corridor.stakes(stretch));
    }
    return text.toString();
  }

  /** Why a target has to be looked at on the spot. */
  static Map<String, Object> reason(TargetSight sight, SightSettings settings) {
    return reason(sight.marginMetres().orElse(Double.NaN), settings.verticalErrorMetres(), sight.unknownEyes());
  }

  /**
   * As {@link #reason(TargetSight, SightSettings)}.
   *
   * @param margin of the clearest line above the ground, negative below it; {@code NaN} when the error of the heights is not the reason
   * @param lines sight lines that cross missing heights
   */
  static Map<String, Object> reason(double margin, double error, int lines) {
    List<String> why = new ArrayList<>();
    if (!Double.isNaN(margin)) {
      why.add("%s仅 %s m，小于高程误差 %s m".formatted(margin < 0 ? "地面高出视线" : "视线高出地面", tenths(Math.abs(margin)), plain(error)));
    }
    if (lines > 0) {
      why.add(lines + " 条视线穿过无高程数据处");
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("text", String.join("；", why));
    json.put("marginMetres", SightAnswer.rounded(margin));
    json.put("verticalErrorMetres", SightAnswer.rounded(error));
    json.put("linesThroughMissingHeights", lines);
    return json;
  }

  /** Rounded down, so that a margin never reads as large as the error it is below. */
  private static String tenths(double metres) {
    return String.format(Locale.ROOT, "%.1f", Math.floor(metres * 10) / 10);
  }

  static String plain(double number) {
    return number == Math.rint(number) ? String.valueOf((long) number) : String.valueOf(number);
  }

  private static long count(List<TargetSight> sights, Verdict verdict) {
    return sights.stream().filter(sight -> sight.verdict() == verdict).count();
  }

  static String metres(double metres) {
    return Math.round(metres) + " m";
  }
}
