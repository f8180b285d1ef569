package org.fangyu.placenames;

import java.util.List;
import java.util.Locale;
import org.fangyu.geometry.naming.GenericFinding;
import org.fangyu.geometry.naming.GenericWordRule;
import org.fangyu.geometry.naming.NameClash;
import org.fangyu.geometry.naming.NamingScope;
import org.fangyu.geometry.naming.ScopeArea;
import org.fangyu.geometry.naming.Wording;
import org.fangyu.romanisation.Syllable;

/** What an officer reads: one sentence a finding. */
final class NamingSentences {

  private NamingSentences() {}

  static String clash(NameClash clash, String pinyinPlain) {
    String like = switch (clash.likeness()) {
      case SAME_NAME -> "重名";
      case SAME_SOUND -> "同音(" + pinyinPlain + ")";
      case SAME_SPECIFIC -> "专名相同(" + clash.rival().specific() + ")";
      case SAME_SPECIFIC_SOUND -> "专名同音";
      case ADDED_WORD -> "只差“新”“大”等附加字";
    };
    String sentence = "与" + rival(clash) + like + "," + distance(clash.distanceMetres()) + ",同在" + area(clash.scope());
    return clash.mayBeProlonged() ? sentence + ";两路相接,如为同一道路的延伸请按道路延伸办理" : sentence;
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

  private static String area(ScopeArea area) {
    if (area.kind() == ScopeArea.Kind.DIVISION) {
      return "“" + area.name() + "”(道路不在建成区内,按所在区划比较)";
    }
    return "“" + area.name() + "”" + (area.name().endsWith("建成区") ? "" : "建成区");
  }

  static String noClash(NamingScope scope, int compared) {
    return "在%s的 %d 个路名中没有发现重名或同音".formatted(area(scope.parts().get(0).area())
        + (scope.parts().size() > 1 ? "等 " + scope.parts().size() + " 个建成区" : ""), compared);
  }

  static String outsideTowns(NamingScope scope) {
    return "道路不在任何建成区内。法定的比较范围是同一建成区,现按“%s”比较,结果只作提醒".formatted(scope.parts().get(0).area().name());
  }

  static String partlyOutside(NamingScope scope) {
    double metres = scope.outside().getLength();
    return "道路有 %s(%.0f %%)在建成区外,只比较建成区内的路名".formatted(metres(metres), 100 * metres / scope.lengthMetres());
  }

  static String severalTowns(NamingScope scope) {
    List<String> parts = scope.parts().stream().map(p -> "“%s”%.0f %%".formatted(p.area().name(), 100 * p.share())).toList();
    return "道路跨 %d 个建成区,逐一比较:%s".formatted(parts.size(), String.join("、", parts));
  }

  static String generic(String word, GenericFinding finding) {
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
    return tell ? sentence + ";可用:" + String.join("、", finding.fitting()) : sentence;
  }

  private static String width(GenericWordRule rule) {
    if (Double.isNaN(rule.maxWidthMetres())) {
      return "要求宽 " + metres(rule.minWidthMetres()) + "以上";
    }
    return "要求宽 " + (Double.isNaN(rule.minWidthMetres()) ? "" : metres(rule.minWidthMetres()) + "以上、") + metres(rule.maxWidthMetres()) + "以下";
  }

  static String wording(Wording.Fault fault) {
    return switch (fault.kind()) {
      case NOT_CHINESE -> "专名含非汉字字符“%s”".formatted(fault.part());
      case STACKED_GENERIC -> "专名以通名“%s”结尾,通名叠用".formatted(fault.part());
      case BARE_ORDINAL -> "专名“%s”只有序数".formatted(fault.part());
      case GRAND_WORD -> "专名用了“%s”,须有依据材料".formatted(fault.part());
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
