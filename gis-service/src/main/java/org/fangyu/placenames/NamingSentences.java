package org.fangyu.placenames;

import java.util.List;
import java.util.Locale;
import org.fangyu.geometry.naming.GenericFinding;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.geometry.naming.Wording;
import org.fangyu.placenames.rules.Cause;
import org.fangyu.placenames.rules.ListedWord;
import org.fangyu.placenames.rules.ProtectedName;
import org.fangyu.placenames.sources.NamingScopeRow;
import org.fangyu.romanisation.Romanisation;
import org.fangyu.romanisation.Syllable;

/** What an officer reads: one sentence a finding. */
final class NamingSentences {

  private static final int FEW_WORDS = 12;

  private NamingSentences() {}

  static String of(Cause cause, Subject subject) {
    if (cause instanceof Cause.Clash found) {
      return clash(found.clash(), subject);
    }
    if (cause instanceof Cause.Generic found) {
      return generic(subject, found.finding());
    }
    if (cause instanceof Cause.Words found) {
      return wording(found.fault());
    }
    if (cause instanceof Cause.Listed found) {
      return listed(found.word());
    }
    if (cause instanceof Cause.Rare found) {
      return "“" + found.characters() + "”不在通用规范汉字表(8105 字)内,属生僻字";
    }
    return cause instanceof Cause.Kept found ? kept(found) : ofPlace(cause);
  }

  private static String ofPlace(Cause cause) {
    if (cause instanceof Cause.Famous found) {
      return "“" + found.feature().word() + "”是国内著名的" + found.feature().note();
    }
    if (cause instanceof Cause.Wider found) {
      return "专名用了“" + found.feature().name() + "”,它可能超出本行政区域范围";
    }
    if (cause instanceof Cause.Local found) {
      return "与所在地“" + found.place().name() + "”一致";
    }
    if (cause instanceof Cause.NotLocal found) {
      return found.nearest() == null ? "附近没有已登记的地名,无法核对是否与所在地地名统一" : "设施名称与所在地地名不一致,最近的是“%s”(%s)".formatted(found.nearest().name(), distance(found.nearest().distanceMetres()));
    }
    return "只有专名,没有通名";
  }

  private static String listed(ListedWord word) {
    String note = word.note() == null ? "" : "(" + word.note() + ")";
    return switch (word.kind()) {
      case BANNED -> "专名用了禁用字词“" + word.word() + "”" + note;
      case DOUBTFUL -> "专名用了“" + word.word() + "”" + note + ",含义是否得当须核实";
      case LEADER, PERSON -> "专名用了人名“" + word.word() + "”" + note + ";不存在特定联系的,请说明理由";
      case FOREIGN -> "专名用了“" + word.word() + "”" + note;
      case COMPANY -> "专名用了企业或商标名称“" + word.word() + "”" + note + ";不存在特定联系的,请说明理由";
      default -> "专名用了“" + word.word() + "”,须有依据材料";
    };
  }

  private static String kept(Cause.Kept kept) {
    String name = "“" + kept.name().name() + "”";
    if (kept.name().kind() == ProtectedName.Kind.HISTORIC) {
      return name + "具有重要历史文化价值(" + kept.name().list() + "),一般不得更名";
    }
    return name + "列入“" + kept.name().list() + "”," + (kept.planned() ? "本案已有保护方案" : "更名、注销前须先有保护方案");
  }

  private static String clash(NameClash clash, Subject subject) {
    String like = switch (clash.likeness()) {
      case SAME_NAME -> "重名";
      case SAME_SOUND -> "同音(" + Romanisation.plain(subject.spelled().toned()) + ")";
      case SAME_SPECIFIC -> "专名相同(" + clash.rival().specific() + ")";
      case SAME_SPECIFIC_SOUND -> "专名同音";
      case ADDED_WORD -> "只差“新”“大”等附加字";
      case NEAR_SOUND -> "方言近音(" + String.join(" ", clash.rival().reading().specific()) + ")";
    };
    String sentence = "与" + rival(clash) + like + distanceTo(clash) + ",同在" + area(clash.scope(), subject);
    return clash.mayBeProlonged() ? sentence + ";两路相接,如为同一道路的延伸请按道路延伸办理" : sentence;
  }

  private static String distanceTo(NameClash clash) {
    return Double.isNaN(clash.rival().distanceMetres()) ? "" : "," + distance(clash.rival().distanceMetres());
  }

  private static String rival(NameClash clash) {
    String name = "“" + clash.rival().name() + "”";
    return switch (clash.rival().standing()) {
      case STANDARD -> name;
      case PENDING -> "未批准的拟名" + name;
      case ALIAS -> "“" + clash.rival().bearer() + "”的别名" + name;
      case FORMER -> clash.rival().name().equals(clash.rival().bearer()) ? "历史地名" + name : "“" + clash.rival().bearer() + "”的曾用名" + name;
      case CANCELLED -> "已注销的" + name;
    };
  }

  private static String area(ScopeArea area, Subject subject) {
    if (area.kind() != ScopeArea.Kind.BUILT_UP) {
      boolean standsIn = subject.scope().standsIn() && subject.scopeRow().scope() == NamingScopeRow.Scope.BUILT_UP_AREA;
      return "“" + area.name() + "”" + (standsIn ? "(" + subject(subject) + "不在建成区内,按所在区划比较)" : "");
    }
    return "“" + area.name() + "”" + (area.name().endsWith("建成区") ? "" : "建成区");
  }

  private static String subject(Subject subject) {
    return subject.name().isRoad() ? "道路" : "位置";
  }

  static String noClash(Subject subject, Integer compared) {
    NamingScope scope = subject.scope();
    String counted = compared == null ? "" : "的 " + compared + (subject.name().isRoad() ? " 个路名中" : " 个地名中");
    return "在%s%s没有发现重名或同音".formatted(area(scope.parts().get(0).area(), subject)
        + (scope.parts().size() > 1 ? "等 " + scope.parts().size() + " 个建成区" : ""), counted);
  }

  static String standsIn(Subject subject) {
    String name = subject.scope().parts().get(0).area().name();
    if (subject.scopeRow().scope() != NamingScopeRow.Scope.BUILT_UP_AREA) {
      return "此类地名没有法定的比较范围,现按“%s”比较,结果只作提醒".formatted(name);
    }
    return "%s不在任何建成区内。法定的比较范围是同一建成区,现按“%s”比较,结果只作提醒".formatted(subject(subject), name);
  }

  static String partlyOutside(NamingScope scope) {
    double metres = scope.outside().getLength();
    return "道路有 %s(%.0f %%)在建成区外,只比较建成区内的路名".formatted(metres(metres), 100 * metres / scope.lengthMetres());
  }

  static String severalTowns(NamingScope scope) {
    List<String> parts = scope.parts().stream().map(p -> "“%s”%.0f %%".formatted(p.area().name(), 100 * p.share())).toList();
    return "道路跨 %d 个建成区,逐一比较:%s".formatted(parts.size(), String.join("、", parts));
  }

  private static String generic(Subject subject, GenericFinding finding) {
    String word = subject.name().generic();
    GenericWordRule rule = finding.rule();
    String sentence = switch (finding.kind()) {
      case NOT_ALLOWED -> "通名“%s”不在本地通名表内".formatted(word);
      case WRONG_CLASS -> "通名“%s”不用于此等级的道路".formatted(word);
      case TOO_NARROW -> "通名“%s”要求路宽不小于 %s,现为 %s".formatted(word, metres(rule.minWidthMetres()), metres(finding.value()));
      case TOO_WIDE -> "通名“%s”要求路宽小于 %s,现为 %s".formatted(word, metres(rule.maxWidthMetres()), metres(finding.value()));
      case WIDTH_UNKNOWN -> "没有路宽,无法核对通名“%s”(%s)".formatted(word, width(rule));
      case TOO_SHORT -> "通名“%s”要求长度不小于 %s,现为 %s".formatted(word, metres(rule.minLengthMetres()), metres(finding.value()));
      case TOO_LONG -> "通名“%s”要求长度小于 %s,现为 %s".formatted(word, metres(rule.maxLengthMetres()), metres(finding.value()));
      case FITS -> "通名“%s”符合道路的宽度和长度".formatted(word);
    };
    boolean tell = finding.kind() != GenericFinding.Kind.FITS && finding.kind() != GenericFinding.Kind.WIDTH_UNKNOWN && !finding.fitting().isEmpty();
    return tell ? sentence + ";可用:" + String.join("、", finding.fitting().stream().limit(FEW_WORDS).toList()) : sentence;
  }

  private static String width(GenericWordRule rule) {
    if (Double.isNaN(rule.maxWidthMetres())) {
      return "要求宽 " + metres(rule.minWidthMetres()) + "以上";
    }
    return "要求宽 " + (Double.isNaN(rule.minWidthMetres()) ? "" : metres(rule.minWidthMetres()) + "以上、") + metres(rule.maxWidthMetres()) + "以下";
  }

  private static String wording(Wording.Fault fault) {
    return switch (fault.kind()) {
      case NOT_CHINESE -> "专名含非汉字字符“%s”".formatted(fault.part());
      case STACKED_GENERIC -> "专名以通名“%s”结尾,通名叠用".formatted(fault.part());
      case BARE_ORDINAL -> "专名“%s”只有序数".formatted(fault.part());
    };
  }

  static String outsideCounty(String county, double metres, double length) {
    return metres >= length * 0.999 ? "道路全部在“%s”以外".formatted(county)
        : "道路有 %s在“%s”以外,请裁剪或与邻县联合命名".formatted(metres(metres), county);
  }

  static String reading(List<Syllable> doubtful) {
    List<String> each = doubtful.stream()
        .map(s -> s.others().isEmpty() ? "“" + s.text() + "”(读音不明)" : "“%s”(%s,又读 %s)".formatted(s.text(), s.reading(), String.join("、", s.others())))
        .toList();
    return "读音待确认:" + String.join("、", each);
  }

  private static String distance(double metres) {
    return metres <= NamingScope.TOUCH_METRES ? "相接" : "相距 " + metres(metres);
  }

  /** Below a kilometre whole metres, halves where they count; above it kilometres with one decimal. */
  static String metres(double metres) {
    if (metres >= 1000) {
      return String.format(Locale.ROOT, "%.1f km", metres / 1000);
    }
    return String.format(Locale.ROOT, metres == Math.rint(metres) || metres >= 100 ? "%.0f m" : "%.1f m", metres);
  }
}
